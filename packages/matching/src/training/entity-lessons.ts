import type { PairScorer } from '../pair-scorer';
import type { Profile } from '../profile';
import { AssociationLessons } from './association-lessons';
import type { LevelBook } from './level-book';
import { observe } from './observations';
import type { PreparedRecords } from '../prepared-records';

/** Pairs of one entity that are looked at: a large one must not speak for all. */
const mostPairs = 60;

/** What agrees within the entities of a first clustering, and what stands in each other's place there. */
export class EntityLessons {
  /** Pairs of one entity. */
  matches = 0;
  readonly associations: AssociationLessons;
  private readonly counts: Float64Array;

  constructor(
    private readonly scorer: PairScorer,
    private readonly book: LevelBook,
  ) {
    this.associations = new AssociationLessons(scorer);
    this.counts = new Float64Array(book.size);
  }

  *learn(set: PreparedRecords, clusters: readonly (readonly number[])[]): Generator<number> {
    for (const cluster of clusters) {
      if (cluster.length < 2) continue;
      this.matches += (cluster.length * (cluster.length - 1)) / 2;
      const pairs = pairsOf(cluster).map(([i, j]): [Profile, Profile] => [set.at(i), set.at(j)]);
      this.associations.add(pairs);
      for (const [a, b] of pairs) this.count(a, b);
      yield pairs.length;
    }
    if (this.matches > 0) this.book.learnM(this.counts);
  }

  private count(a: Profile, b: Profile): void {
    observe(this.scorer, a, b, (comparison, outcome) => {
      const level = this.book.number(comparison, outcome);
      if (level !== undefined) this.counts[level] = (this.counts[level] ?? 0) + 1;
    });
  }
}

/** Pairs of a cluster; of a large one some, evenly spread. */
function pairsOf(cluster: readonly number[]): [number, number][] {
  const all: [number, number][] = [];
  cluster.forEach((i, at) => {
    for (const j of cluster.slice(at + 1, at + 1 + mostPairs)) all.push([i, j]);
  });
  const step = all.length / mostPairs;
  return step <= 1
    ? all
    : all.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
}
