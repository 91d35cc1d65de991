import type { PairScorer } from '../pair-scorer';
import type { Profile } from '../profile';
import { areForbidden, distinctNever, type RuleValues } from '../rules/rule-values';
import { Heap } from './heap';
import { addLink, addPair, emptyLink, linkageOf, type Link } from './linkage';

/** A distinct content that is clustered as one. */
export interface Item {
  readonly id: string;
  readonly profile: Profile;
}

/** A scored pair of items, by their positions. */
export interface Edge {
  readonly i: number;
  readonly j: number;
  /** Bits. */
  readonly weight: number;
}

export interface ClusteringTask<I extends Item> {
  /** Sorted by id: positions settle ties. */
  readonly items: readonly I[];
  readonly edges: Iterable<Edge>;
  /** Sets of positions that are one from the start. */
  readonly together: Iterable<readonly number[]>;
  /** Pairs of positions that must never be in one cluster. */
  readonly apart: Iterable<readonly [number, number]>;
  /** Hears of each merge by evidence, for explanations. */
  readonly onMerge?: (merge: Merge) => void;
}

/** Two clusters that became one, by the positions of their members. */
export interface Merge {
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly link: Link;
  /** By single-valued comparison, how many members have it. */
  readonly holders: readonly [readonly number[], readonly number[]];
}

interface Cluster {
  readonly id: number;
  /** Smallest position in it. */
  readonly rank: number;
  readonly members: readonly number[];
  /** Members that hold each single-valued field. */
  readonly holders: readonly number[];
  readonly links: Map<number, Link>;
  readonly apart: Set<number>;
  /** What its members say to the rules that keep apart. */
  readonly never: readonly RuleValues[];
  /** Until it becomes a part of another one. */
  alive: boolean;
}

interface Proposal {
  readonly a: Cluster;
  readonly b: Cluster;
  readonly link: Link;
  readonly linkage: number;
}

/** Clusters with more pairs between them are compared by as many of their members (smallest ids first). */
const mostPairs = 4_096;

/**
 * Average-linkage agglomeration: the two clusters with the highest linkage merge first, and every pair between
 * them is scored before they do. Never connected components: one good edge does not weld two clusters.
 */
export class Agglomeration<I extends Item> {
  private readonly clusters = new Map<number, Cluster>();
  private readonly proposals = new Heap<Proposal>(comesFirst);
  private nextId = 0;

  constructor(
    private readonly task: ClusteringTask<I>,
    private readonly scorer: PairScorer,
  ) {
    const clusterOf = this.startClusters();
    this.startApart(clusterOf);
    this.startLinks(clusterOf);
  }

  /** Does a bounded piece of work; true when nothing is left to do. */
  advance(proposals: number): boolean {
    for (let done = 0; done < proposals; done++) {
      const proposal = this.proposals.pop();
      if (proposal === undefined) return true;
      this.consider(proposal);
    }
    return false;
  }

  /** Positions by cluster, each in order, clusters in the order of their first positions. */
  finish(): number[][] {
    while (!this.advance(10_000));
    return [...this.clusters.values()]
      .sort((a, b) => a.rank - b.rank)
      .map((cluster) => [...cluster.members].sort((a, b) => a - b));
  }

  private startClusters(): Cluster[] {
    const clusterOf: Cluster[] = [];
    for (const members of this.task.together) {
      const cluster = this.create([...members].sort((a, b) => a - b));
      for (const at of members) clusterOf[at] = cluster;
    }
    for (let at = 0; at < this.task.items.length; at++) clusterOf[at] ??= this.create([at]);
    return clusterOf;
  }

  private create(members: readonly number[]): Cluster {
    const holders = this.scorer.single.map(
      (at) =>
        members.filter((member) => this.task.items[member]?.profile.values[at] !== undefined)
          .length,
    );
    const [rank = 0] = members;
    const never = distinctNever(
      members.flatMap((member) => this.task.items[member]?.profile.rules ?? []),
    );
    return this.register({ rank, members, holders, links: new Map(), apart: new Set(), never });
  }

  private register(parts: Omit<Cluster, 'id' | 'alive'>): Cluster {
    const cluster = { ...parts, id: this.nextId++, alive: true };
    this.clusters.set(cluster.id, cluster);
    return cluster;
  }

  private startApart(clusterOf: readonly Cluster[]): void {
    for (const [i, j] of this.task.apart) {
      const a = clusterOf[i];
      const b = clusterOf[j];
      if (a === undefined || b === undefined || a === b) continue;
      a.apart.add(b.id);
      b.apart.add(a.id);
    }
  }

  private startLinks(clusterOf: readonly Cluster[]): void {
    for (const { i, j, weight } of this.task.edges) {
      const a = clusterOf[i];
      const b = clusterOf[j];
      if (a === undefined || b === undefined || a === b || mustPart(a, b)) continue;
      const link = a.links.get(b.id) ?? emptyLink(this.scorer.single.length);
      this.score(link, i, j, weight);
      a.links.set(b.id, link);
      b.links.set(a.id, link);
    }
    for (const a of this.clusters.values()) {
      for (const [id, link] of a.links) {
        const b = this.clusters.get(id);
        if (b !== undefined && a.id < id) this.propose(a, b, link);
      }
    }
  }

