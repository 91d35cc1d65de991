import { builtInModel, trainModel, type MatchField } from '@concord/matching';
import { damagedCustomers } from '../testing/people';
import { fitOf, fitted, outlineOf } from './fitting';

const fields: MatchField[] = [
  { name: 'givenName', type: 'name.given' },
  { name: 'familyName', type: 'name.family' },
  { name: 'birthDate', type: 'date.birth' },
  { name: 'email', type: 'email' },
];
const taxId: MatchField = { name: 'taxId', type: 'identifier' };
const trained = trainModel(damagedCustomers(60, 5), builtInModel(fields));

describe(fitted, () => {
  it('loses nothing of what training learns, where the workspace is the same', () => {
    const { thresholds, ...learnt } = trained;
    expect(fitted(trained, builtInModel(fields, { caution: 2 }))).toEqual({
      ...learnt,
      thresholds: { same: 2, review: -1 },
    });
    expect(thresholds.same).toBe(0);
  });

  it('takes what the version does not know from the built-in priors', () => {
    const own = builtInModel([...fields, taxId]);
    const { comparisons } = fitted(trained, own);
    const find = (list: typeof comparisons, wanted: string) =>
      list.find(({ name }) => name === wanted);
    expect(find(comparisons, 'taxId')).toEqual(find(own.comparisons, 'taxId'));
    expect(find(comparisons, 'birthDate')).toEqual(find(trained.comparisons, 'birthDate'));
  });

  it('knows a level that the version was never told of', () => {
    const old = {
      ...trained,
      comparisons: trained.comparisons.map((each) => ({ ...each, levels: each.levels.slice(1) })),
    };
    const own = builtInModel(fields);
    const levels = fitted(old, own).comparisons.map((each) =>
      each.levels.map(({ level }) => level),
    );
    expect(levels).toEqual(own.comparisons.map((each) => each.levels.map(({ level }) => level)));
  });

  it('leaves out what the workspace ignores', () => {
    const { comparisons, frequencies } = fitted(trained, builtInModel(fields.slice(0, 2)));
    expect(comparisons.map(({ name }) => name)).toEqual(['name']);
    expect(Object.keys(frequencies).sort()).toEqual(['name.family', 'name.given']);
  });
});

describe(fitOf, () => {
  const made = outlineOf(trained);

  it('finds nothing to tell where nothing changed', () => {
    expect(fitOf(made, builtInModel(fields))).toEqual({ missing: [], changed: [], unused: [] });
  });

  it('tells of new, changed and ignored fields by the comparisons they belong to', () => {
    const nickname: MatchField = { name: 'nickname', type: 'name.given' };
    const own = builtInModel([...fields.slice(0, 3), taxId, nickname]);
    expect(fitOf(made, own)).toEqual({ missing: ['taxId'], changed: ['name'], unused: ['email'] });
  });
});
