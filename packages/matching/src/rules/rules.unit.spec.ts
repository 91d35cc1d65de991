import fc from 'fast-check';
import { builtInModel } from '../model/built-in';
import type { MatchModel } from '../model/model';
import type { Decision, MatchRecord } from '../record';
import { resolveBatch } from '../resolver/batch';
import { Resolver } from '../resolver/resolver';
import { customerFields, damagedCustomers, person } from '../testing/people';
import type { MatchRules } from './match-rules';
import { areForbidden, ruleValuesOf } from './rule-values';

const rules: MatchRules = {
  never: [{ name: 'segment', type: 'category' }],
  always: [{ name: 'taxNumber', type: 'identifier' }],
  placeholderAbove: 3,
};
const model: MatchModel = {
  // Neither field says anything to the comparisons: what happens, happens by the rules.
  ...builtInModel(customerFields.filter(({ name }) => !['segment', 'taxNumber'].includes(name))),
  rules,
};

const ann = { givenName: 'Ann', familyName: 'Okafor', birthDate: '1984-03-17', city: 'Leeds' };
const bo = { givenName: 'Bo', familyName: 'Ek', birthDate: '1961-11-02', city: 'Lund' };

function groups(records: readonly MatchRecord[], decisions: readonly Decision[] = []) {
  return resolveBatch(records, model, decisions).groups;
}

describe('neverMergeAcross', () => {
  it('keeps apart what agrees in everything else', () => {
    const records = [
      person('crm:1', { ...ann, segment: 'Contoso' }),
      person('erp:1', { ...ann, segment: 'Fabrikam' }),
      person('web:1', { ...ann, segment: ' CONTOSO ' }),
    ];
    expect(groups(records)).toEqual([['crm:1', 'web:1'], ['erp:1']]);
  });

  it('holds for entities as wholes: a record without the value does not weld two of them', () => {
    const records = [
      person('crm:1', { ...ann, segment: 'Contoso' }),
      person('erp:1', { ...ann, segment: 'Fabrikam' }),
      person('web:1', ann),
    ];
    const found = groups(records);
    expect(found).toHaveLength(2);
    expect(found.find((group) => group.includes('crm:1'))).not.toContain('erp:1');
  });

  it('lets records be one that share one of several values', () => {
    const records = [
      person('crm:1', { ...ann, segment: [{ value: 'Contoso' }, { value: 'Fabrikam' }] }),
      person('erp:1', { ...ann, segment: 'Fabrikam' }),
    ];
    expect(groups(records)).toEqual([['crm:1', 'erp:1']]);
  });

  it('leaves the same customer at forty brands room to find its copy', () => {
    const brands = Array.from({ length: 40 }, (_, at) => `brand ${at}`);
    const records = brands.flatMap((segment, at) => [
      person(`crm:${at}`, { ...ann, segment }),
      person(`web:${at}`, { ...ann, givenName: 'Anne', segment }),
    ]);
    expect(groups(records)).toEqual(
      brands
        .map((_, at) => [`crm:${at}`, `web:${at}`])
        .sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
    );
  });

  it('is stronger than a steward who says "same", who hears of it', () => {
    const records = [
      person('crm:1', { ...ann, segment: 'Contoso' }),
      person('erp:1', { ...ann, segment: 'Fabrikam' }),
    ];
    const { groups: found, conflicts } = resolveBatch(records, model, [
      { a: 'erp:1', b: 'crm:1', verdict: 'same' },
    ]);
    expect(found).toHaveLength(2);
    expect(conflicts).toEqual([
      {
        a: 'erp:1',
        b: 'crm:1',
        wanted: { by: 'steward' },
        against: { a: 'crm:1', b: 'erp:1', by: 'neverMergeAcross', field: 'segment' },
        chain: ['crm:1', 'erp:1'],
        text: expect.any(String),
      },
    ]);
  });
});

