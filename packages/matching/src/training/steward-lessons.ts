import type { RecordKey } from '@concord/contracts/names';
import {
  bitsOf,
  roundBits,
  type Comparison,
  type ComparisonLevel,
  type MatchModel,
} from '../model/model';
import { PairScorer } from '../pair-scorer';
import type { Profile } from '../profile';
import type { Decision, MatchRecord } from '../record';
import { LevelBook } from './level-book';
import { observe } from './observations';

/** Standard deviations, in bits, of what stewards may find wrong about the prior, and about one level. */
const priorDeviation = 2;
const levelDeviation = 0.75;
const sweeps = 20;

/** A pair that a steward decided. */
interface Example {
  readonly isSame: boolean;
  /** Bits under the model as it was learnt without him. */
  readonly bits: number;
  /** How often each level occurs in it. */
  readonly levels: ReadonlyMap<number, number>;
}

/**
 * The model with prior and levels shifted to what stewards decided: logistic regression from the weights as they are,
 * with normal priors on every shift, so that few decisions change little. Which pairs a steward sees depends on their
 * weights; that does no harm, since only the verdict given the weights is learnt.
 */
export function withDecisions(
  model: MatchModel,
  records: ReadonlyMap<RecordKey, MatchRecord>,
  decisions: Iterable<Decision>,
): MatchModel {
  const book = new LevelBook(model);
  const examples = examplesOf(model, book, records, decisions);
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

function examplesOf(
  model: MatchModel,
  book: LevelBook,
  records: ReadonlyMap<RecordKey, MatchRecord>,
  decisions: Iterable<Decision>,
): Example[] {
  const scorer = new PairScorer(model);
  const found = new Map<string, { a: Profile; b: Profile; verdicts: Set<string> }>();
  for (const { a, b, verdict } of decisions) {
    const [recordA, recordB] = [records.get(a), records.get(b)];
    if (recordA === undefined || recordB === undefined) continue;
    const [first, second] = [scorer.profile(recordA), scorer.profile(recordB)];
    if (first.id === second.id) continue;
    const key = [first.id, second.id].sort().join(' ');
    const known = found.get(key) ?? { a: first, b: second, verdicts: new Set<string>() };
    found.set(key, known);
    known.verdicts.add(verdict);
  }
  return [...found]
    .filter(([, { verdicts }]) => verdicts.size === 1)
    .sort(([x], [y]) => (x < y ? -1 : 1))
    .map(([, { a, b, verdicts }]) => exampleOf(scorer, book, a, b, verdicts.has('same')));
}

function exampleOf(
  scorer: PairScorer,
  book: LevelBook,
  a: Profile,
  b: Profile,
  isSame: boolean,
): Example {
  let own = scorer.model.prior.bits;
  let shared = 0;
  scorer.comparisons.forEach((_, at) => {
    const judgement = scorer.judge(at, a, b);
    if (judgement === undefined) return;
    own += judgement.weight - judgement.shared;
    shared += judgement.shared;
  });
  const levels = new Map<number, number>();
  observe(scorer, a, b, (comparison, outcome) => {
    const level = book.number(comparison, outcome);
    if (level !== undefined) levels.set(level, (levels.get(level) ?? 0) + 1);
  });
  return { isSame, bits: own + scorer.counted(shared), levels };
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
