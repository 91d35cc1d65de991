import { bitsOf, roundBits, type ComparisonLevel, type MatchModel } from '../model/model';
import type { Decision } from '../record';
import { LevelBook } from './level-book';
import { fitShifts, type Fit, type Question } from './shift-regression';
import { StewardQuestions, type Ground } from './steward-questions';

/**
 * How far prior and household ceiling may be off, as standard deviations in bits: from not at all to a factor of
 * sixteen. Which of these it is, nobody knows beforehand; the answers themselves say it.
 */
const calibrations = [0, 0.5, 1, 2, 4] as const;

/**
 * The same for what two clusters need more when the smaller of them doubles: as much as the prior itself where it has four
 * contents, and so has doubled twice; but no more than what a cluster is granted when the larger of them doubles.
 */
function ofDoubling(calibration: number): number {
  return Math.min(1, calibration / 2);
}

/**
 * The model with prior, household ceiling and levels shifted to what stewards decided: the same model where there is
 * nothing to learn. Nothing in it is set by hand. A level may move by as much as training left open: hardly where it was
 * counted a thousand times, freely where it is only believed. What no count tells is whether the evidence as a whole is
 * too much or too little, since comparisons depend on each other and clusters were made by the model itself, and
 * whether as much is needed between two large clusters as beside a single record; for that every strength of the
 * prior in `calibrations` is fitted and counts by its evidence (Bayesian model averaging, Hoeting et al. 1999). Answers
 * that the model expected leave it where it is.
 */
export function* withDecisions(
  model: MatchModel,
  ground: Ground,
  decisions: Iterable<Decision>,
): Generator<number, MatchModel> {
  const book = new LevelBook(model);
  const reading = new StewardQuestions(ground, book, model);
  const questions = yield* reading.read(decisions);
  if (questions.length === 0) return model;
  const shifts = yield* meanShifts(
    questions,
    (shift, calibration) =>
      book.deviation(shift) ??
      (shift === reading.perDoubling ? ofDoubling(calibration) : calibration),
  );
  const prior = roundBits(model.prior.bits + (shifts.get(reading.prior) ?? 0));
  const perDoubling = (model.prior.perDoubling ?? 0) + (shifts.get(reading.perDoubling) ?? 0);
  const ceiling = roundBits(model.household.ceiling + (shifts.get(reading.ceiling) ?? 0));
  return {
    ...model,
    source: `${model.source}, refined by decisions on ${questions.length} questions`,
    prior: {
      probability: 1 / (1 + 2 ** -prior),
      bits: prior,
      perDoubling: roundBits(perDoubling),
      source: `${model.prior.source}, shifted by decisions`,
    },
    household: {
      ...model.household,
      ceiling,
      source: `${model.household.source ?? 'believed'}, shifted by decisions`,
    },
    comparisons: model.comparisons.map((comparison, at) => ({
      ...comparison,
      levels: comparison.levels.map((level, position) =>
        moved(level, roundBits(shifts.get(book.positionOf(at, position)) ?? 0)),
      ),
    })),
  };
}

/** The shifts under each strength of the prior, averaged by how well it explains the answers. */
function* meanShifts(
  questions: readonly Question[],
  deviationOf: (shift: number, calibration: number) => number,
): Generator<number, Map<number, number>> {
  const fits: Fit[] = [];
  for (const calibration of calibrations) {
    fits.push(fitShifts(questions, (shift) => deviationOf(shift, calibration)));
    yield questions.length;
  }
  const best = Math.max(...fits.map(({ evidence }) => evidence));
  const shares = fits.map(({ evidence }) => Math.exp(evidence - best));
  const all = shares.reduce((sum, share) => sum + share, 0);
  const mean = new Map<number, number>();
  fits.forEach(({ shifts }, at) => {
    for (const [shift, bits] of shifts)
      mean.set(shift, (mean.get(shift) ?? 0) + (bits * (shares[at] ?? 0)) / all);
  });
  return mean;
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
