import { builtInModel } from '../model/built-in';
import type { MatchModel } from '../model/model';
import type { Decision, MatchRecord } from '../record';
import { customerFields, damagedCustomers, person } from '../testing/people';
import { resolveBatch } from './batch';
import { Resolver } from './resolver';
import { benefitOf, probabilityOf } from './review';

const model = builtInModel(customerFields);
const ruled: MatchModel = {
  ...model,
  rules: {
    never: [{ name: 'segment', type: 'category' }],
    always: [{ name: 'taxNumber', type: 'identifier' }],
    placeholderAbove: 50,
  },
};

function queue(records: readonly MatchRecord[], by = model, decisions: readonly Decision[] = []) {
  return resolveBatch(records, by, decisions).reviews;
}

describe('the order of the queue', () => {
  it('is that of the records that an answer is expected to put right', () => {
    const reviews = queue(damagedCustomers(150, 5));
    expect(reviews.length).toBeGreaterThan(10);
    const benefits = reviews.map(({ benefit }) => benefit);
    expect(benefits).toEqual([...benefits].sort((x, y) => y - x));
    expect(new Set(reviews.map(({ reason }) => reason))).toEqual(new Set(['doubt', 'weak']));
  });

  it('halves with each bit away from the decision, on either side', () => {
    const at = (linkage: number) =>
      Math.min(probabilityOf(linkage, 0), 1 - probabilityOf(linkage, 0));
    expect(at(0)).toBe(0.5);
    expect(at(-5) / at(-4)).toBeCloseTo(0.5, 1);
    expect(at(5)).toBeCloseTo(at(-5), 10);
  });

  it('puts two groups of ten before one record beside a thousand', () => {
    expect(benefitOf(0.5, 10, 10)).toBeGreaterThan(benefitOf(0.5, 1, 1_000));
    expect(benefitOf(0.5, 1, 1_000)).toBeLessThan(1);
  });
});

describe('an entity that holds by little', () => {
  const home = { familyName: 'Lindqvist', phone: '+442071234567', city: 'Leeds' };
  const emma = person('crm:1', { ...home, givenName: 'Emma', birthDate: '1984-03-17' });
  const em = person('erp:1', { givenName: 'Em', familyName: 'Lindqvist', city: 'Leeds' });
  const [asked] = queue([emma, em]);

  it('is asked about with the pair that holds it', () => {
    expect(resolveBatch([emma, em], model).groups).toHaveLength(1);
    expect(asked).toMatchObject({ a: 'crm:1', b: 'erp:1', reason: 'weak', records: 2 });
    expect(asked?.linkage).toBeGreaterThan(asked?.needed ?? 0);
  });

  it('is asked about no more once a steward has answered, and obeys him', () => {
    for (const verdict of ['same', 'different'] as const) {
      const decision = { a: 'crm:1', b: 'erp:1', verdict };
      const { groups, reviews } = resolveBatch([emma, em], model, [decision]);
      expect(reviews).toEqual([]);
      expect(groups).toHaveLength(verdict === 'same' ? 1 : 2);
    }
  });
});

describe('a conflict', () => {
  const records = [
    person('crm:1', { givenName: 'Ann', segment: 'Contoso', taxNumber: '77' }),
    person('erp:1', { givenName: 'Bo', segment: 'Fabrikam', taxNumber: '77' }),
  ];

  it('of two rules is asked about', () => {
    expect(queue(records, ruled)).toEqual([
      expect.objectContaining({
        a: 'crm:1',
        b: 'erp:1',
        reason: 'conflict',
        conflict: expect.objectContaining({ chain: ['crm:1', 'erp:1'] }),
      }),
    ]);
  });

  it('is asked about no more once a steward called the two different', () => {
    expect(queue(records, ruled, [{ a: 'erp:1', b: 'crm:1', verdict: 'different' }])).toEqual([]);
    expect(
      resolveBatch(records, ruled, [{ a: 'erp:1', b: 'crm:1', verdict: 'different' }]).conflicts,
    ).toHaveLength(1);
  });

  it('that came with a later record is asked about, too', () => {
    const resolver = new Resolver(model, [
      { a: 'crm:1', b: 'crm:2', verdict: 'same' },
      { a: 'crm:2', b: 'crm:3', verdict: 'same' },
      { a: 'crm:1', b: 'crm:3', verdict: 'different' },
    ]);
    resolver.apply([{ upsert: person('crm:1', { givenName: 'Ann' }) }]);
    resolver.apply([{ upsert: person('crm:3', { givenName: 'Cy' }) }]);
    expect(resolver.reviews()).toEqual([]);
    resolver.apply([{ upsert: person('crm:2', { givenName: 'Bo' }) }]);
    expect(resolver.reviews()).toEqual([
      expect.objectContaining({ reason: 'conflict', a: 'crm:2', b: 'crm:3' }),
    ]);
  });
});
