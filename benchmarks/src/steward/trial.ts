import type { RecordKey } from '@concord/contracts/names';
import { refineModel, trainModel, type MatchModel, type MatchRecord } from '@concord/matching';
import { drawEstimates, type Estimate } from './estimates';
import type { Halves } from './halves';
import { outcomeOf, type Outcome } from './outcome';
import { orders, Steward, type Order } from './steward';
import { wrongOnlyIn } from './wrong-pairs';

export const kinds = ['built-in', 'trained'] as const;
export type Kind = (typeof kinds)[number];

/** One way to halve the records, under one kind of model. */
export interface Trial {
  /** The records about which nobody is asked. */
  readonly before: Outcome;
  /** The others. */
  readonly asked: Outcome;
  readonly refinements: ReadonlyMap<Order, Refinement>;
  readonly estimates: readonly Estimate[];
}

/** What came of the answers to questions in some order. */
export interface Refinement {
  readonly answers: number;
  readonly same: number;
  readonly after: Outcome;
  /** Pairs among the rest that were wrong and are right, and the other way. */
  readonly won: number;
  readonly lost: number;
  /** Bits by which the answers moved the prior, and what two clusters need more when the smaller one doubles. */
  readonly prior: number;
  readonly perDoubling: number;
  /** Where the answers were given: as constraints alone, and together with what was learnt. */
  readonly constrained: Outcome;
  readonly both: Outcome;
}

export interface Setup {
  readonly halves: Halves<MatchRecord>;
  readonly truth: ReadonlyMap<RecordKey, string>;
  readonly base: MatchModel;
  readonly decisions: number;
  readonly seed: number;
}

/** The truth speaks through the steward's answers and the outcomes alone. */
export function runTrial(kind: Kind, setup: Setup): Trial {
  const { halves, truth, base, decisions, seed } = setup;
  const records = [...halves.asked, ...halves.rest];
  const model = kind === 'trained' ? trainModel(records, base) : base;
  const before = outcomeOf(halves.rest, model, truth);
  const refinements = new Map(
    orders.map((order) => [order, refined(kind, model, order, before, setup)]),
  );
  const estimates = drawEstimates(halves.asked, model, truth, decisions, seed);
  return { before, asked: outcomeOf(halves.asked, model, truth), refinements, estimates };
}

function refined(
  kind: Kind,
  model: MatchModel,
  order: Order,
  before: Outcome,
  { halves: { asked, rest }, truth, base, decisions, seed }: Setup,
): Refinement {
  const answers = new Steward(asked, model, truth).answer(order, decisions, seed);
  const records = [...asked, ...rest];
  // As the product learns: by training again, or from the built-in model with nothing but the answers.
  const better =
    kind === 'trained'
      ? trainModel(records, base, { decisions: answers })
      : refineModel(records, base, answers);
  const after = outcomeOf(rest, better, truth);
  return {
    answers: answers.length,
    same: answers.filter(({ verdict }) => verdict === 'same').length,
    after,
    won: wrongOnlyIn(before.wrong, after.wrong),
    lost: wrongOnlyIn(after.wrong, before.wrong),
    prior: better.prior.bits - model.prior.bits,
    perDoubling: better.prior.perDoubling ?? 0,
    constrained: outcomeOf(asked, model, truth, answers),
    both: outcomeOf(asked, better, truth, answers),
  };
}
