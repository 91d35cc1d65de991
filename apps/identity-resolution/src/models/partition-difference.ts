import type { RecordKey } from '@concord/contracts/names';

type Groups = readonly (readonly RecordKey[])[];

/** Groups of both partitions that hold the same records and no others, in other arrangements. */
export interface Exchange {
  readonly a: Groups;
  readonly b: Groups;
}

export interface PartitionDifference {
  readonly exchanges: readonly Exchange[];
  readonly merging: number;
  readonly splitting: number;
  readonly moving: number;
}

/** What differs between two partitions of the same records. Groups are sorted, as `resolveBatch` gives them. */
export function partitionDifference(a: Groups, b: Groups): PartitionDifference {
  const exchanges = exchangesOf(a, b);
  const sum = (count: (exchange: Exchange) => number): number =>
    exchanges.reduce((total, exchange) => total + count(exchange), 0);
  return {
    exchanges,
    merging: sum((exchange) => touching(exchange.a, exchange.b)),
    splitting: sum((exchange) => divided(exchange.a, exchange.b)),
    moving: sum(movingIn),
  };
}

function exchangesOf(a: Groups, b: Groups): Exchange[] {
  const groupOf = new Map<RecordKey, readonly RecordKey[]>();
  for (const group of b) for (const key of group) groupOf.set(key, group);
  const groupOfA = new Map<RecordKey, readonly RecordKey[]>();
  for (const group of a) for (const key of group) groupOfA.set(key, group);
  const seen = new Set<readonly RecordKey[]>();
  return a.flatMap((start) => {
    if (seen.has(start) || isSame(start, groupOf.get(start[0] ?? ''))) return [];
    const found: { a: (readonly RecordKey[])[]; b: (readonly RecordKey[])[] } = { a: [], b: [] };
    const waiting = [start];
    seen.add(start);
    for (let group = waiting.pop(); group !== undefined; group = waiting.pop()) {
      found.a.push(group);
      for (const other of groupsAt(group, groupOf, seen)) {
        found.b.push(other);
        waiting.push(...groupsAt(other, groupOfA, seen));
      }
    }
    return [{ a: inOrder(found.a), b: inOrder(found.b) }];
  });
}

/** Groups that hold one of the records, unless they were seen before. */
function groupsAt(
  keys: readonly RecordKey[],
  groupOf: ReadonlyMap<RecordKey, readonly RecordKey[]>,
  seen: Set<readonly RecordKey[]>,
): (readonly RecordKey[])[] {
  return keys.flatMap((key) => {
    const group = groupOf.get(key);
    if (group === undefined || seen.has(group)) return [];
    seen.add(group);
    return [group];
  });
}

function inOrder(groups: readonly (readonly RecordKey[])[]): (readonly RecordKey[])[] {
  return [...groups].sort((x, y) => ((x[0] ?? '') < (y[0] ?? '') ? -1 : 1));
}

function isSame(one: readonly RecordKey[], other: readonly RecordKey[] | undefined): boolean {
  return one.length === other?.length && one.every((key, at) => key === other[at]);
}

/** Groups of `a` that share a group of `b` with another one. */
function touching(a: Groups, b: Groups): number {
  const origin = new Map(a.flatMap((group) => group.map((key) => [key, group])));
  const together = new Set<readonly RecordKey[] | undefined>();
  for (const group of b) {
    const origins = new Set(group.map((key) => origin.get(key)));
    if (origins.size > 1) for (const each of origins) together.add(each);
  }
  return together.size;
}

/** Groups of `a` that are in several groups of `b`. */
function divided(a: Groups, b: Groups): number {
  const target = new Map(b.flatMap((group) => group.map((key) => [key, group])));
  return a.filter((group) => new Set(group.map((key) => target.get(key))).size > 1).length;
}

/** Records that are not where most of their group goes, each group of `b` taking the most of one group of `a`. */
function movingIn({ a, b }: Exchange): number {
  const target = new Map(b.flatMap((group, at) => group.map((key) => [key, at])));
  const shares = a.flatMap((group, from) => {
    const counts = new Map<number, number>();
    for (const key of group) {
      const to = target.get(key) ?? -1;
      counts.set(to, (counts.get(to) ?? 0) + 1);
    }
    return [...counts].map(([to, count]) => ({ from, to, count }));
  });
  const [taken, given] = [new Set<number>(), new Set<number>()];
  let staying = 0;
  for (const { from, to, count } of shares.sort((x, y) => y.count - x.count)) {
    if (taken.has(to) || given.has(from)) continue;
    taken.add(to);
    given.add(from);
    staying += count;
  }
  return a.reduce((sum, group) => sum + group.length, 0) - staying;
}
