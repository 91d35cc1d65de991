import type { SourceConnection } from '@concord/contracts/workspace';
import type { Readable } from 'node:stream';
import { csvSource } from './csv-source/csv-source';
import { httpSource } from './http-source/http-source';
import { usualPatience, type Patience } from './http/patient-request';
import { ndjsonSource } from './ndjson-source/ndjson-source';
import { diskFile, storedFile, type FileOrigin } from './reading/file-origin';
import type { RecordColumns } from './reading/raw-record';
import type { SourceReader } from './reading/source-reader';
import { xmlSource } from './xml-source/xml-source';

export { rawRecord, type RecordColumns } from './reading/raw-record';
export { SourceBroken, SourceUnreachable } from './reading/source-faults';
export type {
  Checkpoint,
  FileCheckpoint,
  HttpCheckpoint,
  RawRecord,
  ReadOptions,
  SourceBatch,
  SourceItem,
  SourceReader,
  Unreadable,
} from './reading/source-reader';
export type { Patience } from './http/patient-request';

/** Connections that can be read from; a `push` source sends by itself. */
export type ReadableConnection = Exclude<SourceConnection, { connector: 'push' }>;

export interface SourceOptions extends RecordColumns {
  /** The workspace folder, which the paths of files are relative to. */
  readonly baseDir: string;
  /** For files that are kept elsewhere, such as uploads; takes the place of the path. */
  readonly open?: () => Readable;
  /** What people call that file. */
  readonly name?: string;
  /** How long an HTTP source is tried. */
  readonly patience?: Patience;
}

function originOf(path: string | undefined, { baseDir, open, name }: SourceOptions): FileOrigin {
  if (open !== undefined) return storedFile(name ?? path ?? 'upload', open);
  if (path !== undefined) return diskFile(baseDir, path);
  throw new TypeError(
    'this source has no path in its connection: its records come by "concord load" or the API',
  );
}

/**
 * Opens nothing yet: the first `read` does. Throws a TypeError for a file connection that has
 * neither a path nor `open`.
 */
export function openSource(connection: ReadableConnection, options: SourceOptions): SourceReader {
  switch (connection.connector) {
    case 'csv':
      return csvSource(connection, originOf(connection.path, options), options);
    case 'ndjson':
      return ndjsonSource(connection, originOf(connection.path, options), options);
    case 'xml':
      return xmlSource(connection, originOf(connection.path, options), options);
    case 'http':
      return httpSource(connection, options, options.patience ?? usualPatience);
  }
}
