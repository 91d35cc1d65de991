import fc from 'fast-check';
import { partitionQuality } from '../evaluation/partition-quality';
import { builtInModel } from '../model/built-in';
import type { MatchModel } from '../model/model';
import type { Decision } from '../record';
import { resolveBatch } from '../resolver/batch';
import { Resolver } from '../resolver/resolver';
import { customerFields, damagedCustomers } from '../testing/people';
import { refineModel } from './refine';
import { trainModel } from './train';

const records = damagedCustomers(150, 11);
const base = builtInModel(customerFields);
const trained = trainModel(records, base);
const customerOf = new Map(records.map(({ key }) => [key, key.split(':')[1] ?? '']));

function f1(model: MatchModel): number {
  const { groups } = resolveBatch(records, model);
  const clusterOf = new Map(
    groups.flatMap((group, at) => group.map((key): [string, string] => [key, String(at)])),
  );
  return partitionQuality(clusterOf, customerOf).f1;
}

function offBy(bits: number): MatchModel {
  return { ...trained, prior: { ...trained.prior, bits: trained.prior.bits + bits } };
}

/** Prior for two clusters of two contents each. */
function bitsBetweenTwos({ prior }: MatchModel): number {
  return prior.bits - (prior.perDoubling ?? 0);
}

/** What a steward who knows the customers says of pairs that the product draws under a model. */
function answers(model: MatchModel, count: number): Decision[] {
  const resolver = new Resolver(model);
  resolver.apply(records.map((upsert) => ({ upsert })));
  for (const step of resolver.settle().steps()) expect(step.regroupings.length).toBeGreaterThan(0);
  const draw = resolver.samplePairs(count, 1);
  for (let step = draw.next(); ; step = draw.next()) {
    if (step.done !== true) continue;
    return step.value.pairs.map(({ a, b }) => ({
      a,
      b,
      verdict: customerOf.get(a) === customerOf.get(b) ? 'same' : 'different',
    }));
  }
}

describe('withDecisions', () => {
  it('gives back the very model where there is nothing to learn from', () => {
    expect(refineModel(records, trained, [])).toBe(trained);
    const gone: Decision = { a: 'gone:1', b: 'gone:2', verdict: 'same' };
    expect(refineModel(records, trained, [gone])).toBe(trained);
  });

  it('gives one model whatever the order of decisions and records', () => {
    const decisions = answers(trained, 60);
    const straight = JSON.stringify(refineModel(records, trained, decisions));
    fc.assert(
      fc.property(
        fc.shuffledSubarray(decisions, { minLength: decisions.length }),
        fc.shuffledSubarray(records, { minLength: records.length }),
        (order, others) => JSON.stringify(refineModel(others, trained, order)) === straight,
      ),
      { numRuns: 4 },
    );
  });

  it('leaves a model that is right nearly as it is', () => {
    const refined = refineModel(records, trained, answers(trained, 120));
    expect(Math.abs(bitsBetweenTwos(refined) - bitsBetweenTwos(trained))).toBeLessThan(1);
    expect(f1(refined)).toBeGreaterThanOrEqual(f1(trained) - 0.003);
  });

  it('brings back a prior that is off by some bits, either way', () => {
    for (const bits of [-8, 8]) {
      const wrong = offBy(bits);
      const refined = refineModel(records, wrong, answers(wrong, 120));
      expect(Math.abs(bitsBetweenTwos(refined) - bitsBetweenTwos(trained))).toBeLessThan(4);
      expect(f1(refined)).toBeGreaterThan(f1(wrong));
    }
  });

  it('changes what is counted often less than what is only believed', () => {
    const decisions = answers(trained, 120);
    const change = (model: MatchModel): number => {
      const refined = refineModel(records, model, decisions);
      const weights = ({ comparisons }: MatchModel): number[] =>
        comparisons.flatMap(({ levels }) => levels.map(({ weight }) => weight));
      const before = weights(model);
      return Math.max(...weights(refined).map((bits, at) => Math.abs(bits - (before[at] ?? 0))));
    };
    expect(change(trained)).toBeLessThan(change(base));
  });
});