describe('alwaysMergeOn', () => {
  const annTax = person('crm:1', { ...ann, taxNumber: 'DE 123-456' });
  const boTax = person('erp:1', { ...bo, taxNumber: 'de123456' });

  it('makes one of what has nothing else in common', () => {
    expect(groups([annTax, boTax])).toEqual([['crm:1', 'erp:1']]);
    expect(groups([annTax, person('erp:1', bo)])).toHaveLength(2);
  });

  it('makes one of records that say too little by themselves', () => {
    const john = { givenName: 'John', taxNumber: '77' };
    expect(groups([person('crm:1', john), person('erp:1', john)])).toEqual([['crm:1', 'erp:1']]);
    const plain = { givenName: 'John' };
    expect(groups([person('crm:1', plain), person('erp:1', plain)])).toHaveLength(2);
  });

  it('gives way to a steward who says "different", and reports it', () => {
    const { groups: found, conflicts } = resolveBatch([annTax, boTax], model, [
      { a: 'crm:1', b: 'erp:1', verdict: 'different' },
    ]);
    expect(found).toHaveLength(2);
    expect(conflicts).toEqual([
      {
        a: 'crm:1',
        b: 'erp:1',
        wanted: { by: 'alwaysMergeOn', field: 'taxNumber', value: 'de123456' },
        against: { a: 'crm:1', b: 'erp:1', by: 'steward' },
        chain: ['crm:1', 'erp:1'],
        text: expect.any(String),
      },
    ]);
  });

  it('gives way to neverMergeAcross, but binds those on either side', () => {
    const at = (key: string, segment: string) =>
      person(key, { givenName: key, segment, taxNumber: '9' });
    const { groups: found, conflicts } = resolveBatch(
      [at('crm:1', 'x'), at('crm:2', 'y'), at('erp:1', 'x')],
      model,
    );
    expect(found).toEqual([['crm:1', 'erp:1'], ['crm:2']]);
    expect(conflicts).toHaveLength(1);
    expect(conflicts[0]?.against).toMatchObject({ by: 'neverMergeAcross', field: 'segment' });
  });

  it('takes a value that many hold for a placeholder, reports it, and starts to trust it when fewer do', () => {
    const holders = ['crm:1', 'crm:2', 'crm:3', 'crm:4'].map((key) =>
      person(key, { givenName: key, taxNumber: '0000' }),
    );
    const resolver = new Resolver(model);
    resolver.apply(holders.slice(0, 3).map((upsert) => ({ upsert })));
    expect(resolver.partition()).toEqual([['crm:1', 'crm:2', 'crm:3']]);
    resolver.apply(holders.slice(3).map((upsert) => ({ upsert })));
    settle(resolver);
    expect(resolver.partition()).toHaveLength(4);
    expect(resolver.placeholders()).toEqual([
      {
        field: 'taxNumber',
        value: '0000',
        contents: 4,
        records: ['crm:1', 'crm:2', 'crm:3', 'crm:4'],
      },
    ]);
    resolver.apply([{ remove: 'crm:2' }]);
    settle(resolver);
    expect(resolver.partition()).toEqual([['crm:1', 'crm:3', 'crm:4']]);
    expect(resolver.placeholders()).toEqual([]);
  });

  it('counts copies of one content once', () => {
    const copies = Array.from({ length: 9 }, (_, at) => ({ ...annTax, key: `web:${at}` }));
    expect(groups([...copies, boTax])).toHaveLength(1);
  });

  it('lets a record go with its value, and takes it back with it', () => {
    const resolver = new Resolver(model);
    resolver.apply([{ upsert: annTax }, { upsert: boTax }]);
    expect(resolver.partition()).toHaveLength(1);
    resolver.apply([{ upsert: person('erp:1', { ...bo, taxNumber: '5' }) }]);
    expect(resolver.partition()).toHaveLength(2);
    const back = resolver.apply([{ upsert: boTax }]);
    expect(resolver.partition()).toHaveLength(1);
    resolver.revert(back);
    expect(resolver.partition()).toHaveLength(2);
  });
});

describe('both rules, and the word of stewards', () => {
  it('hold at every moment, settled or not', () => {
    const records = damagedCustomers(40, 3);
    const strict: MatchModel = {
      ...model,
      rules: { ...rules, never: [{ name: 'city', type: 'place' }], always: [] },
    };
    const keys = records.map(({ key }) => key);
    const pairs = fc.tuple(fc.constantFrom(...keys), fc.constantFrom(...keys));
    fc.assert(
      fc.property(
        fc.shuffledSubarray(records),
        fc.array(pairs, { maxLength: 5 }),
        (some, apart) => {
          const decisions = apart
            .filter(([a, b]) => a !== b)
            .map(([a, b]) => ({ a, b, verdict: 'different' as const }));
          const resolver = new Resolver(strict, decisions);
          for (let at = 0; at < some.length; at += 7) {
            resolver.apply(some.slice(at, at + 7).map((upsert) => ({ upsert })));
            for (const group of resolver.partition()) {
              expect(mixes(group, records, strict.rules ?? rules)).toBe(false);
              for (const { a, b } of decisions)
                expect(group.includes(a) && group.includes(b)).toBe(false);
            }
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  it('name the way by which a contradiction on a cycle came about, before it is stored', () => {
    const resolver = new Resolver(model, [
      { a: 'crm:1', b: 'crm:2', verdict: 'same' },
      { a: 'crm:2', b: 'crm:3', verdict: 'same' },
    ]);
    const people = ['crm:1', 'crm:2', 'crm:3'].map((key) => person(key, { givenName: key }));
    resolver.apply(people.map((upsert) => ({ upsert })));
    const [conflict] = resolver.contradictions({ a: 'crm:3', b: 'crm:1', verdict: 'different' });
    expect(conflict).toMatchObject({
      wanted: { by: 'steward' },
      against: { a: 'crm:1', b: 'crm:3', by: 'steward' },
      chain: ['crm:1', 'crm:2', 'crm:3'],
    });
    expect(resolver.contradictions({ a: 'crm:2', b: 'crm:1', verdict: 'different' })).toEqual([]);
    expect(resolver.contradictions({ a: 'crm:1', b: 'crm:3', verdict: 'same' })).toEqual([]);
  });
});

function settle(resolver: Resolver): void {
  const steps = resolver.settle().steps();
  while (steps.next().done !== true);
}

function mixes(
  group: readonly string[],
  records: readonly MatchRecord[],
  held: MatchRules,
): boolean {
  const said = records
    .filter(({ key }) => group.includes(key))
    .map((record) => ruleValuesOf(record, held));
  return areForbidden(said, said);
}
