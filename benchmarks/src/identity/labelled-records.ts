import { openSource } from '@concord/connectors/source';
import { recordKey, type RecordKey } from '@concord/contracts/names';
import type { FieldMapping, Source } from '@concord/contracts/workspace';

/** A record as its source gave it. */
export interface SourceRecord {
  readonly key: RecordKey;
  readonly source: Source;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Records, and apart from them who they are. */
export interface LabelledRecords {
  readonly records: readonly SourceRecord[];
  /** Only for the evaluation. */
  readonly truth: ReadonlyMap<RecordKey, string>;
  /** Rows that held no record. */
  readonly unreadable: number;
}

/**
 * Reads sources to their end. The truth column is taken out of every record before anything else sees it.
 *
 * @param truthColumn none where the truth stands elsewhere.
 * @throws Error when a mapping of the workspace names the truth column, or no record has it.
 */
export async function readLabelled(
  sources: readonly Source[],
  truthColumn?: string,
): Promise<LabelledRecords> {
  const records = new Map<RecordKey, SourceRecord>();
  const truth = new Map<RecordKey, string>();
  let unreadable = 0;
  for (const source of sources) {
    refuseMappedTruth(source, truthColumn);
    for await (const item of itemsOf(source)) {
      if (item.kind === 'unreadable') unreadable++;
      else {
        const key = recordKey(source.source, item.recordId);
        const { data, entity } = withoutTruth(item.data, truthColumn);
        records.set(key, { key, source, data });
        if (entity !== undefined) truth.set(key, entity);
      }
    }
  }
  if (truthColumn !== undefined && truth.size === 0) {
    throw new Error(`no record has a value in the truth column "${truthColumn}"`);
  }
  return { records: [...records.values()], truth, unreadable };
}

async function* itemsOf({ connection, id, source }: Source) {
  if (connection.connector === 'push') {
    throw new Error(`source "${source}" cannot be read: its records are sent to a service`);
  }
  const reader = openSource(connection, { id, baseDir: '.' });
  for await (const { items } of reader.read({ batchSize: 5_000 })) yield* items;
}

function withoutTruth(data: Readonly<Record<string, unknown>>, truthColumn: string | undefined) {
  if (truthColumn === undefined) return { data, entity: undefined };
  const { [truthColumn]: entity, ...rest } = data;
  return { data: rest, entity: typeof entity === 'string' && entity !== '' ? entity : undefined };
}

function refuseMappedTruth({ source, mapping }: Source, truthColumn: string | undefined): void {
  for (const [field, expression] of Object.entries(mapping)) {
    if (truthColumn === undefined || !columnsOf(expression).includes(truthColumn)) continue;
    throw new Error(
      `source "${source}" maps the truth column "${truthColumn}" to "${field}"; take it out of the mapping`,
    );
  }
}

/** Every text of a mapping: its columns, and some that are none, which does no harm. */
function columnsOf(expression: FieldMapping): string[] {
  if (typeof expression === 'string') return [expression];
  return Object.values(expression).flatMap((part: unknown) =>
    typeof part === 'string' ? [part] : isMapping(part) ? columnsOf(part) : [],
  );
}

function isMapping(part: unknown): part is FieldMapping {
  return typeof part === 'object' && part !== null;
}
