import { promises as fs } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lastLines, remedyFor } from './server-log';

describe(remedyFor, () => {
  const remedy = (line: string) => remedyFor([line], '/srv/.concord/logs/mongodb.log');

  it.each([
    ['pwrite: failed to write 4096 bytes: No space left on device', 'free some space'],
    ['Failed to start TCP listener on 127.0.0.1:25012, error: eaddrinuse', 'start again'],
    ['Unable to create lock file: Permission denied', 'belongs to another user'],
    ['Wrong mongod version', 'by another version'],
    ['error while loading shared libraries: libcurl.so.4: cannot open', 'apt-get install libcurl4'],
  ])('knows what to do about "%s"', (line, advice) => {
    expect(remedy(line)).toContain(advice);
  });

  it('points to the log for what it does not know', () => {
    expect(remedy('assertion 10334')).toBe('read the whole log: /srv/.concord/logs/mongodb.log');
  });
});

describe(lastLines, () => {
  it('gives the end of a file, without empty lines', async () => {
    const folder = await fs.mkdtemp(join(tmpdir(), 'concord-log-'));
    const file = join(folder, 'server.log');
    await fs.writeFile(file, `${'older\n'.repeat(10_000)}\nstarting\n\nfailed\n`);
    expect(await lastLines(file, 2)).toEqual(['starting', 'failed']);
    expect(await lastLines(join(folder, 'absent.log'), 2)).toEqual([]);
    await fs.rm(folder, { recursive: true });
  });
});
