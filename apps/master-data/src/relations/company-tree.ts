import type { Bond } from './bonds';

/** The companies above and below one, by the relationships of kind `parent`. */
export interface CompanyTree {
  /** The nearest first; more than one on a level where sources disagree. */
  readonly above: readonly string[];
  /** Level by level. */
  readonly below: readonly string[];
  /** There are more companies than are looked for. */
  readonly truncated: boolean;
}

export type BondsOf = (entityId: string) => Promise<readonly Bond[]>;

/** Walks up and down from a company, within a limit either way; a circle ends where it began. */
export async function companyTree(
  entityId: string,
  bondsOf: BondsOf,
  limit: number,
): Promise<CompanyTree> {
  const above = await walk(entityId, 'to', bondsOf, limit);
  const below = await walk(entityId, 'from', bondsOf, limit);
  return {
    above: above.slice(0, limit),
    below: below.slice(0, limit),
    truncated: above.length > limit || below.length > limit,
  };
}

async function walk(
  entityId: string,
  direction: Bond['direction'],
  bondsOf: BondsOf,
  limit: number,
): Promise<string[]> {
  const seen = new Set([entityId]);
  const queue = [entityId];
  for (let at = 0; at < queue.length && queue.length <= limit + 1; at++) {
    for (const id of othersOf(await bondsOf(queue[at] ?? ''), 'parent', direction)) {
      if (seen.has(id)) continue;
      seen.add(id);
      queue.push(id);
    }
  }
  return queue.slice(1);
}

/** The other ends of bonds of one kind and direction, those that are there. */
export function othersOf(
  bonds: readonly Bond[],
  kind: Bond['kind'],
  direction: Bond['direction'],
): string[] {
  return bonds.flatMap((bond) =>
    bond.kind === kind && bond.direction === direction && 'id' in bond.other ? [bond.other.id] : [],
  );
}
