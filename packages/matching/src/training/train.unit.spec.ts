import fc from 'fast-check';
import { builtInModel } from '../model/built-in';
import { customerFields, damagedCustomers } from '../testing/people';
import { trainModel } from './train';

const base = builtInModel(customerFields);
const records = damagedCustomers(120, 3);

describe('trainModel', () => {
  it('gives the same model, to the last digit, whatever the order of the records', () => {
    const straight = JSON.stringify(trainModel(records, base));
    fc.assert(
      fc.property(
        fc.shuffledSubarray(records, { minLength: records.length }),
        (order) => JSON.stringify(trainModel(order, base)) === straight,
      ),
      { numRuns: 5 },
    );
  });

  it('leaves what was believed where there is nothing to learn from', () => {
    const { comparisons, prior } = trainModel([], base);
    expect(comparisons.map(({ levels }) => levels.map(({ weight }) => weight))).toEqual(
      base.comparisons.map(({ levels }) => levels.map(({ weight }) => weight)),
    );
    expect(prior.bits).toBe(base.prior.bits);
  });
});
