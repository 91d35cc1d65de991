import type { EntityEffect } from '@concord/contracts/stewarding';
import { recordKey } from '@concord/contracts/names';
import type { Outcome } from '../resolving/outcome';

/**
 * What an outcome means for each entity: its records before and after.
 *
 * @param records of the entities, as they are stored
 * @param storedAs whether that was read before the outcome was stored, or after
 */
export function effectsOf(
  { entities, events }: Outcome,
  records: ReadonlyMap<string, readonly string[]>,
  storedAs: 'before' | 'after',
): EntityEffect[] {
  const news = new Map(events.map((event) => [event.entityId, event]));
  return entities.map(({ id, status, into, version }) => {
    const stored = records.get(id) ?? [];
    const joined = (news.get(id)?.joined ?? []).map(keyOf);
    const left = (news.get(id)?.left ?? []).map(keyOf);
    const [before, after] =
      storedAs === 'before'
        ? [stored, changed(stored, joined, left)]
        : [changed(stored, left, joined), stored];
    const own = { id, status, into: [...into], version, isNew: version === 1 };
    return { ...own, before: [...before], after: [...after] };
  });
}

function changed(
  keys: readonly string[],
  come: readonly string[],
  gone: readonly string[],
): string[] {
  const away = new Set(gone);
  return [...new Set([...keys.filter((key) => !away.has(key)), ...come])].sort();
}

function keyOf({ source, recordId }: { source: string; recordId: string }): string {
  return recordKey(source, recordId);
}
