import { round } from '../report';
import { covers, type Estimate, type Judged } from './estimates';
import type { Outcome } from './outcome';
import { orders, type Order } from './steward';
import type { Refinement, Trial } from './trial';

/** Medians over the trials of one kind of model, as they are printed. */
export function summaryOf(trials: readonly Trial[]) {
  const estimates = trials.flatMap((trial) => trial.estimates);
  return {
    rest: outcomes(trials.map(({ before }) => before)),
    asked: outcomes(trials.map(({ asked }) => asked)),
    ...Object.fromEntries(orders.map((order) => [order, ofOrder(trials, order)])),
    estimate: {
      samples: estimates.length,
      precision: intervals(estimates, ({ precision }) => precision),
      recall: intervals(estimates, ({ recall }) => recall),
    },
  };
}

function ofOrder(trials: readonly Trial[], order: Order) {
  const runs = trials.flatMap((trial) => {
    const refinement = trial.refinements.get(order);
    return refinement === undefined ? [] : [{ trial, refinement }];
  });
  const middle = (figure: (refinement: Refinement) => number): number =>
    median(runs.map(({ refinement }) => figure(refinement)));
  const ratios = runs.map(({ trial, refinement }) =>
    ratio(wrongIn(refinement.after), wrongIn(trial.before)),
  );
  return {
    answers: middle(({ answers }) => answers),
    same: middle(({ same }) => same),
    priorShift: round(
      middle(({ prior }) => prior),
      2,
    ),
    perDoubling: round(
      middle(({ perDoubling }) => perDoubling),
      2,
    ),
    rest: outcomes(runs.map(({ refinement }) => refinement.after)),
    /** Wrong pairs among the rest after to before, below 1 is better. */
    errorRatio: round(median(ratios), 3),
    errorRatios: ratios.map((value) => round(value, 3)),
    bcubedErrorRatio: round(
      median(
        runs.map(({ trial, refinement }) =>
          ratio(1 - refinement.after.bcubedF1, 1 - trial.before.bcubedF1),
        ),
      ),
      3,
    ),
    pairsWon: middle(({ won }) => won),
    pairsLost: middle(({ lost }) => lost),
    asked: {
      asConstraints: outcomes(runs.map(({ refinement }) => refinement.constrained)),
      andLearnt: outcomes(runs.map(({ refinement }) => refinement.both)),
    },
  };
}

function outcomes(all: readonly Outcome[]) {
  const middle = (figure: (outcome: Outcome) => number): number => median(all.map(figure));
  return {
    f1: round(
      middle(({ f1 }) => f1),
      5,
    ),
    bcubedF1: round(
      middle(({ bcubedF1 }) => bcubedF1),
      5,
    ),
    falseMerges: middle(({ wrong }) => wrong.merged.size),
    missedPairs: middle(({ wrong }) => wrong.missed.size),
    wrongPairs: middle(wrongIn),
    band: middle(({ band }) => band),
    calibrationError: round(middle(calibrationError), 3),
  };
}

/** How far the mean probability in the band is from the share that is the same. */
function calibrationError({ expected, observed }: Outcome): number {
  return Math.abs(expected - observed);
}

function wrongIn({ wrong: { merged, missed } }: Outcome): number {
  return merged.size + missed.size;
}

/** Where there was nothing wrong and is nothing wrong, nothing changed. */
function ratio(after: number, before: number): number {
  return after === before ? 1 : after / before;
}

function intervals(estimates: readonly Estimate[], of: (estimate: Estimate) => Judged) {
  const all = estimates.map(of);
  const middle = (figure: (judged: Judged) => number): number => round(median(all.map(figure)), 4);
  return {
    truth: middle(({ truth }) => truth),
    estimate: middle(({ estimate }) => estimate),
    low: middle(({ low }) => low),
    high: middle(({ high }) => high),
    covered: all.filter(covers).length,
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}
