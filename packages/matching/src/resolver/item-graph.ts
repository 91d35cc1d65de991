import type { Edge } from '../clustering/agglomeration';
import type { Content } from './content';
import type { ContentStore } from './content-store';

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
