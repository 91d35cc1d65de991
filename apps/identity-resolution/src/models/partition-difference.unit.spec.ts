import fc from 'fast-check';
import { partitionDifference } from './partition-difference';

const keys = ['crm:1', 'crm:2', 'crm:3', 'shop:1', 'shop:2', 'shop:3'];

describe(partitionDifference, () => {
  it('finds nothing between equal partitions', () => {
    expect(partitionDifference([['crm:1', 'shop:1']], [['crm:1', 'shop:1']])).toEqual({
      exchanges: [],
      ...{ merging: 0, splitting: 0, moving: 0 },
    });
  });

  it('counts entities that come together, and the records that come into another one', () => {
    const a = [['crm:1', 'shop:1'], ['crm:2'], ['crm:3']];
    const b = [['crm:1', 'crm:2', 'shop:1'], ['crm:3']];
    expect(partitionDifference(a, b)).toEqual({
      exchanges: [{ a: [['crm:1', 'shop:1'], ['crm:2']], b: [['crm:1', 'crm:2', 'shop:1']] }],
      ...{ merging: 2, splitting: 0, moving: 1 },
    });
  });

  it('counts entities that come apart', () => {
    const a = [['crm:1', 'crm:2', 'shop:1']];
    const b = [['crm:1', 'shop:1'], ['crm:2']];
    expect(partitionDifference(a, b)).toMatchObject({ merging: 0, splitting: 1, moving: 1 });
  });

  it('sees a record that changes sides as a split and a merge in one exchange', () => {
    const a = [
      ['crm:1', 'crm:2', 'shop:1'],
      ['crm:3', 'shop:2'],
    ];
    const b = [
      ['crm:1', 'crm:2'],
      ['crm:3', 'shop:1', 'shop:2'],
    ];
    expect(partitionDifference(a, b)).toEqual({
      exchanges: [{ a, b }],
      ...{ merging: 2, splitting: 1, moving: 1 },
    });
  });

  it('finds the same exchanges from either side, each complete in itself', () => {
    const partitions = fc
      .array(fc.integer({ min: 0, max: 3 }), { minLength: keys.length, maxLength: keys.length })
      .map((labels) =>
        [0, 1, 2, 3]
          .map((label) => keys.filter((_, at) => labels[at] === label))
          .filter((group) => group.length > 0)
          .sort((x, y) => ((x[0] ?? '') < (y[0] ?? '') ? -1 : 1)),
      );
    fc.assert(
      fc.property(partitions, partitions, (a, b) => {
        const there = partitionDifference(a, b);
        const back = partitionDifference(b, a);
        expect(there.exchanges).toHaveLength(back.exchanges.length);
        expect(there.moving).toBeLessThan(keys.length);
        for (const exchange of there.exchanges)
          expect(exchange.a.flat().sort()).toEqual(exchange.b.flat().sort());
        expect(there.merging + there.splitting > 0).toBe(there.exchanges.length > 0);
      }),
    );
  });
});
