import type { SourceConnection } from '@concord/contracts/workspace';
import type { FileOrigin } from '../reading/file-origin';
import { fileReader } from '../reading/file-reader';
import type { RecordColumns } from '../reading/raw-record';
import type { SourceReader } from '../reading/source-reader';
import { CsvParser } from './csv-parser';

export type CsvConnection = Extract<SourceConnection, { connector: 'csv' }>;

/** CSV, by default with a header row; every cell is text. */
export function csvSource(
  connection: CsvConnection,
  origin: FileOrigin,
  columns: RecordColumns,
): SourceReader {
  const { delimiter, encoding, header = true } = connection;
  const format = { delimiter, encoding, header, id: columns.id };
  return fileReader(
    origin,
    { parser: (context) => new CsvParser(format, context), encoding: () => encoding },
    columns,
  );
}
