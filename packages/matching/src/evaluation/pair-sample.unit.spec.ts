import { builtInModel } from '../model/built-in';
import type { MatchRecord } from '../record';
import { Resolver } from '../resolver/resolver';
import { customerFields, damagedCustomers } from '../testing/people';
import { estimateQuality } from './estimate';
import { PairDraw, type PairSample } from './pair-sample';

const model = builtInModel(customerFields);
const people = damagedCustomers(250, 23);

function resolverOf(records: readonly MatchRecord[]): Resolver {
  const resolver = new Resolver(model);
  resolver.apply(records.map((upsert) => ({ upsert })));
  const steps = resolver.settle().steps();
  while (steps.next().done !== true);
  return resolver;
}

function sampleOf(resolver: Resolver, size: number, seed: number): PairSample {
  const drawing = resolver.samplePairs(size, seed);
  for (;;) {
    const step = drawing.next();
    if (step.done === true) return step.value;
  }
}

/** Keys of copies end on the number of their customer. */
const customerOf = (key: string): string => key.split(':')[1] ?? key;

/** The estimate that a steward who knows everything comes to. */
function estimated({ strata, pairs }: PairSample) {
  return estimateQuality(
    strata.map((stratum) => {
      const own = pairs.filter((pair) => pair.stratum === stratum.name);
      const same = own.filter(({ a, b }) => customerOf(a) === customerOf(b)).length;
      return { ...stratum, labelled: own.length, same };
    }),
  );
}

describe('a sample of pairs', () => {
  const resolver = resolverOf(people);
  const sample = sampleOf(resolver, 120, 1);

  it('is the same for the same partition and seed, whatever the order of arrival', () => {
    expect(sampleOf(resolverOf([...people].reverse()), 120, 1)).toEqual(sample);
    expect(sampleOf(resolver, 120, 2).pairs).not.toEqual(sample.pairs);
  });

  it('has the size that was asked for, and a little of every stratum', () => {
    expect(sample.pairs).toHaveLength(120);
    expect(sample.modelVersion).toBe(model.version);
    for (const { name, asked, pairs } of sample.strata) {
      expect(asked).toBeGreaterThanOrEqual(Math.min(5, pairs));
      expect(sample.pairs.filter(({ stratum }) => stratum === name)).toHaveLength(asked);
    }
    const names = sample.strata.map(({ name }) => name);
    expect(names[0]).toBe('together, above 10 bits');
    expect(names).toContain('apart, -9 to -6 bits');
  });

  it('may be small', () => {
    expect(sampleOf(resolver, 12, 1).pairs).toHaveLength(12);
  });

  it('holds no more pairs than there are', () => {
    const all = sampleOf(resolver, 100_000, 1);
    const known = all.strata.reduce((sum, { pairs }) => sum + pairs, 0);
    expect(all.pairs).toHaveLength(known);
    expect(estimated(all).precision?.high).toBe(estimated(all).precision?.low);
  });

  it('judged, gives intervals that hold the truth of the whole partition', () => {
    const truth = estimated(sampleOf(resolver, 100_000, 1));
    let [precise, recalled] = [0, 0];
    const seeds = Array.from({ length: 40 }, (_, at) => at + 1);
    for (const seed of seeds) {
      const { precision, recall } = estimated(sampleOf(resolver, 120, seed));
      const [p, r] = [truth.precision?.estimate ?? 2, truth.recall?.estimate ?? 2];
      if (precision !== undefined && precision.low <= p && p <= precision.high) precise++;
      if (recall !== undefined && recall.low <= r && r <= recall.high) recalled++;
    }
    expect(precise).toBeGreaterThanOrEqual(36);
    expect(recalled).toBeGreaterThanOrEqual(36);
  });
});

describe('a draw', () => {
  it('from a very large entity counts the pairs that stand for others as often as they do', () => {
    const draw = new PairDraw(10, 1);
    draw.add({ a: 'crm:1', b: 'crm:2', weight: 12 }, 7.5);
    draw.add({ a: 'crm:1', b: 'crm:3', weight: 12 }, 7.5);
    expect(draw.finish('m').strata).toEqual([
      { name: 'together, above 10 bits', together: true, pairs: 15, asked: 2 },
    ]);
  });
});
