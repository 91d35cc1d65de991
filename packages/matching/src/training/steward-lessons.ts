import { addPair, emptyLink, linkageOf, sizePrior } from '../clustering/linkage';
import {
  bitsOf,
  roundBits,
  type Comparison,
  type ComparisonLevel,
  type MatchModel,
} from '../model/model';
import { PairScorer } from '../pair-scorer';
import type { Profile } from '../profile';
import type { Decision } from '../record';
import { LevelBook } from './level-book';
import { observe } from './observations';
import type { TrainingSet } from './training-set';

/** Standard deviations, in bits, of what stewards may find wrong about the prior, and about one level. */
const priorDeviation = 0.5;
const levelDeviation = 0.5;
const sweeps = 20;

/** Members of a cluster that are looked at on either side of a decision. */
const mostMembers = 8;

/** What a steward decided on. */
interface Example {
  readonly isSame: boolean;
  /** Bits under the model as it was learnt without him. */
  readonly bits: number;
  /** How often each level occurs in it. */
  readonly levels: ReadonlyMap<number, number>;
}

/** What was learnt without stewards. */
export interface Learnt {
  readonly set: TrainingSet;
  readonly clusters: readonly (readonly number[])[];
  readonly model: MatchModel;
}

/**
 * The model with prior and levels shifted to what stewards decided: logistic regression from the bits as they are, with
 * normal priors on every shift, so that few decisions change little. A steward is shown two entities rather than two
 * records, so that it is the linkage of their clusters that explains his verdict; and since linkage is what brings a
 * pair before him, the choice of pairs does no harm.
 */
export function withDecisions(learnt: Learnt, decisions: Iterable<Decision>): MatchModel {
  const { model } = learnt;
  const book = new LevelBook(model);
  const examples = new Verdicts(learnt, book).examples(decisions);
  if (examples.length === 0) return model;
  const { prior, levels } = fit(examples);
  const bits = roundBits(model.prior.bits + prior);
  return {
    ...model,
    source: `${model.source}, refined by ${examples.length} decisions`,
    prior: {
      probability: 1 / (1 + 2 ** -bits),
      bits,
      source: `${model.prior.source}, shifted by decisions`,
    },
    comparisons: model.comparisons.map((comparison, at) => shifted(comparison, at, book, levels)),
  };
}

/** Decisions as examples, in an order of their contents. */
class Verdicts {
  private readonly scorer: PairScorer;
  private readonly clusterOf = new Map<string, readonly number[]>();

  constructor(
    private readonly learnt: Learnt,
    private readonly book: LevelBook,
  ) {
    this.scorer = new PairScorer(learnt.model);
    for (const cluster of learnt.clusters)
      for (const position of cluster) this.clusterOf.set(learnt.set.at(position).id, cluster);
  }

  examples(decisions: Iterable<Decision>): Example[] {
    const found = new Map<string, { sides: [Profile, Profile]; verdicts: Set<string> }>();
    const { decided } = this.learnt.set;
    for (const { a, b, verdict } of decisions) {
      const [recordA, recordB] = [decided.get(a), decided.get(b)];
      if (recordA === undefined || recordB === undefined) continue;
      const sides: [Profile, Profile] = [
        this.scorer.profile(recordA),
        this.scorer.profile(recordB),
      ];
      sides.sort((x, y) => (x.id < y.id ? -1 : 1));
      const [first, second] = sides;
      if (first.id === second.id) continue;
      const known = found.get(`${first.id} ${second.id}`) ?? { sides, verdicts: new Set() };
      found.set(`${first.id} ${second.id}`, known);
      known.verdicts.add(verdict);
    }
    return [...found]
      .filter(([, { verdicts }]) => verdicts.size === 1)
      .sort(([x], [y]) => (x < y ? -1 : 1))
      .map(([, { sides, verdicts }]) => this.example(sides, verdicts.has('same')));
  }

  private example([a, b]: [Profile, Profile], isSame: boolean): Example {
    const [clusterA, clusterB] = [this.clusterOf.get(a.id), this.clusterOf.get(b.id)];
    const apart = clusterA !== clusterB;
    const [left, right] = [
      apart ? this.members(a, clusterA) : [a],
      apart ? this.members(b, clusterB) : [b],
    ];
    const { scorer } = this;
    const link = emptyLink(scorer.single.length);
    const shares: { levels: Map<number, number>; share: number }[] = [];
    for (const one of left) {
      for (const other of right) {
        const weight = scorer.weigh(one, other);
        const judge = (at: number): number | undefined =>
          scorer.judge(scorer.single[at] ?? -1, one, other)?.weight;
        addPair(link, weight, judge);
        shares.push({ levels: this.levels(one, other), share: 2 ** (0.2 * weight) });
      }
    }
    const linkage = linkageOf(link, this.holders(left), this.holders(right));
    const bits = linkage + sizePrior(clusterA?.length ?? 1, clusterB?.length ?? 1);
    return { isSame, bits, levels: weighted(shares) };
  }

