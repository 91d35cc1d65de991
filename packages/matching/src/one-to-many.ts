import type { Comparator } from './comparison/comparator';
import { weightBounds } from './model/model';
import type { PairScorer } from './pair-scorer';
import type { Profile } from './profile';

/** What a comparison can bring at most, where nothing bounds it: more than any pair can weigh. */
const unbounded = 1_000;

/** A comparison to be made, and what it may bring. */
interface Prospect {
  readonly at: number;
  readonly household: boolean;
  readonly comparator: Comparator<unknown>;
  value: unknown;
  /** Bits, 0 or more. */
  ceiling: number;
}

/**
 * Weighs one content against many, most of which are strangers: a comparison is only made while all that are
 * left could lift the pair above the floor. Weights above the floor are exactly those of `PairScorer.weigh`.
 */
export class OneToMany {
  /** Comparisons whose weight cannot be bounded beforehand come first, then in the order of the model. */
  private readonly order: readonly Prospect[];
  /** Those for which the one has a value. */
  private prospects: readonly Prospect[] = [];
  private id = '';

  /** @param floor Bits at or below which a pair is not weighed to the end. */
  constructor(
    private readonly scorer: PairScorer,
    private readonly floor = scorer.floor,
  ) {
    const all = scorer.comparisons.map(({ comparison, comparator }, at) => ({
      at,
      household: comparison.household,
      comparator,
      value: undefined,
      ceiling: 0,
    }));
    const isBounded = ({ comparator }: Prospect): boolean => comparator.ceiling !== undefined;
    this.order = [...all.filter((prospect) => !isBounded(prospect)), ...all.filter(isBounded)];
  }

  /** The content that is weighed against others from now on. */
  start(one: Profile): void {
    this.id = one.id;
    this.prospects = this.order.filter((prospect) => {
      prospect.value = one.values[prospect.at];
      if (prospect.value === undefined) return false;
      prospect.ceiling = prospect.comparator.ceiling?.(prospect.value) ?? unbounded;
      return true;
    });
  }

  /** Bits of the pair where they exceed the floor; else the lowest weight. */
  weigh({ id, values }: Profile): number {
    const { scorer, prospects } = this;
    const isFirst = this.id <= id;
    let own = scorer.model.prior.bits;
    let shared = 0;
    // By so much the bits may still rise.
    let ownLeft = 0;
    let sharedLeft = 0;
    for (const { at, household, ceiling } of prospects) {
      if (values[at] === undefined) continue;
      if (household) sharedLeft += ceiling;
      else ownLeft += ceiling;
    }
    for (const { at, household, ceiling, comparator, value } of prospects) {
      const other = values[at];
      if (other === undefined) continue;
      if (own + ownLeft + scorer.counted(shared + sharedLeft) <= this.floor)
        return weightBounds.lowest;
      if (household) sharedLeft -= ceiling;
      else ownLeft -= ceiling;
      const { weight, shared: part } = isFirst
        ? comparator.judge(value, other)
        : comparator.judge(other, value);
      own += weight - part;
      shared += part;
    }
    const total = scorer.total(own, shared);
    return total > this.floor ? total : weightBounds.lowest;
  }
}
