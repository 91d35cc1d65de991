import { resolveBatch, type Decision, type MatchModel } from '@concord/matching';
import { builtInModel } from '@concord/matching';
import fc from 'fast-check';
import { matchRecord } from '../testing/identity-under-test';
import { holdPlan, mergePlan, splitPlan } from './decision-plan';

const model: MatchModel = builtInModel([
  { name: 'givenName', type: 'name.given' },
  { name: 'familyName', type: 'name.family' },
  { name: 'email', type: 'email' },
  { name: 'phone', type: 'phone' },
]);

const [maria, pedro] = [
  { givenName: 'Maria', familyName: 'Ortiz', email: 'maria.ortiz@bakery.com' },
  { givenName: 'Pedro', familyName: 'Lindqvist', phone: '+46701740605' },
];
const people = [maria, pedro, { ...maria, phone: '+46701740605' }, { familyName: 'Ortiz' }];

/** The last word on each pair counts. */
function toldTogether(...plans: readonly (readonly Decision[])[]): Decision[] {
  const byPair = new Map(
    plans.flat().map((decision) => [JSON.stringify([decision.a, decision.b].sort()), decision]),
  );
  return [...byPair.values()];
}

const keys = ['crm:1', 'crm:2', 'erp:1', 'erp:2', 'shop:1', 'shop:2'];
const records = fc
  .array(fc.constantFrom(...people), { minLength: keys.length, maxLength: keys.length })
  .map((said) => said.map((fields, at) => matchRecord(keys[at] ?? '', fields)));
const cut = fc.subarray(keys, { minLength: 1, maxLength: keys.length - 1 });
const others = (some: readonly string[]) => keys.filter((key) => !some.includes(key));

function groupsOf(said: Parameters<typeof resolveBatch>[0], decisions: readonly Decision[]) {
  return resolveBatch(said, model, decisions).groups.map((group) => [...group]);
}

describe('what a steward does by hand, as decisions', () => {
  it('a merge makes all records one, whatever they say, and a split parts them, whatever they say', () => {
    fc.assert(
      fc.property(records, cut, (said, leaving) => {
        const merged = mergePlan([leaving, others(leaving)], []);
        expect(groupsOf(said, merged)).toEqual([[...keys].sort()]);
        const parted = toldTogether(merged, splitPlan(leaving, others(leaving), merged));
        const groups = groupsOf(said, parted);
        expect(groups).toContainEqual([...leaving].sort());
      }),
      { numRuns: 40 },
    );
  });

  it('one that leaves a customer merged by hand leaves the others merged', () => {
    fc.assert(
      fc.property(records, fc.constantFrom(...keys), (said, gone) => {
        const merged = mergePlan([keys.slice(0, 3), keys.slice(3)], []);
        const parted = toldTogether(merged, splitPlan([gone], others([gone]), merged));
        expect(groupsOf(said, parted)).toEqual(
          expect.arrayContaining([[gone], others([gone]).sort()]),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('a lock holds together what it found together, whatever the records say later', () => {
    fc.assert(
      fc.property(records, (said) => {
        expect(groupsOf(said, holdPlan(keys, []))).toEqual([[...keys].sort()]);
      }),
      { numRuns: 20 },
    );
  });

  it('costs one decision a record, and nothing is said twice', () => {
    const merged = mergePlan([['crm:2', 'crm:1'], ['erp:1']], []);
    expect(merged).toEqual([
      { a: 'crm:1', b: 'crm:2', verdict: 'same' },
      { a: 'crm:1', b: 'erp:1', verdict: 'same' },
    ]);
    expect(mergePlan([['crm:1', 'crm:2', 'erp:1'], ['erp:2']], merged)).toEqual([
      { a: 'crm:1', b: 'erp:2', verdict: 'same' },
    ]);
    const hundred = Array.from({ length: 100 }, (_, n) => `crm:${n}`);
    expect(splitPlan(['crm:0'], hundred.slice(1), [])).toHaveLength(99);
    expect(splitPlan(hundred.slice(0, 50), hundred.slice(50), [])).toHaveLength(49 + 50);
  });
});