  /** The one that was decided on, and some of the others. */
  private members(one: Profile, cluster: readonly number[] | undefined): Profile[] {
    const others = (cluster ?? []).flatMap((position) => {
      const specimen = this.learnt.set.specimens[position];
      return specimen === undefined || specimen.id === one.id ? [] : [specimen.record];
    });
    return [one, ...others.slice(0, mostMembers - 1).map((record) => this.scorer.profile(record))];
  }

  private levels(a: Profile, b: Profile): Map<number, number> {
    const levels = new Map<number, number>();
    observe(this.scorer, a, b, (comparison, outcome) => {
      const level = this.book.number(comparison, outcome);
      if (level !== undefined) levels.set(level, (levels.get(level) ?? 0) + 1);
    });
    return levels;
  }

  private holders(profiles: readonly Profile[]): number[] {
    return this.scorer.single.map(
      (at) => profiles.filter(({ values }) => values[at] !== undefined).length,
    );
  }
}

/** How much the linkage moves with each level: pairs count by their share in the power mean. */
function weighted(
  pairs: readonly { levels: ReadonlyMap<number, number>; share: number }[],
): Map<number, number> {
  const all = pairs.reduce((sum, { share }) => sum + share, 0);
  const mean = new Map<number, number>();
  for (const { levels, share } of pairs) {
    for (const [level, count] of levels)
      mean.set(level, (mean.get(level) ?? 0) + (count * share) / all);
  }
  return mean;
}

interface Shifts {
  readonly prior: number;
  readonly levels: ReadonlyMap<number, number>;
}

/** Maximum a posteriori, one shift after the other by Newton's method, round and round. */
function fit(examples: readonly Example[]): Shifts {
  const bits = examples.map((example) => example.bits);
  const features = [...new Set(examples.flatMap(({ levels }) => [...levels.keys()]))].sort(
    (x, y) => x - y,
  );
  const levels = new Map<number, number>();
  let prior = 0;
  for (let sweep = 0; sweep < sweeps; sweep++) {
    prior += shift(examples, bits, () => 1, prior, priorDeviation);
    for (const feature of features) {
      const now = levels.get(feature) ?? 0;
      const count = (example: Example): number => example.levels.get(feature) ?? 0;
      levels.set(feature, now + shift(examples, bits, count, now, levelDeviation));
    }
  }
  return { prior, levels };
}

/** One step of one shift; the bits of the examples go with it. */
function shift(
  examples: readonly Example[],
  bits: number[],
  count: (example: Example) => number,
  now: number,
  deviation: number,
): number {
  let slope = -now / deviation ** 2;
  let curvature = 1 / deviation ** 2;
  examples.forEach((example, at) => {
    const times = count(example) * Math.LN2;
    const probability = 1 / (1 + 2 ** -(bits[at] ?? 0));
    slope += times * ((example.isSame ? 1 : 0) - probability);
    curvature += times ** 2 * probability * (1 - probability);
  });
  const step = slope / curvature;
  examples.forEach((example, at) => {
    bits[at] = (bits[at] ?? 0) + step * count(example);
  });
  return step;
}

function shifted(
  comparison: Comparison,
  at: number,
  book: LevelBook,
  shifts: ReadonlyMap<number, number>,
): Comparison {
  const levels = comparison.levels.map((level, position) =>
    moved(level, shifts.get(book.positionOf(at, position)) ?? 0),
  );
  return { ...comparison, levels };
}

/** As much of the shift as makes m no more than 1 goes to m, the rest to u. */
function moved(level: ComparisonLevel, bits: number): ComparisonLevel {
  if (bits === 0) return level;
  const m = Math.min(1, level.m * 2 ** bits);
  const factor = (m / level.m) * 2 ** -bits;
  const u = level.u * factor;
  const source = `${level.evidence?.source ?? 'believed'}, shifted by decisions`;
  const moved: ComparisonLevel = {
    ...level,
    m,
    u,
    weight: bitsOf(m, u),
    evidence: { matches: 0, ...level.evidence, source },
  };
  if (level.perFrequency === undefined) return moved;
  return { ...moved, perFrequency: level.perFrequency * factor };
}
