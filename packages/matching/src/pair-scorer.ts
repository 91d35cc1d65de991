import { sizePrior } from './clustering/linkage';
import type { Judgement } from './comparison/scale';
import { roundBits, weightBounds, type MatchModel } from './model/model';
import { compileComparisons, readProfile, type CompiledComparison, type Profile } from './profile';
import type { MatchRecord } from './record';

/**
 * Match weights in bits by Fellegi and Sunter (1969): the log2 odds of the prior plus log2(m / u) of every
 * comparison. A weight depends on the two records and the model and on nothing else.
 */
export class PairScorer {
  readonly comparisons: readonly CompiledComparison[];
  /** Positions of the comparisons of which a person has only one value. */
  readonly single: readonly number[];
  /** Bits at or below which nobody asks how much a pair weighs: it joins no cluster and makes no review. */
  readonly floor: number;
  private readonly sharedCeiling: number;

  constructor(readonly model: MatchModel) {
    this.comparisons = compileComparisons(model);
    this.single = model.comparisons.flatMap(({ single }, at) => (single ? [at] : []));
    this.floor = Math.max(weightBounds.lowest, Math.min(0, model.thresholds.review));
    this.sharedCeiling = Math.max(0, model.household.ceiling - model.prior.bits);
  }

  profile(record: MatchRecord): Profile {
    return readProfile(record, this.comparisons, this.model.rules);
  }

  /** Bits for or against one entity, bounded so that one pair cannot outvote a cluster. */
  weigh(a: Profile, b: Profile): number {
    const [first, second] = a.id <= b.id ? [a, b] : [b, a];
    let own = this.model.prior.bits;
    let shared = 0;
    for (let at = 0; at < this.comparisons.length; at++) {
      const judgement = this.judgeOrdered(at, first, second);
      if (judgement === undefined) continue;
      own += judgement.weight - judgement.shared;
      shared += judgement.shared;
    }
    return this.total(own, shared);
  }

  /** What one comparison says; undefined when either record has nothing to compare. */
  judge(at: number, a: Profile, b: Profile): Judgement | undefined {
    return a.id <= b.id ? this.judgeOrdered(at, a, b) : this.judgeOrdered(at, b, a);
  }

  /** Bits that two clusters are granted for their sizes. */
  sizePrior(sizeA: number, sizeB: number): number {
    return sizePrior(sizeA, sizeB, this.model.prior.perDoubling);
  }

  /** Bits that the linkage of two clusters must exceed for them to merge. */
  needed(sizeA: number, sizeB: number): number {
    return this.model.thresholds.same - this.sizePrior(sizeA, sizeB);
  }

  /** Own and household evidence together, within the bounds. Grows with either of them. */
  total(own: number, shared: number): number {
    const total = own + this.counted(shared);
    return Math.min(weightBounds.highest, Math.max(weightBounds.lowest, total));
  }

  /** As much of the household evidence as counts. */
  counted(shared: number): number {
    return shared <= this.sharedCeiling ? shared : shared - this.excess(shared);
  }

  /** How much of the household evidence does not count, because it exceeds what a household can prove. */
  excess(shared: number): number {
    if (shared <= this.sharedCeiling) return 0;
    return roundBits((shared - this.sharedCeiling) * (1 - this.model.household.beyond));
  }

  private judgeOrdered(at: number, a: Profile, b: Profile): Judgement | undefined {
    const left = a.values[at];
    const right = b.values[at];
    if (left === undefined || right === undefined) return undefined;
    return this.comparisons[at]?.comparator.judge(left, right);
  }
}
