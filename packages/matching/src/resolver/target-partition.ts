import type { RecordKey } from '@concord/contracts/names';
import { Agglomeration, type Edge } from '../clustering/agglomeration';
import type { Constraints } from '../clustering/constraints';
import { DisjointSets } from '../clustering/disjoint-sets';
import type { Content, ContentStore } from './content-store';

/**
 * The partition of contents that a batch run gives, kept between settlings: a component of the candidate graph
 * in which no edge and no constraint changed keeps its clusters without being looked at.
 */
export class TargetPartition {
  /** By slot, the cluster of the content: slots in the order of content ids. */
  private readonly clusterOf = new Map<number, readonly number[]>();

  private decided: Constraints = { same: [], different: [], conflicts: [] };

  constructor(private readonly store: ContentStore) {}

  /** Clusters what changed; yields the size of each piece of work that is done. */
  *run(constraints: Constraints, piece: number): Generator<number> {
    const { moved } = this.store.unsettled;
    this.markDecided(constraints);
    for (const members of this.components(constraints)) {
      if (!members.some((slot) => moved.has(slot))) continue;
      yield* this.cluster(members, constraints, piece);
      for (const slot of members) moved.delete(slot);
    }
    moved.clear();
    this.decided = constraints;
  }

  /** Records whose decisions came, went, or came to be left out since the last time. */
  private markDecided({ same, different }: Constraints): void {
    const before = new Set([...this.decided.same, ...this.decided.different]);
    const now = new Set([...same, ...different]);
    for (const decision of new Set([...before, ...now])) {
      if (before.has(decision) && now.has(decision)) continue;
      for (const key of [decision.a, decision.b]) {
        const content = this.store.of(key);
        if (content !== undefined) this.store.unsettled.moved.add(content.slot);
      }
    }
  }

  /** The clusters as sets of records; what says too little to stand for one entity stays alone. */
  *groups(): Iterable<readonly RecordKey[]> {
    for (const content of this.store.contents()) {
      const cluster = this.clusterOf.get(content.slot) ?? [content.slot];
      if (cluster[0] !== content.slot) continue;
      if (cluster.length === 1 && !content.tellsOne) for (const key of content.records) yield [key];
      else yield cluster.flatMap((slot) => [...(this.store.at(slot)?.records ?? [])]).sort();
    }
  }

  /** The contents of the cluster of a content; the same array for all of them. */
  entityOf(): (content: Content) => readonly Content[] {
    const known = new Map<readonly number[], readonly Content[]>();
    return (content) => {
      const slots = this.clusterOf.get(content.slot) ?? [content.slot];
      const contents = known.get(slots) ?? slots.flatMap((slot) => this.store.at(slot) ?? []);
      known.set(slots, contents);
      return contents;
    };
  }

  private components(constraints: Constraints): Iterable<number[]> {
    const contents = [...this.store.contents()];
    const size = contents.reduce((most, { slot }) => Math.max(most, slot + 1), 0);
    const sets = new DisjointSets(size);
    for (const { slot } of contents) {
      for (const { other } of edgesOf(this.store, slot)) sets.join(slot, other);
    }
    for (const { a, b } of constraints.same) {
      const [one, other] = [this.store.of(a), this.store.of(b)];
      if (one !== undefined && other !== undefined) sets.join(one.slot, other.slot);
    }
    const members = new Map<number, number[]>();
    for (const { slot } of contents) {
      const root = sets.find(slot);
      const list = members.get(root);
      if (list === undefined) members.set(root, [slot]);
      else list.push(slot);
    }
    return members.values();
  }

  private *cluster(
    slots: readonly number[],
    constraints: Constraints,
    piece: number,
  ): Generator<number> {
    const items = slots.flatMap((slot) => this.store.at(slot) ?? []).sort(byId);
    if (items.length === 1) {
      this.assign(items, [[0]]);
      return;
    }
    const task = {
      items,
      edges: edgesAmong(this.store, items),
      ...positionsOf(items, constraints, this.store),
    };
    const agglomeration = new Agglomeration(task, this.store.scorer);
    while (!agglomeration.advance(piece)) yield piece;
    this.assign(items, agglomeration.finish());
  }

  private assign(items: readonly Content[], clusters: readonly (readonly number[])[]): void {
    for (const cluster of clusters) {
      const slots = cluster.map((at) => items[at]?.slot ?? 0);
      for (const slot of slots) this.clusterOf.set(slot, slots);
    }
  }
}

export function byId(a: Content, b: Content): number {
  return a.id < b.id ? -1 : 1;
}

/** Bits above which a pair of candidates speaks for one entity; only such pairs bring clusters together. */
const edgeFloor = 0;

/** Pairs that speak for one entity and that either side keeps as a candidate. */
function* edgesOf(store: ContentStore, slot: number): Iterable<{ other: number; weight: number }> {
  for (let at = 0; at < store.lists.count(slot); at++) {
    const weight = store.lists.weight(slot, at);
    const other = store.lists.candidate(slot, at);
    if (weight > edgeFloor && store.at(other) !== undefined && !store.unsettled.gone.has(other))
      yield { other, weight };
  }
}

/** Each edge once, by positions, from the lists of either side. */
export function* edgesAmong(store: ContentStore, items: readonly Content[]): Iterable<Edge> {
  const positions = new Map(items.map(({ slot }, at) => [slot, at]));
  const seen = new Set<number>();
  for (let i = 0; i < items.length; i++) {
    for (const { other, weight } of edgesOf(store, items[i]?.slot ?? -1)) {
      const j = positions.get(other);
      if (j === undefined) continue;
      const pair = i < j ? i * items.length + j : j * items.length + i;
      if (seen.has(pair)) continue;
      seen.add(pair);
      yield { i, j, weight };
    }
  }
}

/** Constraints on the given items, as positions. */
export function positionsOf(
  items: readonly Content[],
  constraints: Constraints,
  store: ContentStore,
): { together: number[][]; apart: [number, number][] } {
  const positions = new Map(items.map((content, at) => [content, at]));
  const position = (key: RecordKey): number | undefined => {
    const content = store.of(key);
    return content === undefined ? undefined : positions.get(content);
  };
  const pairs = (decisions: Constraints['same']): [number, number][] =>
    decisions.flatMap(({ a, b }): [number, number][] => {
      const [i, j] = [position(a), position(b)];
      return i === undefined || j === undefined ? [] : [[i, j]];
    });
  const sets = new DisjointSets(items.length);
  const same = pairs(constraints.same);
  for (const [i, j] of same) sets.join(i, j);
  const together = new Map<number, number[]>();
  for (const at of new Set(same.flat()))
    together.set(sets.find(at), [...(together.get(sets.find(at)) ?? []), at]);
  return { together: [...together.values()], apart: pairs(constraints.different) };
}
