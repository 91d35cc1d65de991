import { basename, extname, relative } from 'node:path';
import type { Source } from '@concord/contracts/workspace';
import type { InferredFile } from './infer-file';

type Input<Part> = Partial<Part> & Readonly<Record<string, unknown>>;
/** A source file of a workspace before its defaults are filled in. */
export type ProposedSource = Input<Pick<Source, 'source' | 'entity' | 'mapping'>>;

/** `Kunden 2024.csv` is the source `kunden-2024`. */
export function sourceNameOf(path: string): string {
  const stem = basename(path, extname(path)).normalize('NFKD').toLowerCase();
  const name = stem
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 40);
  return name === '' ? 'source' : name;
}

function connectionOf({ format }: InferredFile, path: string): Readonly<Record<string, unknown>> {
  // No connector reads one document from a file; the system may send its records.
  if (format.connector === 'json') return { connector: 'push' };
  if (format.connector === 'xml') return { ...format, path };
  const { encoding, ...rest } = format;
  const unusual =
    'delimiter' in rest && rest.delimiter === ',' ? { ...rest, delimiter: undefined } : rest;
  return {
    ...Object.fromEntries(Object.entries(unusual).filter(([, value]) => value !== undefined)),
    path,
    ...(encoding === 'utf-8' ? {} : { encoding }),
  };
}

/** The source file that is proposed for a data file; paths are relative to the workspace folder. */
export function proposedSource(
  inferred: InferredFile,
  { file, dir, source, entity }: { file: string; dir: string; source: string; entity: string },
): ProposedSource {
  const { id, changedAt, locale, mapping, attached } = inferred.proposal;
  return {
    source,
    entity,
    connection: connectionOf(inferred, relative(dir, file)),
    id: id ?? 'id',
    ...(changedAt === undefined ? {} : { changedAt }),
    ...(Object.keys(locale).length === 0 ? {} : { locale }),
    mapping,
    ...(attached.length === 0 ? {} : { attached: attached.map((one) => one.mapping) }),
  };
}
