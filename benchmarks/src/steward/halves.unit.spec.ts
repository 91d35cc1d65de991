import { halves } from './halves';

/** Ten customers with one to four records each. */
const truth = new Map(
  Array.from({ length: 10 }, (_, customer) =>
    Array.from({ length: 1 + (customer % 4) }, (_unused, copy) => [
      `crm:${customer}-${copy}`,
      `customer ${customer}`,
    ]),
  )
    .flat()
    .map(([key = '', entity = '']): [string, string] => [key, entity]),
);
const records = [...truth.keys(), 'crm:of-nobody'].map((key) => ({ key }));

describe('halves', () => {
  it('leave every customer on one side, and nobody out whose truth is known', () => {
    const { asked, rest } = halves(records, truth, Infinity, 1);
    const customersOf = (half: typeof asked) => new Set(half.map(({ key }) => truth.get(key)));
    expect([...customersOf(asked)].filter((one) => customersOf(rest).has(one))).toEqual([]);
    expect([...asked, ...rest].map(({ key }) => key).sort()).toEqual([...truth.keys()].sort());
    expect(Math.abs(asked.length - rest.length)).toBeLessThanOrEqual(4);
  });

  it('are the same for the same seed, and others for another', () => {
    expect(halves(records, truth, Infinity, 1)).toEqual(halves(records, truth, Infinity, 1));
    expect(halves(records, truth, Infinity, 2)).not.toEqual(halves(records, truth, Infinity, 1));
  });

  it('of a sample end with the customer that fills it', () => {
    const { asked, rest } = halves(records, truth, 10, 1);
    expect(asked.length + rest.length).toBeGreaterThanOrEqual(10);
    expect(asked.length + rest.length).toBeLessThan(14);
  });
});
