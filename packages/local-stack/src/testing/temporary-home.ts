import { promises as fs } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopLeftovers } from '../leftovers';

/** Fetched binaries are shared with the rest of the checkout: 130 MB per test would be too much. */
export const testCache = join(__dirname, '..', '..', '..', '..', '.concord', 'cache');

export async function temporaryHome(): Promise<string> {
  return await fs.realpath(await fs.mkdtemp(join(tmpdir(), 'concord stack ')));
}

export async function removeHome(home: string): Promise<void> {
  await stopLeftovers(home);
  await fs.rm(home, { recursive: true, force: true });
}
