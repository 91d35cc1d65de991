import type { RecordKey } from '@concord/contracts/names';

type Truth = ReadonlyMap<RecordKey, string>;

/** Pairs of records that a partition has wrong, each named by its keys in order. */
export interface WrongPairs {
  /** Put together, but two entities. */
  readonly merged: ReadonlySet<string>;
  /** One entity, but apart. */
  readonly missed: ReadonlySet<string>;
}

export function wrongPairs(groups: readonly (readonly RecordKey[])[], truth: Truth): WrongPairs {
  const groupOf = new Map(groups.flatMap((group, at) => group.map((key) => [key, at] as const)));
  const entities = new Map<string, RecordKey[]>();
  for (const key of groupOf.keys()) {
    const entity = truth.get(key) ?? '';
    entities.set(entity, [...(entities.get(entity) ?? []), key]);
  }
  return {
    merged: pairsOf(groups, (a, b) => truth.get(a) !== truth.get(b)),
    missed: pairsOf(entities.values(), (a, b) => groupOf.get(a) !== groupOf.get(b)),
  };
}

/** How many pairs are wrong in the one and not in the other. */
export function wrongOnlyIn(one: WrongPairs, other: WrongPairs): number {
  const only = (these: ReadonlySet<string>, those: ReadonlySet<string>): number =>
    [...these].filter((pair) => !those.has(pair)).length;
  return only(one.merged, other.merged) + only(one.missed, other.missed);
}

function pairsOf(
  sets: Iterable<readonly RecordKey[]>,
  isWrong: (a: RecordKey, b: RecordKey) => boolean,
): Set<string> {
  const found = new Set<string>();
  for (const set of sets)
    for (const [at, a] of set.entries())
      for (const b of set.slice(at + 1)) if (isWrong(a, b)) found.add(pairName(a, b));
  return found;
}

export function pairName(a: RecordKey, b: RecordKey): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
