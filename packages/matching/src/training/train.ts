import { roundBits, type MatchModel } from '../model/model';
import { PairScorer } from '../pair-scorer';
import type { Decision, MatchRecord } from '../record';
import { maximize, type Proportions } from './expectation-maximization';
import { withFrequencies } from './frequency-lessons';
import { LevelBook } from './level-book';
import { observe, Observations } from './observations';
import { TrainingSet } from './training-set';

export interface TrainingOptions {
  /** What the caller calls the new model; `trained` without it. */
  readonly version?: string;
  /** What stewards decided. */
  readonly decisions?: Iterable<Decision>;
  /** Distinct contents that are learnt from at most, chosen by their digests. */
  readonly mostContents?: number;
}

const strangerPairs = 150_000;
const piece = 500;

/**
 * Learns a model from records without labels: frequencies of values, what agrees among strangers, and what agrees
 * within an entity (Fellegi and Sunter 1969, by expectation-maximization). A function of the contents, the base model
 * and the decisions: the order of the records does not matter, and few records change little of what the base believes.
 */
export function trainModel(
  records: Iterable<MatchRecord>,
  base: MatchModel,
  options: TrainingOptions = {},
): MatchModel {
  const steps = trainingSteps(records, base, options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** `trainModel` in bounded pieces, for a service that has other things to do: returns the model, yields in between. */
export function* trainingSteps(
  records: Iterable<MatchRecord>,
  base: MatchModel,
  options: TrainingOptions = {},
): Generator<number, MatchModel> {
  const scorer = new PairScorer(base);
  const set = yield* TrainingSet.read(records, scorer, options.mostContents ?? 100_000, piece);
  const pairs = yield* set.candidates(scorer, piece);
  const counted = withFrequencies(base, set, scorer.comparisons);
  const second = new PairScorer(counted);
  for (const specimen of set.specimens) specimen.profile = second.profile(specimen.record);
  const book = new LevelBook(counted);
  yield* learnStrangers(set, second, book);
  const observations = new Observations(book);
  for (let at = 0; at < pairs.length; at += 2) {
    observations.add(second, set.at(pairs[at] ?? 0), set.at(pairs[at + 1] ?? 0));
    if (at % piece === 0) yield piece;
  }
  const all = (set.size * (set.size - 1)) / 2;
  const start: Proportions = {
    match: base.prior.probability,
    household: base.prior.probability * 2 ** -base.household.ceiling,
  };
  const found = yield* maximize(observations, book, start, all);
  return {
    ...counted,
    version: options.version ?? 'trained',
    source: `learnt from ${set.size} contents`,
    prior: {
      probability: found.match,
      bits: roundBits(Math.log2(found.match / (1 - found.match))),
      source: `expected matches among ${pairs.length / 2} candidate pairs`,
    },
    household: { ...base.household, ceiling: roundBits(Math.log2(found.match / found.household)) },
    comparisons: book.comparisons(`${set.size} contents`),
  };
}

function* learnStrangers(set: TrainingSet, scorer: PairScorer, book: LevelBook): Generator<number> {
  const { size } = set;
  const distances = Math.min(
    Math.floor((size - 1) / 2),
    Math.ceil(strangerPairs / Math.max(1, size)),
  );
  for (let distance = 1; distance <= distances; distance++) {
    for (let i = 0; i < size; i++) {
      const [a, b] = [set.at(i), set.at((i + distance) % size)];
      if (scorer.weigh(a, b) > 0) continue;
      observe(scorer, a, b, (comparison, outcome) => {
        book.countStranger(book.number(comparison, outcome), outcome.frequency);
      });
      if (i % piece === 0) yield piece;
    }
  }
  book.learnU();
}
