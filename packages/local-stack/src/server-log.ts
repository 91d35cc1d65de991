import { promises as fs } from 'node:fs';
import { LocalStackError } from './local-stack-error';
import type { ServerPlaces } from './stack-home';

const TAIL_BYTES = 16 * 1024;
const FULL_BELOW_BYTES = 20 * 1024 * 1024;
const ROTATE_BYTES = 50 * 1024 * 1024;

/** The last lines of a text file; none if it is absent. */
export async function lastLines(file: string, count: number): Promise<string[]> {
  const handle = await fs.open(file, 'r').catch(() => undefined);
  if (handle === undefined) return [];
  try {
    const { size } = await handle.stat();
    const { buffer, bytesRead } = await handle.read({
      buffer: Buffer.alloc(TAIL_BYTES),
      position: Math.max(0, size - TAIL_BYTES),
    });
    const lines = buffer.toString('utf8', 0, bytesRead).split('\n');
    return lines.filter((line) => line.trim() !== '').slice(-count);
  } finally {
    await handle.close();
  }
}

/** Keeps one older log beside a log that has grown large. */
export async function rotateLog(file: string): Promise<void> {
  const size = await fs.stat(file).then(
    (stat) => stat.size,
    () => 0,
  );
  if (size > ROTATE_BYTES) await fs.rename(file, `${file}.1`);
}

const FREE_DISK_SPACE = 'the disk is full: free some space and start again; nothing was deleted.';
const portInUse = /address already in use|eaddrinuse|could not bind|in use by another/i;

const remedies: readonly (readonly [RegExp, string])[] = [
  [/no space left|enospc|disk full/i, FREE_DISK_SPACE],
  [portInUse, 'another program took the port just now; start again.'],
  [
    /permission denied|read-only file system|eacces|eperm|erofs/i,
    'the folder belongs to another user: correct its owner, or choose another home.',
  ],
  [
    /Wrong mongod version|Invalid featureCompatibilityVersion|incompatible with data|upgrade_needed/i,
    'the data was written by another version of the server: use that version, or start afresh with `./concord up --fresh` (deletes the data).',
  ],
  [
    /error while loading shared libraries/i,
    'a system library is missing: install the one named above (on Debian or Ubuntu for libcurl.so.4: apt-get install libcurl4).',
  ],
];

/** What to do about a failed start, from what the server wrote. */
export function remedyFor(lines: readonly string[], log: string): string {
  const text = lines.join('\n');
  return remedies.find(([pattern]) => pattern.test(text))?.[1] ?? `read the whole log: ${log}`;
}

/** Neither server always says so itself when it dies of a full disk. */
async function diskIsFull(folder: string): Promise<boolean> {
  const { bavail, bsize } = await fs.statfs(folder);
  return bavail * bsize < FULL_BELOW_BYTES;
}

/** The error of a server that did not come up, with the end of its logs and a remedy. */
export async function startFailure(places: ServerPlaces, what: string): Promise<LocalStackError> {
  const startup = await lastLines(places.startupLog, 12);
  const log = await lastLines(places.log, 12);
  const lines = [...startup, ...log].map((line) => `    ${line.slice(0, 400)}`);
  return new LocalStackError(
    portInUse.test(lines.join('\n')) ? 'port-lost' : 'start-failed',
    `${places.server} ${what}. Its last lines (${places.log}):\n${lines.join('\n')}`,
    (await diskIsFull(places.home)) ? FREE_DISK_SPACE : remedyFor(lines, places.log),
  );
}
