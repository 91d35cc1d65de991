import { associationSign } from '../comparison/associations';
import { roundBits, weightBounds, type AssociationTable } from '../model/model';
import type { PairScorer } from '../pair-scorer';
import type { Profile } from '../profile';
import type { PreparedRecords } from '../prepared-records';

/** A pair of values must go together in so many entities. */
const leastClusters = 2;
/** Bits below which an association is not worth its place. */
const leastBits = 0.5;
const mostAssociations = 5_000;

interface Together {
  clusters: number;
  /** Sum over clusters of the share of its pairs that have the two values. */
  shares: number;
}

/** Which different values stand against each other within entities, comparison by comparison. */
export class AssociationLessons {
  private readonly found: Map<string, Together>[];
  private readonly clusters: number[];

  constructor(private readonly scorer: PairScorer) {
    this.found = scorer.comparisons.map(() => new Map<string, Together>());
    this.clusters = scorer.comparisons.map(() => 0);
  }

  /** Takes pairs of one cluster. */
  add(pairs: readonly (readonly [Profile, Profile])[]): void {
    this.scorer.comparisons.forEach(({ comparator }, at) => {
      if (comparator.differences === undefined) return;
      const counts = new Map<string, number>();
      let both = 0;
      for (const [a, b] of pairs) {
        const [left, right] = [a.values[at], b.values[at]];
        if (left === undefined || right === undefined) continue;
        both++;
        comparator.differences(left, right, (x, y) => {
          const key = x < y ? x + associationSign + y : y + associationSign + x;
          counts.set(key, (counts.get(key) ?? 0) + 1);
        });
      }
      if (both === 0) return;
      this.clusters[at] = (this.clusters[at] ?? 0) + 1;
      for (const [key, count] of counts) this.note(at, key, count / both);
    });
  }

  private note(at: number, key: string, share: number): void {
    const together = this.found[at]?.get(key) ?? { clusters: 0, shares: 0 };
    together.clusters++;
    together.shares += share;
    this.found[at]?.set(key, together);
  }

  tables(set: PreparedRecords): Readonly<Record<string, AssociationTable>> {
    const tables: Record<string, AssociationTable> = {};
    this.scorer.comparisons.forEach(({ comparison }, at) => {
      const bits = this.bits(set, at);
      if (Object.keys(bits).length > 0)
        tables[comparison.name] = {
          source: `values that go together in ${this.clusters[at] ?? 0} entities, each left out in turn`,
          bits,
        };
    });
    return tables;
  }

  private bits(set: PreparedRecords, at: number): Record<string, number> {
    const frequency = this.frequencies(set, at);
    const entities = this.clusters[at] ?? 0;
    const found: [string, number][] = [];
    for (const [key, { clusters, shares }] of this.found[at] ?? []) {
      if (clusters < leastClusters) continue;
      const [a = '', b = ''] = key.split(associationSign);
      // Without the entity that is judged: one of those that the pair of values was seen in.
      const left = clusters - 1;
      const m = ((shares / clusters) * left) / Math.max(1, entities - 1);
      const u = 2 * (frequency.get(a) ?? 1) * (frequency.get(b) ?? 1);
      // One standard deviation of a count below what was seen.
      const bits = Math.log2(m / u) - 1 / (Math.sqrt(left) * Math.LN2);
      if (bits >= leastBits) found.push([key, roundBits(Math.min(weightBounds.highest, bits))]);
    }
    found.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    return Object.fromEntries(found.slice(0, mostAssociations));
  }

  private frequencies(set: PreparedRecords, at: number): Map<string, number> {
    const counts = new Map<string, number>();
    let holders = 0;
    const comparator = this.scorer.comparisons[at]?.comparator;
    for (const { profile } of set.contents) {
      const value = profile.values[at];
      if (value === undefined) continue;
      holders++;
      comparator?.terms(value, (_, text) => counts.set(text, (counts.get(text) ?? 0) + 1));
    }
    for (const [text, count] of counts) counts.set(text, count / holders);
    return counts;
  }
}
