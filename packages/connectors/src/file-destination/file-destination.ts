import type { DestinationConnection } from '@concord/contracts/workspace';
import { mkdir, open, rename, stat, type FileHandle } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import {
  DestinationUnreachable,
  type Delivery,
  type DeliveryOutcome,
  type DeliveryPosition,
  type DestinationWriter,
} from '../destination-writer';
import { failureText } from '../http/http-answer';
import { csvLines, ndjsonLines, type LineFormat } from './line-format';

export type FileDestinationConnection = Extract<DestinationConnection, { connector: 'file' }>;

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    const missing = typeof error === 'object' && error !== null && 'code' in error;
    if (missing && error.code === 'ENOENT') return 0;
    throw error;
  }
}

class FileWriter implements DestinationWriter {
  readonly batchSize = 500;

  constructor(
    private readonly path: string,
    private readonly format: LineFormat,
  ) {}

  async deliver(
    batch: readonly Delivery[],
    committed?: DeliveryPosition,
  ): Promise<DeliveryOutcome> {
    try {
      const bytes = await this.append(batch, committed?.bytes ?? 0);
      return { results: batch.map(({ id }) => ({ id, ok: true })), position: { bytes } };
    } catch (cause) {
      const message = `${this.path}: cannot be written: ${failureText(cause)}`;
      throw new DestinationUnreachable('file.not-writable', message, { cause });
    }
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  private async append(batch: readonly Delivery[], committed: number): Promise<number> {
    await mkdir(dirname(this.path), { recursive: true });
    const size = await sizeOf(this.path);
    // Shorter than what was committed: the reader of the file took it away, and a new one begins.
    const start = Math.min(committed, size);
    if (size > 0 && !(await this.isOurs(start))) return this.startAnew(batch);
    const handle = await open(this.path, size === 0 ? 'w' : 'r+');
    try {
      if (size > start) await handle.truncate(start);
      const text =
        (start === 0 ? this.format.header : '') + batch.map((d) => this.format.line(d)).join('');
      const bytes = Buffer.from(text);
      await writeAll(handle, bytes, start);
      await handle.sync();
      return start + bytes.length;
    } finally {
      await handle.close();
    }
  }

  /** A file that holds something before we committed anything, or has other columns, is not ours. */
  private async isOurs(start: number): Promise<boolean> {
    if (start === 0) return false;
    const expected = Buffer.from(this.format.header);
    const handle = await open(this.path, 'r');
    try {
      const { buffer, bytesRead } = await handle.read(
        Buffer.alloc(expected.length),
        0,
        expected.length,
        0,
      );
      return buffer.subarray(0, bytesRead).equals(expected);
    } finally {
      await handle.close();
    }
  }

  /** What is not ours is never overwritten: it steps aside under the first free number. */
  private async startAnew(batch: readonly Delivery[]): Promise<number> {
    let count = 1;
    while ((await sizeOf(`${this.path}.${count}`)) > 0) count += 1;
    await rename(this.path, `${this.path}.${count}`);
    return this.append(batch, 0);
  }
}

async function writeAll(handle: FileHandle, bytes: Buffer, start: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, start + done);
    done += bytesWritten;
  }
}

/**
 * A file that changes are appended to. Exactly once in effect: it is cut back to the committed
 * length before each append, and synced to disk before a delivery counts. `columns` are those of
 * the mapping, for the header of a CSV.
 */
export function fileDestination(
  connection: FileDestinationConnection,
  baseDir: string,
  columns: readonly string[],
): DestinationWriter {
  const format = connection.format === 'csv' ? csvLines(columns) : ndjsonLines;
  return new FileWriter(resolve(baseDir, connection.path), format);
}
