import { matchFile, modelFile } from '@concord/contracts/workspace';
import { policyOf } from './match-policy';

const { entities } = modelFile.parse({
  entities: {
    customer: { fields: { brand: { type: 'category' }, taxNumber: { type: 'identifier' } } },
  },
});

function policy(section: object) {
  const { match } = matchFile.parse({ match: { customer: section } });
  const { customer } = entities;
  if (customer === undefined) throw new Error('the model has no customer');
  return policyOf(match.customer, customer);
}

describe('policyOf', () => {
  it('without a word: merge above even odds, ask about three bits below', () => {
    expect(policy({})).toEqual({ thresholds: { same: 0, review: -3 } });
  });

  it('lets thresholds stand in for profile and review band', () => {
    expect(policy({ profile: 'safe' }).thresholds).toEqual({ same: 2, review: -1 });
    expect(policy({ profile: 'safe', thresholds: { same: 5 } }).thresholds).toEqual({
      same: 5,
      review: 2,
    });
    expect(policy({ reviewBand: 1, thresholds: { review: -4 } }).thresholds).toEqual({
      same: 0,
      review: -4,
    });
  });

  it('asks nobody about what is merged already', () => {
    expect(policy({ thresholds: { same: 1, review: 6 } }).thresholds).toEqual({
      same: 1,
      review: 1,
    });
  });

  it('gives the rules with the types of their fields', () => {
    expect(
      policy({ neverMergeAcross: ['brand'], alwaysMergeOn: ['taxNumber', 'gone'] }).rules,
    ).toEqual({
      never: [{ name: 'brand', type: 'category' }],
      always: [{ name: 'taxNumber', type: 'identifier' }],
      placeholderAbove: 50,
    });
  });
});
