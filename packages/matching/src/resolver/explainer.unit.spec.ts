import { builtInModel } from '../model/built-in';
import type { MatchModel } from '../model/model';
import type { MatchRecord } from '../record';
import { customerFields, person } from '../testing/people';
import { Resolver } from './resolver';

const model = builtInModel(customerFields);
const ruled: MatchModel = {
  ...model,
  rules: {
    never: [{ name: 'segment', type: 'category' }],
    always: [{ name: 'taxNumber', type: 'identifier' }],
    placeholderAbove: 50,
  },
};

/** A baronet and his son of the same name, as registers have them: full names, dates, places, typing errors. */
const home = { city: 'Adderbury', postcode: 'OX17 3LS' };
const father = { ...home, fullName: 'Thomas Cobb', birthDate: '1627-07-11', segment: 'politician' };
const son = { ...home, fullName: 'Thomas Cobb', birthDate: '1655-02-03', segment: 'soldier' };
const family: MatchRecord[] = [
  person('reg:f1', { ...father, fullName: 'Sir Thomas Cobb, 1st Baronet' }),
  person('reg:f2', father),
  person('reg:f3', { ...father, fullName: 'Thomas Cob', birthDate: '1627-07-12' }),
  person('reg:s1', { ...son, fullName: 'Sir Thomas Cobb, 2nd Baronet' }),
  person('reg:s2', son),
  person('reg:s3', { ...son, postcode: 'OX17 3LT', birthDate: '1655-02-08' }),
];

function resolverOf(
  records: readonly MatchRecord[],
  by = model,
  decisions: ConstructorParameters<typeof Resolver>[1] = [],
): Resolver {
  const resolver = new Resolver(by, decisions);
  resolver.apply(records.map((upsert) => ({ upsert })));
  const steps = resolver.settle().steps();
  while (steps.next().done !== true);
  return resolver;
}

describe('the explanation of a father and his son', () => {
  const resolver = resolverOf(family);
  const pair = resolver.explainPair('reg:f2', 'reg:s2');

  it('they are two, though they share name, town and postcode', () => {
    expect(resolver.partition()).toEqual([
      ['reg:f1', 'reg:f2', 'reg:f3'],
      ['reg:s1', 'reg:s2', 'reg:s3'],
    ]);
    expect(pair?.sameEntity).toBe(false);
  });

  it('is a waterfall: every step from prior to total, with values and level', () => {
    const steps = pair?.comparisons ?? [];
    expect(steps.map(({ comparison, level, a, b }) => [comparison, level, a, b])).toEqual(
      expect.arrayContaining([
        ['name', 'exact', 'cobb thomas', 'cobb thomas'],
        ['birthDate', expect.any(String), '1627-07-11', '1655-02-03'],
      ]),
    );
    const sum = steps.reduce((bits, { weight }) => bits + weight, pair?.prior ?? 0);
    expect(sum + (pair?.household ?? 0)).toBe(pair?.sum);
    expect(steps.find(({ comparison }) => comparison === 'birthDate')?.weight).toBeLessThan(0);
  });

  it('names the atoms that brought them together, with their bits, the strongest first', () => {
    const bits = pair?.sharedAtoms.map((shared) => shared.bits ?? -1) ?? [];
    expect(pair?.sharedAtoms.map(({ atom }) => atom)).toContain('name:tcobb');
    expect(bits).toEqual([...bits].sort((x, y) => y - x));
    expect(bits[0]).toBeGreaterThan(1);
  });

  it('says how the two stand to each other as wholes: the contradicting birth dates add up', () => {
    const { between } = pair ?? {};
    expect(between?.apart).toEqual({ by: 'evidence' });
    expect(between?.linkage).toBeLessThan(between?.needed ?? 0);
    expect(between?.contradictions).toEqual([
      { comparison: 'birthDate', bits: expect.any(Number) },
    ]);
    expect(between?.contradictions[0]?.bits).toBeLessThan(-3);
  });

  it('of the father: the tree of merges, and the son as the nearest other', () => {
    const explained = resolver.explainEntity('reg:f3');
    expect(explained).toMatchObject({
      records: ['reg:f1', 'reg:f2', 'reg:f3'],
      omitted: 0,
      bonds: [],
      conflicts: [],
    });
    expect(explained?.contents).toHaveLength(3);
    expect(explained?.merges.map(({ id, of, by }) => [id, of.length, by])).toEqual([
      [3, 2, 'evidence'],
      [4, 2, 'evidence'],
    ]);
    for (const { linkage, needed, strongest, weakest } of explained?.merges ?? []) {
      expect(linkage).toBeGreaterThan(needed ?? 0);
      expect(strongest?.weight).toBeGreaterThanOrEqual(weakest?.weight ?? 0);
    }
    expect(explained?.nearest).toEqual([
      expect.objectContaining({
        records: ['reg:s1', 'reg:s2', 'reg:s3'],
        size: 3,
        apart: { by: 'evidence' },
      }),
    ]);
  });
});

