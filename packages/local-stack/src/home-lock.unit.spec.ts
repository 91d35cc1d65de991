import { promises as fs } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withLock } from './home-lock';

describe(withLock, () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await fs.mkdtemp(join(tmpdir(), 'concord-lock-'));
    file = join(folder, 'mongodb.lock');
  });
  afterEach(() => fs.rm(folder, { recursive: true }));

  it('lets one in at a time', async () => {
    let inside = 0;
    let most = 0;
    const visit = () =>
      withLock(file, 10_000, async () => {
        inside += 1;
        most = Math.max(most, inside);
        await sleep(5);
        inside -= 1;
      });
    await Promise.all([visit(), visit(), visit(), visit()]);
    expect(most).toBe(1);
    expect(await fs.readdir(folder)).toEqual([]);
  });

  it('ignores the lock of a process that was killed, also if its number lives again', async () => {
    await fs.writeFile(
      file,
      JSON.stringify({ pid: process.pid, started: 'another boot:1', ticket: 'old' }),
    );
    expect(await withLock(file, 2_000, () => Promise.resolve('in'))).toBe('in');
  });

  it('ignores a lock that was cut off by a full disk', async () => {
    await fs.writeFile(file, '{"pid": 47');
    expect(await withLock(file, 2_000, () => Promise.resolve('in'))).toBe('in');
  });

  it('names the holder when it waited too long, and opens again after an error', async () => {
    const failing = withLock(file, 1_000, async () => {
      await expect(withLock(file, 50, () => Promise.resolve())).rejects.toThrow(
        `process ${process.pid} has held`,
      );
      throw new Error('work failed');
    });
    await expect(failing).rejects.toThrow('work failed');
    expect(await fs.readdir(folder)).toEqual([]);
  });
});
