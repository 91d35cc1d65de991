import type { RecordCleansed } from '@concord/contracts/events';
import type { RecordKey } from '@concord/contracts/names';
import type { Change } from '@concord/matching';
import { PermanentError } from '@concord/messaging';
import type { StoredRecord } from '../records/stored-record';

export type Incoming = ReadonlyMap<RecordKey, RecordCleansed>;
export type Known = ReadonlyMap<RecordKey, StoredRecord>;

/** What the engine of one kind is asked for, and what came in for it. */
export interface Wanted {
  readonly kind: string;
  readonly changes: readonly Change[];
  readonly incoming: Incoming;
}

/** @throws PermanentError when a record has changed from one entity to another. */
export function wantedOf(incoming: Incoming, known: Known, kinds: readonly string[]): Wanted[] {
  return [...byKind(incoming, known, kinds)].map(([kind, own]) => ({
    kind,
    changes: changesOf(own),
    incoming: own,
  }));
}

/**
 * What came in, by the entity of the model that it is about. The deletion of a record that was never
 * seen leaves a tombstone and belongs to the first kind.
 */
function byKind(
  incoming: Incoming,
  known: Known,
  kinds: readonly string[],
): Map<string, Map<RecordKey, RecordCleansed>> {
  const groups = new Map<string, Map<RecordKey, RecordCleansed>>();
  for (const [key, item] of incoming) {
    const kind = kindOf(key, item, known) ?? kinds[0] ?? '';
    const group = groups.get(kind);
    if (group === undefined) groups.set(kind, new Map([[key, item]]));
    else group.set(key, item);
  }
  return groups;
}

function kindOf(key: RecordKey, item: RecordCleansed, known: Known): string | undefined {
  const stored = known.get(key);
  if (item.op === 'delete') return stored?.kind;
  const { entity } = item.record;
  if (stored?.entityId != null && stored.kind !== entity) {
    throw new PermanentError(
      `${key} was a ${stored.kind} and is now a ${entity}: delete it at its source first`,
    );
  }
  return entity;
}

function changesOf(incoming: Incoming): Change[] {
  return [...incoming].map(([key, item]) =>
    item.op === 'upsert' ? { upsert: { key, fields: item.record.fields } } : { remove: key },
  );
}
