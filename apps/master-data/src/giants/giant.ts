import type { EntityResolved } from '@concord/contracts/events';
import type { StoredGolden } from '../golden/stored-golden';

/**
 * An entity of more source records than this is a giant: nobody is so many records, but a key that a source gave
 * to everybody is. A golden record is built in time that grows with its contributors, and one that gains
 * thousands, each with a build, would take the time of all others. So a giant is built behind, now and then.
 */
export const giantAbove = 1_000;

export function isGiant({ contributors }: Pick<StoredGolden, 'contributors'>): boolean {
  return contributors > giantAbove;
}

/** Those of the golden records that need not be built at once: current giants of which nothing says that they end. */
export function giantsAmong(
  golden: Iterable<StoredGolden>,
  items: readonly EntityResolved[],
): Set<string> {
  const giants = new Set<string>();
  for (const one of golden) if (one.status === 'current' && isGiant(one)) giants.add(one.id);
  if (giants.size === 0) return giants;
  for (const { entityId, status } of items) if (status !== 'current') giants.delete(entityId);
  return giants;
}