  private score(link: Link, i: number, j: number, known?: number): void {
    const a = this.task.items[i]?.profile;
    const b = this.task.items[j]?.profile;
    if (a === undefined || b === undefined) return;
    const weight = known ?? this.scorer.weigh(a, b);
    addPair(link, weight, (at) => this.scorer.judge(this.scorer.single[at] ?? -1, a, b)?.weight);
  }

  private propose(a: Cluster, b: Cluster, link: Link): void {
    link.complete ||= link.pairs === a.members.length * b.members.length;
    link.linkage = linkageOf(link, a.holders, b.holders);
    if (!this.suffices(a, b, link)) return;
    const [first, second] = a.rank < b.rank ? [a, b] : [b, a];
    this.proposals.push({ a: first, b: second, link, linkage: link.linkage });
  }

  private suffices(a: Cluster, b: Cluster, link: Link): boolean {
    return link.linkage > this.scorer.needed(a.members.length, b.members.length);
  }

  private isCurrent({ a, b, link, linkage }: Proposal): boolean {
    return a.alive && b.alive && link.linkage === linkage && a.links.get(b.id) === link;
  }

  private consider(proposal: Proposal): void {
    if (!this.isCurrent(proposal)) return;
    const { a, b, link } = proposal;
    if (link.complete) {
      const holders = [a.holders, b.holders] as const;
      this.task.onMerge?.({ a: a.members, b: b.members, link, holders });
      this.merge(a, b);
    } else this.complete(a, b);
  }

  /** Scores what was only estimated; the pair then takes its true place among the proposals. */
  private complete(a: Cluster, b: Cluster): void {
    const link = emptyLink(this.scorer.single.length);
    const [sampleA, sampleB] = samples(a.members, b.members);
    for (const i of sampleA) for (const j of sampleB) this.score(link, i, j);
    link.complete = true;
    a.links.set(b.id, link);
    b.links.set(a.id, link);
    this.propose(a, b, link);
  }

  private merge(a: Cluster, b: Cluster): void {
    a.alive = false;
    b.alive = false;
    this.clusters.delete(a.id);
    this.clusters.delete(b.id);
    const merged = this.register({
      rank: Math.min(a.rank, b.rank),
      members: a.members.concat(b.members),
      holders: a.holders.map((count, at) => count + (b.holders[at] ?? 0)),
      links: new Map(),
      apart: a.apart.size + b.apart.size === 0 ? new Set() : new Set([...a.apart, ...b.apart]),
      never:
        a.never.length + b.never.length === 0 ? a.never : distinctNever([...a.never, ...b.never]),
    });
    for (const id of merged.apart) this.clusters.get(id)?.apart.add(merged.id);
    for (const [id, link] of a.links) this.relink(merged, a, b, id, link);
    for (const [id, link] of b.links) if (!a.links.has(id)) this.relink(merged, b, a, id, link);
  }

  /** The link of one part becomes that of both; proposals that named it are void, since the part is no more. */
  private relink(merged: Cluster, part: Cluster, rest: Cluster, id: number, link: Link): void {
    const other = this.clusters.get(id);
    if (other === undefined) return;
    const further = rest.links.get(id);
    other.links.delete(part.id);
    other.links.delete(rest.id);
    if (mustPart(other, merged)) return;
    if (further === undefined) link.complete = false;
    else addLink(link, further);
    merged.links.set(id, link);
    other.links.set(merged.id, link);
    this.propose(merged, other, link);
  }
}

/** Whether a steward or a rule keeps them apart. */
function mustPart(a: Cluster, b: Cluster): boolean {
  return a.apart.has(b.id) || areForbidden(a.never, b.never);
}

function comesFirst(a: Proposal, b: Proposal): boolean {
  if (a.linkage !== b.linkage) return a.linkage > b.linkage;
  if (a.a.rank !== b.a.rank) return a.a.rank < b.a.rank;
  return a.b.rank < b.b.rank;
}

function samples(
  a: readonly number[],
  b: readonly number[],
): [readonly number[], readonly number[]] {
  if (a.length * b.length <= mostPairs) return [a, b];
  const side = Math.floor(Math.sqrt(mostPairs));
  const fromA = Math.max(side, Math.floor(mostPairs / Math.max(1, Math.min(b.length, mostPairs))));
  const fromB = Math.max(side, Math.floor(mostPairs / Math.max(1, Math.min(a.length, mostPairs))));
  return [smallest(a, fromA), smallest(b, fromB)];
}

function smallest(members: readonly number[], count: number): readonly number[] {
  return members.length <= count ? members : [...members].sort((x, y) => x - y).slice(0, count);
}
