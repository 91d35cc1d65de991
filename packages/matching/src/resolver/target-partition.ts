import type { RecordKey } from '@concord/contracts/names';
import { Agglomeration, type Merge } from '../clustering/agglomeration';
import type { PairScorer } from '../pair-scorer';
import type { Bonds } from './bonds';
import type { Content } from './content';
import type { ContentStore } from './content-store';
import { byId, edgesAmong, neighbours } from './item-graph';

/** Two parts of a cluster, by slots, and the bits by which they became one. */
export interface WeakMerge {
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly linkage: number;
}

/** A cluster by slots, and the weakest of its weak merges. */
interface Formed {
  readonly slots: readonly number[];
  readonly weakest?: WeakMerge;
}

/**
 * The partition of contents that a batch run gives, kept between settlings: what did not change is not looked
 * at. A changed part is clustered together with the settled clusters around it. If in that no cluster mixes
 * the two, then none would in a run over all: merges happen in the order of linkage, which depends on the two
 * clusters alone, so that the run over all is the runs over both parts, interleaved. Clusters that do mix
 * become a part of what changed, and it is done again.
 */
export class TargetPartition {
  /** By slot, the cluster of the content: slots in the order of content ids. Undefined for one alone. */
  private readonly clusterOf: (readonly number[] | undefined)[] = [];
  /** By cluster, the merge that held by the least, where that is little enough to ask a steward. */
  private readonly weak = new Map<readonly number[], WeakMerge>();
  /** Slots whose clusters were formed anew; whoever compares them with what he has empties it. */
  readonly formed = new Set<number>();

  constructor(
    private readonly store: ContentStore,
    private readonly bonds: Bonds,
  ) {}

  /** Clusters what changed; yields the size of each piece of work that is done. */
  *run(piece: number): Generator<number> {
    const { moved } = this.store.unsettled;
    this.bonds.refresh();
    const pending = this.dissolve();
    yield piece;
    let done = 0;
    for (const slot of pending) {
      yield* this.settle([slot], pending, piece);
      if (++done % piece === 0) yield piece;
    }
    moved.clear();
  }

  /** The cluster of a content as records; those of one that says too little to stand for one stay alone. */
  groupOf(key: RecordKey, content: Content): readonly RecordKey[] {
    const cluster = this.clusterOf[content.slot];
    if (cluster === undefined)
      return this.store.isOne(content) ? [...content.records].sort() : [key];
    return cluster.flatMap((slot) => [...(this.store.at(slot)?.records ?? [])]).sort();
  }

  /** The clusters as sets of records. */
  *groups(): Iterable<readonly RecordKey[]> {
    for (const content of this.store.contents()) {
      const cluster = this.clusterOf[content.slot];
      if (cluster !== undefined && cluster[0] !== content.slot) continue;
      const alone = cluster === undefined && !this.store.isOne(content);
      for (const key of content.records) {
        yield this.groupOf(key, content);
        if (!alone) break;
      }
    }
  }

  /** The contents of the cluster of a content; the same array for all of them. */
  entityOf(): (content: Content) => readonly Content[] {
    const known = new Map<readonly number[] | Content, readonly Content[]>();
    return (content) => {
      const cluster = this.clusterOf[content.slot];
      const contents = known.get(cluster ?? content) ?? this.contents(cluster ?? [content.slot]);
      known.set(cluster ?? content, contents);
      return contents;
    };
  }

  /** Merges of standing clusters that hold by little. */
  *weakMerges(): Iterable<WeakMerge> {
    const { moved } = this.store.unsettled;
    for (const [cluster, merge] of this.weak)
      if (!cluster.some((slot) => moved.has(slot))) yield merge;
  }

  /** Dissolves the clusters of what changed: all that was in them is clustered again. */
  private dissolve(): Set<number> {
    const { moved } = this.store.unsettled;
    for (const slot of moved) for (const member of this.members(slot)) moved.add(member);
    for (const slot of moved) {
      this.weak.delete(this.members(slot));
      this.clusterOf[slot] = undefined;
      if (this.store.at(slot) === undefined) moved.delete(slot);
    }
    return new Set(moved);
  }

  private members(slot: number): readonly number[] {
    return this.clusterOf[slot] ?? [slot];
  }

