import * as fc from 'fast-check';
import { ColumnProfile } from './column-profile';
import { DistinctSample } from './distinct-sample';
import { FrequentValues } from './frequent-values';
import { patternOf } from './pattern';
import { Quantiles } from './quantiles';
import { TableProfile } from './table-profile';

const profileOf = (values: readonly unknown[]): ColumnProfile => {
  const profile = new ColumnProfile();
  for (const value of values) profile.add(value);
  return profile;
};

describe(ColumnProfile, () => {
  it('counts what is there, what says something, and what differs', () => {
    const { values, filled, distinct, isExact, top } = profileOf([
      'Ann',
      ' Ann ',
      'Bob',
      '',
      'N/A',
      '无',
      null,
      undefined,
    ]).summary();
    expect({ values, filled, distinct, isExact }).toEqual({
      values: 8,
      filled: 3,
      distinct: 2,
      isExact: true,
    });
    expect(top).toEqual([
      { value: 'Ann', count: 2 },
      { value: 'Bob', count: 1 },
    ]);
  });

  it('knows patterns, lengths and numbers', () => {
    const { patterns, length, numbers } = profileOf(['1', '2', '3', '100', 'C-7']).summary();
    expect(patterns[0]).toEqual({ value: '9', count: 3 });
    expect(length).toMatchObject({ min: 1, max: 3 });
    expect(numbers).toMatchObject({ count: 4, min: 1, max: 100, mean: 26.5 });
  });

  it('estimates a hundred thousand ids, and knows that they are different', () => {
    const ids = Array.from({ length: 100_000 }, (_, at) => `C-${at}`);
    const { distinct, isExact, sample } = profileOf(ids).summary();
    expect(isExact).toBe(false);
    expect(distinct).toBe(100_000);
    expect(sample.every(({ count }) => count === 1)).toBe(true);
  });

  it('estimates values that come differently often within a tenth', () => {
    const values = Array.from(
      { length: 100_000 },
      (_, at) => `name ${Math.floor(Math.sqrt(at * 400))}`,
    );
    const { distinct } = profileOf(values).summary();
    expect(Math.abs(distinct - new Set(values).size) / new Set(values).size).toBeLessThan(0.1);
  });

  it('says of parts, merged in any order and stored between, what it says of the whole', () => {
    const value = fc.oneof(
      fc.constantFrom('', 'Ann', 'Bob', '12', '12.5', null),
      fc.string({ maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(value, { maxLength: 40 }), { maxLength: 4 }), (parts) => {
        const merged = new ColumnProfile();
        for (const part of [...parts].reverse()) {
          merged.merge(ColumnProfile.from(structuredClone(profileOf(part).toJSON())));
        }
        const whole = profileOf(parts.flat()).summary();
        expect({ ...merged.summary(), length: undefined, numbers: undefined }).toEqual({
          ...whole,
          length: undefined,
          numbers: undefined,
        });
        expect(merged.summary().length?.quartiles).toEqual(whole.length?.quartiles);
      }),
    );
  });
});

describe('sketches beyond what they can hold', () => {
  const words = Array.from({ length: 20_000 }, (_, at) => `w${(at * at) % 7919}`);

  it('keep the same sample however the values were divided', () => {
    const whole = new DistinctSample(100);
    const parts = [0, 1, 2].map(() => new DistinctSample(100));
    words.forEach((word, at) => {
      whole.add(word);
      parts[at % 3]?.add(word);
    });
    const merged = new DistinctSample(100);
    for (const part of parts) merged.merge(part);
    expect(merged.toJSON()).toEqual(whole.toJSON());
  });

  it('count frequent values at most as much too low as they say', () => {
    const frequent = new FrequentValues(50);
    words.forEach((word, at) => frequent.add(at % 4 === 0 ? 'often' : word));
    const [first] = frequent.top(1);
    expect(first?.value).toBe('often');
    expect(first?.count).toBeGreaterThanOrEqual(5_000 - frequent.error);
    expect(frequent.error).toBeLessThanOrEqual(words.length / 50);
  });

  it('find quantiles within one per cent', () => {
    const quantiles = new Quantiles();
    for (let at = 0; at <= 10_000; at += 1) quantiles.add(at - 5_000);
    for (const share of [0.01, 0.25, 0.75, 0.99]) {
      const exact = share * 10_000 - 5_000;
      expect(Math.abs((quantiles.quantile(share) ?? 0) - exact)).toBeLessThanOrEqual(
        Math.abs(exact) * 0.02,
      );
    }
  });
});

describe(patternOf, () => {
  it.each([
    ['C-100003', 'A-9+'],
    ['1961-01-09', '9999-99-99'],
    ['Maria Ortiz', 'Aa+ Aa+'],
    ['欧阳娜娜', '汉+'],
    ['', ''],
    ['x'.repeat(500), 'a+…'],
  ])('of %s', (text, pattern) => {
    expect(patternOf(text)).toBe(pattern);
  });
});

describe(TableProfile, () => {
  const table = new TableProfile();
  table.add({ id: 1, kunde: { name: 'Groß' }, orders: [{ no: 'A', total: 5 }, { no: 'B' }] });
  table.add({ id: 2, tags: ['vip', 'new'] });
  const { records, columns } = table.summary();

  it('takes nested columns by their path, and lists entry by entry', () => {
    expect(records).toBe(2);
    expect([...columns.keys()]).toEqual([
      'id',
      'kunde.name',
      'orders[].no',
      'orders[].total',
      'tags',
    ]);
    expect(columns.get('tags')).toMatchObject({ values: 3, filled: 2 });
  });

  it('counts a column as missing where it is not there, before and after', () => {
    expect(columns.get('kunde.name')).toMatchObject({ values: 2, filled: 1 });
  });

  it('adds up', () => {
    const other = new TableProfile();
    other.add({ id: 3, mail: 'a@b.org' });
    const merged = TableProfile.from(structuredClone(table.toJSON()));
    merged.merge(other);
    const summary = merged.summary();
    expect(summary.records).toBe(3);
    expect(summary.columns.get('mail')).toMatchObject({ values: 3, filled: 1 });
    expect(summary.columns.get('kunde.name')).toMatchObject({ values: 3, filled: 1 });
  });

  it('reads five hundred columns and no more', () => {
    const wide = new TableProfile();
    wide.add(Object.fromEntries(Array.from({ length: 600 }, (_, at) => [`c${at}`, at])));
    expect(wide.summary()).toMatchObject({ records: 1, ignored: 100 });
  });

  it('answers any JSON', () => {
    fc.assert(
      fc.property(fc.array(fc.dictionary(fc.string(), fc.jsonValue())), (rows) => {
        const any = new TableProfile();
        for (const row of rows) any.add(row);
        expect(any.summary().records).toBe(rows.length);
      }),
    );
  });
});
