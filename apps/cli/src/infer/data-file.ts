import { promises as fs } from 'node:fs';
import { basename } from 'node:path';
import {
  detectConnection,
  detectionLength,
  type DetectedFormat,
} from '@concord/connectors/detection';
import { openSource, SourceBroken, SourceUnreachable } from '@concord/connectors/source';
import { CommandError, ExitCode } from '../exit-codes';
import { systemCodeOf } from '../system-code';
import { jsonRecords } from './json-document';
import type { RecordBatch } from './record-batch';
import { sampledFile } from './sampled-file';

export interface DataFile {
  readonly format: DetectedFormat;
  readonly bytes: number;
  /** Share of the file that is read, 0 to 1. */
  readonly share: number;
  readonly batches: () => AsyncIterable<RecordBatch>;
}

async function headOf(path: string): Promise<Buffer> {
  try {
    const file = await fs.open(path);
    try {
      const buffer = Buffer.alloc(detectionLength);
      const { bytesRead } = await file.read(buffer, 0, detectionLength, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (cause) {
    const code = systemCodeOf(cause) ?? 'not readable';
    const reasons: Readonly<Record<string, string>> = {
      ENOENT: `There is no file ${path}.`,
      EISDIR: `${path} is a folder, not a file.`,
      EACCES: `${path} may not be read by this user.`,
    };
    const what = reasons[code] ?? `${path} cannot be read: ${code}.`;
    throw new CommandError(ExitCode.usage, what, 'give a data file: CSV, NDJSON, JSON or XML', {
      cause,
    });
  }
}

/** @throws CommandError for what is no text or no table */
export async function openDataFile(path: string, whole: boolean): Promise<DataFile> {
  const format = detectConnection(await headOf(path));
  const isLines = format.connector === 'csv' || format.connector === 'ndjson';
  const { open, bytes, share } = await sampledFile(
    path,
    isLines,
    whole || format.connector === 'json',
  );
  const batches =
    format.connector === 'json'
      ? () => jsonRecords(path)
      : () => readBatches(path, format, open, share < 1);
  return { format, bytes, share, batches };
}

async function* readBatches(
  path: string,
  connection: Exclude<DetectedFormat, { connector: 'json' }>,
  open: Parameters<typeof openSource>[1]['open'],
  isSample: boolean,
): AsyncGenerator<RecordBatch> {
  const name = basename(path);
  const reader = openSource(connection, {
    baseDir: '.',
    name,
    ...(open === undefined ? {} : { open }),
  });
  try {
    for await (const { items, bytesRead = 0 } of reader.read({ batchSize: 500 })) {
      const records = items.flatMap((item) => (item.kind === 'record' ? [item.data] : []));
      yield { records, unreadable: items.length - records.length, bytesRead };
    }
  } catch (error) {
    // A sample ends in the middle of things; what could be read is enough.
    if (isSample && error instanceof SourceBroken && error.kept > 0) return;
    if (!(error instanceof SourceBroken || error instanceof SourceUnreachable)) throw error;
    throw new CommandError(ExitCode.failed, error.message, undefined, { cause: error });
  }
}
