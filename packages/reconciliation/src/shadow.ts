import { sameContent } from './content';

/** A record in the shape of a destination: its mapped fields. */
export type OutputRecord = Readonly<Record<string, unknown>>;

/** What has to be sent so that a destination holds what it should. */
export type Difference =
  | { readonly kind: 'none' }
  | { readonly kind: 'create'; readonly fields: OutputRecord }
  | { readonly kind: 'update'; readonly changed: OutputRecord; readonly removed: readonly string[] }
  | { readonly kind: 'delete' };

function present(record: OutputRecord): [string, unknown][] {
  return Object.entries(record).filter(([, value]) => value !== undefined);
}

/**
 * The difference between what a destination should hold and its shadow, what it was last known to
 * hold. Undefined is no record at all; a field that is undefined is absent.
 */
export function diffShadow(
  desired: OutputRecord | undefined,
  shadow: OutputRecord | undefined,
): Difference {
  if (desired === undefined) return shadow === undefined ? { kind: 'none' } : { kind: 'delete' };
  const wanted = present(desired);
  if (shadow === undefined) return { kind: 'create', fields: Object.fromEntries(wanted) };
  const held = new Map(present(shadow));
  const changed = wanted.filter(([name, value]) => !sameContent(value, held.get(name)));
  const names = new Set(wanted.map(([name]) => name));
  const removed = [...held.keys()].filter((name) => !names.has(name));
  if (changed.length === 0 && removed.length === 0) return { kind: 'none' };
  return { kind: 'update', changed: Object.fromEntries(changed), removed };
}

/** The shadow after the difference was delivered. */
export function applyDifference(
  shadow: OutputRecord | undefined,
  difference: Difference,
): OutputRecord | undefined {
  switch (difference.kind) {
    case 'none':
      return shadow;
    case 'delete':
      return undefined;
    case 'create':
      return difference.fields;
    case 'update': {
      const removed = new Set(difference.removed);
      const kept = present(shadow ?? {}).filter(([name]) => !removed.has(name));
      return Object.fromEntries([...kept, ...Object.entries(difference.changed)]);
    }
  }
}
