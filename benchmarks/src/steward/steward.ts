import type { RecordKey } from '@concord/contracts/names';
import {
  resolveBatch,
  Resolver,
  type Decision,
  type MatchModel,
  type MatchRecord,
  type PairSample,
} from '@concord/matching';
import { chance, shuffled } from '../incremental/chance';
import { pairName } from './wrong-pairs';

/**
 * `queue`: the first question of the review queue each time, as the console shows it; when it is empty, the sample;
 * `band`: questions of the queue in a random order; then the sample;
 * `sample`: what \`concord evaluate --sample\` draws.
 */
export const orders = ['queue', 'band', 'sample'] as const;
export type Order = (typeof orders)[number];

/** Answers between two settlements: a service settles when it is quiet. */
const betweenSettlements = 20;

/** Somebody who knows the truth, before the records of one half as the product shows them to him. */
export class Steward {
  private readonly resolver: Resolver;
  readonly decisions: Decision[] = [];
  private readonly answered = new Set<string>();

  constructor(
    records: readonly MatchRecord[],
    model: MatchModel,
    private readonly truth: ReadonlyMap<RecordKey, string>,
  ) {
    this.resolver = resolverOf(records, model);
  }

  /** Answers so many questions, or as many as there are. */
  answer(order: Order, count: number, seed: number): readonly Decision[] {
    const sampled = this.sample(count, seed).pairs;
    if (order === 'queue') this.answerQueue(count);
    if (order === 'band') this.answerAll(shuffled(this.resolver.reviews(), chance(seed)), count);
    this.answerAll(sampled, count);
    return this.decisions;
  }

  /** Pairs as they are drawn to judge the partition by. */
  sample(size: number, seed: number): PairSample {
    const draw = this.resolver.samplePairs(size, seed);
    for (;;) {
      const step = draw.next();
      if (step.done === true) return step.value;
    }
  }

  partition(): readonly (readonly RecordKey[])[] {
    return this.resolver.partition();
  }

  areSame(a: RecordKey, b: RecordKey): boolean {
    return this.truth.get(a) === this.truth.get(b);
  }

  private answerQueue(count: number): void {
    while (this.decisions.length < count) {
      const next = this.resolver.reviews().find(({ a, b }) => !this.answered.has(pairName(a, b)));
      if (next === undefined) return;
      this.decide(next.a, next.b);
      const { decisions } = this;
      this.resolver.apply(decisions.slice(-1).map((decide) => ({ decide })));
      if (decisions.length % betweenSettlements === 0) settle(this.resolver);
    }
  }

  private answerAll(
    pairs: readonly { readonly a: RecordKey; readonly b: RecordKey }[],
    count: number,
  ): void {
    for (const { a, b } of pairs) {
      if (this.decisions.length >= count) return;
      if (!this.answered.has(pairName(a, b))) this.decide(a, b);
    }
  }

  private decide(a: RecordKey, b: RecordKey): void {
    this.answered.add(pairName(a, b));
    this.decisions.push({ a, b, verdict: this.areSame(a, b) ? 'same' : 'different' });
  }
}

/** Settled on the batch partition. */
function resolverOf(records: readonly MatchRecord[], model: MatchModel): Resolver {
  const resolver = new Resolver(model);
  const byKey = new Map(records.map((record) => [record.key, record]));
  resolver.restore(
    resolveBatch(records, model).groups.flatMap((group, at) =>
      group.flatMap((key) => {
        const record = byKey.get(key);
        return record === undefined ? [] : [{ record, entityId: String(at) }];
      }),
    ),
  );
  settle(resolver);
  return resolver;
}

function settle(resolver: Resolver): void {
  const steps = resolver.settle().steps();
  while (steps.next().done !== true);
}