describe('the explanation of two records of one entity', () => {
  it('names the way between them where they do not speak for it by themselves', () => {
    const records = [
      person('crm:1', { givenName: 'Ottoline', familyName: 'Lindqvist', birthDate: '1984-03-17' }),
      person('erp:1', {
        givenName: 'Ottoline',
        familyName: 'Lindqvist',
        birthDate: '1984-03-17',
        email: 'o.birchensha@example.com',
        phone: '+447700900123',
      }),
      person('web:1', {
        familyName: 'Birchensha',
        email: 'o.birchensha@example.com',
        phone: '+447700900123',
      }),
    ];
    const resolver = resolverOf(records);
    expect(resolver.partition()).toHaveLength(1);
    const pair = resolver.explainPair('crm:1', 'web:1');
    expect(pair?.total).toBeLessThan(0);
    expect(pair?.path).toEqual([
      { a: 'crm:1', b: 'erp:1', by: 'evidence', weight: expect.any(Number) },
      { a: 'erp:1', b: 'web:1', by: 'evidence', weight: expect.any(Number) },
    ]);
    expect(resolver.explainPair('crm:1', 'erp:1')?.path).toBeUndefined();
  });

  it('names the steward or the identifier that binds them', () => {
    const records = [
      person('crm:1', { givenName: 'Ann', taxNumber: '77' }),
      person('erp:1', { givenName: 'Bo', taxNumber: '77' }),
      person('web:1', { givenName: 'Cy' }),
    ];
    const resolver = resolverOf(records, ruled, [{ a: 'erp:1', b: 'web:1', verdict: 'same' }]);
    expect(resolver.explainPair('crm:1', 'erp:1')?.bonds).toEqual([
      { by: 'alwaysMergeOn', field: 'taxNumber', value: '77', records: ['crm:1', 'erp:1'] },
    ]);
    expect(resolver.explainPair('crm:1', 'web:1')?.path?.map(({ by }) => by)).toHaveLength(1);
    const entity = resolver.explainEntity('web:1');
    expect(entity?.bonds).toEqual([
      { by: 'steward', records: ['erp:1', 'web:1'] },
      { by: 'alwaysMergeOn', field: 'taxNumber', value: '77', records: ['crm:1', 'erp:1'] },
    ]);
    expect(entity?.merges).toEqual([{ id: 3, of: [0, 1, 2], by: 'bond' }]);
  });
});

describe('what keeps entities apart', () => {
  const ann = { givenName: 'Ann', familyName: 'Okafor', birthDate: '1984-03-17', city: 'Leeds' };

  it('is the steward who said so', () => {
    const records = [person('crm:1', ann), person('erp:1', ann)];
    const resolver = resolverOf(records, model, [{ a: 'erp:1', b: 'crm:1', verdict: 'different' }]);
    expect(resolver.explainPair('crm:1', 'erp:1')?.between?.apart).toEqual({
      by: 'steward',
      a: 'crm:1',
      b: 'erp:1',
    });
    expect(resolver.explainEntity('crm:1')?.nearest[0]?.apart.by).toBe('steward');
  });

  it('is the rule, with what each side says', () => {
    const records = [
      person('crm:1', { ...ann, segment: 'Contoso' }),
      person('erp:1', { ...ann, segment: 'Fabrikam' }),
    ];
    const resolver = resolverOf(records, ruled);
    expect(resolver.explainEntity('crm:1')?.nearest).toEqual([
      expect.objectContaining({
        records: ['erp:1'],
        apart: {
          by: 'neverMergeAcross',
          field: 'segment',
          a: 'crm:1',
          b: 'erp:1',
          values: [['contoso'], ['fabrikam']],
        },
      }),
    ]);
  });

  it('is nothing to say of records that are not there', () => {
    const resolver = resolverOf([person('crm:1', ann)]);
    expect(resolver.explainPair('crm:1', 'crm:2')).toBeUndefined();
    expect(resolver.explainEntity('crm:2')).toBeUndefined();
  });
});

describe('the explanation of an entity of very many records', () => {
  it('is bounded, and says what it leaves out', () => {
    const records = Array.from({ length: 260 }, (_, at) =>
      person(`crm:${at}`, { givenName: `Guest${at}`, taxNumber: '77' }),
    );
    const { rules } = ruled;
    if (rules === undefined) throw new Error('rules are set above');
    const resolver = resolverOf(records, { ...ruled, rules: { ...rules, placeholderAbove: 300 } });
    const explained = resolver.explainEntity('crm:7');
    expect(explained?.records).toHaveLength(260);
    expect(explained?.contents).toHaveLength(200);
    expect(explained?.omitted).toBe(60);
    expect(explained?.merges).toHaveLength(1);
  });
});
