import { promises as fs } from 'node:fs';
import { join } from 'node:path';
import type { StackPlaces } from './places';

const ROTATE_BYTES = 20 * 1024 * 1024;
const TAIL_BYTES = 64 * 1024;

export function logOf(places: StackPlaces, service: string): string {
  return join(places.logs, `${service}.log`);
}

/** Keeps one older log beside a log that has grown large. Called at a start, when nobody writes. */
export async function rotateLog(file: string): Promise<void> {
  const size = await fs.stat(file).then(
    (stat) => stat.size,
    () => 0,
  );
  if (size > ROTATE_BYTES) await fs.rename(file, `${file}.1`);
}

/** The last lines of a text file that are not empty; none if it is absent. */
export async function lastLines(file: string, count: number): Promise<string[]> {
  const handle = await fs.open(file, 'r').catch(() => undefined);
  if (handle === undefined) return [];
  try {
    const { size } = await handle.stat();
    const position = Math.max(0, size - TAIL_BYTES);
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(TAIL_BYTES), position });
    const lines = buffer.toString('utf8', 0, bytesRead).split('\n');
    return lines.filter((line) => line.trim() !== '').slice(-count);
  } finally {
    await handle.close();
  }
}
