import fc from 'fast-check';
import { explainPair } from '../explanation/pair';
import { weightBounds } from '../model/model';
import { builtInModel } from '../model/built-in';
import { OneToMany } from '../one-to-many';
import { PairScorer } from '../pair-scorer';
import type { MatchRecord } from '../record';
import { resolveBatch } from '../resolver/batch';
import { Resolver, type Change } from '../resolver/resolver';
import { customerFields, damagedCustomers, numbers, person } from '../testing/people';
import { trainAndResolve } from '../train-and-resolve';
import { trainModel } from './train';

const towns = ['London', 'Leeds', 'Sydney', 'Lund', 'Porto', 'Zhuhai', 'Bergen', 'Graz'];

/** Every semantic type filled now and then; a painter is an artist in every other record of his. */
function fullCustomers(count: number, seed: number): MatchRecord[] {
  const next = numbers(seed);
  return damagedCustomers(count, seed).map((record, at) => {
    const customer = Number(record.key.split(':')[1]);
    const chosen = Object.entries({
      company: `Works ${customer % 23} ${customer % 7 === 0 ? 'Holding' : ''} GmbH`,
      address: { value: { lines: [`${customer} Mill Road`], city: towns[customer % 8] ?? '' } },
      postcode: `AB${customer % 9} ${customer % 5}CD`,
      gender: customer % 2 === 0 ? 'female' : 'male',
      taxNumber: `DE${100_000_000 + customer * 7919}`,
      segment: customer % 6 === 0 ? (at % 2 === 0 ? 'painter' : 'artist') : `trade ${customer % 6}`,
      note: `met at fair ${customer % 11}`,
      turnover: { value: { amount: 100 * (customer % 40), currency: 'EUR' } },
    }).filter(([name]) => name === 'segment' || next(3) > 0);
    const more = person(record.key, Object.fromEntries(chosen));
    return { key: record.key, fields: { ...record.fields, ...more.fields } };
  });
}

const records = fullCustomers(140, 5);
const model = trainModel(records, builtInModel(customerFields), { version: 'm2' });
const keys = records.map(({ key }) => key);

function settleAll(resolver: Resolver): void {
  for (const step of resolver.settle().steps()) expect(step.regroupings.length).toBeGreaterThan(0);
}

describe('a trained model', () => {
  it('says of every semantic type what it was learnt from', () => {
    expect(model.version).toBe('m2');
    for (const { name, kind, levels, tables } of model.comparisons) {
      const seen = levels.filter(({ evidence }) => evidence !== undefined);
      expect([name, seen.length > 0]).toEqual([name, true]);
      for (const table of Object.values(tables))
        expect([kind, model.frequencies[table]?.source]).toEqual([
          kind,
          expect.stringMatching(/^counted in \d+ (contents|entities)$/),
        ]);
    }
  });

  it('stays the same when written as JSON and read again', () => {
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  });

  it('learns that a painter may be called an artist, and explains it', () => {
    expect(model.associations?.segment?.bits['artist|painter']).toBeGreaterThan(1);
    const [a, b] = [person('a:1', { segment: 'painter' }), person('b:1', { segment: 'artist' })];
    expect(explainPair(a, b, model).comparisons).toMatchObject([
      { comparison: 'segment', level: 'goes together', a: 'painter', b: 'artist' },
    ]);
  });

  it('weighs one against many as it weighs each pair', () => {
    const scorer = new PairScorer(model);
    const scoring = new OneToMany(scorer);
    const profiles = records.slice(0, 150).map((record) => scorer.profile(record));
    for (const one of profiles) {
      scoring.start(one);
      for (const other of profiles) {
        const exact = scorer.weigh(one, other);
        expect(scoring.weigh(other)).toBe(exact > scorer.floor ? exact : weightBounds.lowest);
        expect(scorer.weigh(other, one)).toBe(exact);
      }
    }
  });

  it('gives one batch partition in any order, and the resolver settles to it', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(records, { minLength: records.length }),
        fc.integer({ min: 1, max: 90 }),
        fc.shuffledSubarray(keys, { maxLength: 40 }),
        fc.array(fc.tuple(fc.constantFrom(...keys), fc.constantFrom(...records)), {
          maxLength: 20,
        }),
        (order, size, removed, updates) => {
          const changes: Change[] = [
            ...order.map((upsert) => ({ upsert })),
            ...updates.map(([key, { fields }]) => ({ upsert: { key, fields } })),
            ...removed.map((remove) => ({ remove })),
          ];
          const resolver = new Resolver(model);
          for (let at = 0; at < changes.length; at += size) {
            resolver.apply(changes.slice(at, at + size));
            if (at % 3 === 0) settleAll(resolver);
          }
          settleAll(resolver);
          const left = new Map(order.map((record) => [record.key, record]));
          for (const [key, { fields }] of updates) left.set(key, { key, fields });
          for (const key of removed) left.delete(key);
          const batch = resolveBatch(left.values(), model);
          expect(resolver.partition()).toEqual(batch.groups);
          expect(resolver.reviews()).toEqual(batch.reviews);
        },
      ),
      { numRuns: 6 },
    );
  });

  it('comes with the partition of a batch run, where both are asked for at once', () => {
    const base = builtInModel(customerFields);
    const { model: learnt, partition } = trainAndResolve(records, base);
    expect(learnt).toEqual(trainModel(records, base));
    expect(partition).toEqual(resolveBatch(records, learnt));
  });

  it('may be learnt upon again', () => {
    const again = trainModel(records, model);
    expect(again.comparisons.map(({ name }) => name)).toEqual(
      model.comparisons.map(({ name }) => name),
    );
    const { groups } = resolveBatch(records, again);
    const whole = groups.filter((group) => new Set(group.map((key) => key.split(':')[1])).size < 2);
    expect(whole.length / groups.length).toBeGreaterThan(0.95);
  });
});

describe('decisions of stewards', () => {
  const built = builtInModel(customerFields);
  const label = (verdict: 'same' | 'different', from: number) =>
    records.slice(from, from + 40).flatMap((record, at) => {
      const other = records[from + ((at + 7) % 40)];
      return other === undefined ? [] : [{ a: record.key, b: other.key, verdict }];
    });

  it('shift the model to what they say of its doubts, whatever their order', () => {
    const asked = resolveBatch(records, model).reviews.slice(0, 20);
    const all = (verdict: 'same' | 'different') => asked.map(({ a, b }) => ({ a, b, verdict }));
    const shifted = trainModel(records, built, { decisions: all('different') });
    const other = trainModel(records, built, { decisions: all('different').reverse() });
    expect(other).toEqual(shifted);
    expect(shifted.source).toMatch(/refined by decisions on \d+ questions/);
    const opposite = trainModel(records, built, { decisions: all('same') });
    expect(opposite.prior.bits).toBeGreaterThan(model.prior.bits);
    expect(shifted.prior.bits).toBeLessThan(model.prior.bits);
  });

  it('are taken for slips where they say of strangers that they are one', () => {
    const { prior } = trainModel(records, built, { decisions: label('same', 0) });
    expect(Math.abs(prior.bits - model.prior.bits)).toBeLessThan(0.5);
  });

  it('teach nothing where they contradict each other or concern records that are gone', () => {
    const decisions = [
      ...label('same', 0).slice(0, 5),
      ...label('different', 0).slice(0, 5),
      { a: 'gone:1', b: 'gone:2', verdict: 'same' as const },
    ];
    expect(trainModel(records, built, { version: 'm2', decisions })).toEqual(model);
  });
});
