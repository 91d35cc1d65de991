import type { SourceConnection } from '@concord/contracts/workspace';
import type { FileOrigin } from '../reading/file-origin';
import { fileReader } from '../reading/file-reader';
import type { RecordColumns } from '../reading/raw-record';
import type { SourceReader } from '../reading/source-reader';
import { NdjsonParser } from './ndjson-parser';

export type NdjsonConnection = Extract<SourceConnection, { connector: 'ndjson' }>;

/** Newline-delimited JSON, one object per line. */
export function ndjsonSource(
  { encoding }: NdjsonConnection,
  origin: FileOrigin,
  columns: RecordColumns,
): SourceReader {
  return fileReader(
    origin,
    { parser: (context) => new NdjsonParser(encoding, context), encoding: () => encoding },
    columns,
  );
}
