import type { RecordKey } from '@concord/contracts/names';
import type { Edge } from '../clustering/agglomeration';
import type { Constraints } from '../clustering/constraints';
import { DisjointSets } from '../clustering/disjoint-sets';
import type { Decision } from '../record';
import type { Content, ContentStore } from './content-store';

/** Bits above which a pair of candidates speaks for one entity; only such pairs bring clusters together. */
const edgeFloor = 0;

export function byId(a: Content, b: Content): number {
  return a.id < b.id ? -1 : 1;
}

/** Contents with which the given one makes a pair that speaks for one entity, if either keeps the other. */
export function neighbours(store: ContentStore, slot: number): number[] {
  return store.lists.neighbours(slot).filter((other) => {
    const weight = store.lists.weightOf(slot, other) ?? store.lists.weightOf(other, slot) ?? 0;
    return weight > edgeFloor && store.at(other) !== undefined;
  });
}

/** Each edge once, by positions, from the lists of either side. */
export function edgesAmong(store: ContentStore, items: readonly Content[]): Edge[] {
  const positions = new Map(items.map(({ slot }, at) => [slot, at]));
  const edges: Edge[] = [];
  for (let i = 0; i < items.length; i++) {
    const slot = items[i]?.slot ?? -1;
    for (let at = 0; at < store.lists.count(slot); at++) {
      const weight = store.lists.weight(slot, at);
      const other = store.lists.candidate(slot, at);
      const j = weight > edgeFloor ? positions.get(other) : undefined;
      if (j === undefined) continue;
      // Where both sides keep the pair, the later one passes.
      if (j > i || store.lists.weightOf(other, slot) === undefined) edges.push({ i, j, weight });
    }
  }
  return edges;
}

/** Constraints on the given items, as positions. */
export function positionsOf(
  items: readonly Content[],
  constraints: Constraints,
  store: ContentStore,
): { together: number[][]; apart: [number, number][] } {
  const decisions = decisionsOn(items, constraints);
  if (decisions.length === 0) return { together: [], apart: [] };
  const positions = new Map(items.map((content, at) => [content, at]));
  const position = (key: RecordKey): number | undefined => {
    const content = store.of(key);
    return content === undefined ? undefined : positions.get(content);
  };
  const sets = new DisjointSets(items.length);
  const bound = new Set<number>();
  const apart: [number, number][] = [];
  for (const { a, b, verdict } of decisions) {
    const [i, j] = [position(a), position(b)];
    if (i === undefined || j === undefined) continue;
    if (verdict === 'different') apart.push([i, j]);
    else {
      sets.join(i, j);
      bound.add(i).add(j);
    }
  }
  const together = new Map<number, number[]>();
  for (const at of bound) together.set(sets.find(at), [...(together.get(sets.find(at)) ?? []), at]);
  return { together: [...together.values()], apart };
}

/** Decisions that hold and concern a record of the items; decided records are contents of their own. */
function decisionsOn(items: readonly Content[], { byRecord }: Constraints): Decision[] {
  const found = new Set<Decision>();
  if (byRecord.size === 0) return [];
  for (const content of items) {
    if (content.id === content.profile.id) continue;
    for (const key of content.records)
      for (const decision of byRecord.get(key) ?? []) found.add(decision);
  }
  return [...found];
}

/** Contents that a steward called the same as the given one. */
export function partners(
  store: ContentStore,
  content: Content,
  constraints: Constraints,
): Content[] {
  return decisionsOn([content], constraints)
    .filter(({ verdict }) => verdict === 'same')
    .flatMap(({ a, b }) => [a, b])
    .flatMap((key) => store.of(key) ?? []);
}