  /** Clusters the pending contents around the given one, and as much of what is settled as it takes. */
  private *settle(
    start: readonly number[],
    pending: Set<number>,
    piece: number,
  ): Generator<number> {
    const own = new Set<number>();
    const around = new Set<number>();
    for (let next = start; next.length > 0;) {
      this.take(next, own, around, pending);
      const items = this.contents([...own, ...around]).sort(byId);
      const clusters = yield* this.cluster(items, piece);
      const mixed = clusters.filter(({ slots }) => isMixed(slots, own, around));
      next = mixed.flatMap(({ slots }) => slots).filter((slot) => around.has(slot));
      if (next.length > 0) next = next.flatMap((slot) => this.members(slot));
      else this.assign(clusters.filter(({ slots }) => own.has(slots[0] ?? -1)));
    }
    for (const slot of own) this.store.unsettled.moved.delete(slot);
  }

  /** Takes contents into the changed part, with what is pending next to them; the settled rest is around. */
  private take(
    slots: readonly number[],
    own: Set<number>,
    around: Set<number>,
    pending: Set<number>,
  ): void {
    const waiting = [...slots];
    for (let slot = waiting.pop(); slot !== undefined; slot = waiting.pop()) {
      const content = this.store.at(slot);
      if (content === undefined || own.has(slot)) continue;
      own.add(slot);
      around.delete(slot);
      pending.delete(slot);
      const bound = this.bonds.boundTo(slot);
      for (const other of [...neighbours(this.store, slot), ...bound]) {
        if (own.has(other) || around.has(other)) continue;
        if (pending.has(other)) waiting.push(other);
        else for (const member of this.members(other)) around.add(member);
      }
    }
  }

  private *cluster(items: readonly Content[], piece: number): Generator<number, Formed[]> {
    if (items.length === 1) return items.map(({ slot }) => ({ slots: [slot] }));
    const edges = edgesAmong(this.store, items);
    const weak: Merge[] = [];
    const onMerge = (merge: Merge): void => {
      if (this.isWeak(merge)) weak.push(merge);
    };
    const task = { items, edges, ...this.bonds.among(items), onMerge };
    const agglomeration = new Agglomeration(task, this.store.scorer);
    while (!agglomeration.advance(piece)) yield piece;
    return formed(agglomeration.finish(), weak, items, this.store.scorer);
  }

  private isWeak(merge: Merge): boolean {
    const { same, review } = this.store.scorer.model.thresholds;
    return surplus(merge, this.store.scorer) < 2 * same - review;
  }

  private assign(clusters: readonly Formed[]): void {
    for (const { slots, weakest } of clusters) {
      if (weakest !== undefined) this.weak.set(slots, weakest);
      for (const slot of slots) {
        this.clusterOf[slot] = slots.length === 1 ? undefined : slots;
        this.formed.add(slot);
      }
    }
  }

  private contents(slots: readonly number[]): Content[] {
    return slots.flatMap((slot) => this.store.at(slot) ?? []);
  }
}

function isMixed(
  cluster: readonly number[],
  own: ReadonlySet<number>,
  around: ReadonlySet<number>,
): boolean {
  return cluster.some((slot) => own.has(slot)) && cluster.some((slot) => around.has(slot));
}

/** Clusters of positions as clusters of slots, with the merge of each that exceeded its threshold by least. */
function formed(
  clusters: readonly (readonly number[])[],
  weak: readonly Merge[],
  items: readonly Content[],
  scorer: PairScorer,
): Formed[] {
  const slotsAt = (positions: readonly number[]) => positions.map((at) => items[at]?.slot ?? -1);
  const clusterAt = new Map<number, number>();
  if (weak.length > 0)
    clusters.forEach((cluster, number) => cluster.forEach((at) => clusterAt.set(at, number)));
  const weakest = new Map<number, Merge>();
  for (const merge of weak) {
    const number = clusterAt.get(merge.a[0] ?? -1) ?? -1;
    const known = weakest.get(number);
    if (known === undefined || surplus(merge, scorer) < surplus(known, scorer))
      weakest.set(number, merge);
  }
  return clusters.map((cluster, number) => {
    const merge = weakest.get(number);
    const slots = slotsAt(cluster);
    if (merge === undefined) return { slots };
    const [a, b] = [slotsAt(merge.a), slotsAt(merge.b)];
    return { slots, weakest: { a, b, linkage: merge.link.linkage } };
  });
}

function surplus({ a, b, link }: Merge, scorer: PairScorer): number {
  return link.linkage + scorer.sizePrior(a.length, b.length);
}
