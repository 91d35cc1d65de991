import { builtInModel } from '../model/built-in';
import { customerFields, person } from '../testing/people';
import { resolveBatch } from './batch';
import { Resolver } from './resolver';

const model = builtInModel(customerFields);
const ann = person('crm:ann', {
  givenName: 'Ann',
  familyName: 'Okafor',
  birthDate: '1984-03-17',
  city: 'Leeds',
});
const annie = person('erp:annie', {
  givenName: 'Annie',
  familyName: 'Okafor',
  birthDate: '1984-03-17',
});
const copy = person('shop:ann', {
  givenName: 'Ann',
  familyName: 'Okafor',
  birthDate: '1984-03-17',
  city: 'Leeds',
});
const bo = person('crm:bo', { givenName: 'Bo', familyName: 'Ek', birthDate: '1961-11-02' });
const all = [ann, annie, copy, bo];

describe('steward decisions', () => {
  it('without them the three Anns are one', () => {
    expect(resolveBatch(all, model).groups).toEqual([
      ['crm:ann', 'erp:annie', 'shop:ann'],
      ['crm:bo'],
    ]);
  });

  it('"different" parts even exact copies', () => {
    const { groups } = resolveBatch(all, model, [
      { a: 'crm:ann', b: 'shop:ann', verdict: 'different' },
    ]);
    expect(groups.find((group) => group.includes('crm:ann'))).not.toContain('shop:ann');
  });

  it('"same" joins what has nothing in common', () => {
    const { groups } = resolveBatch(all, model, [{ a: 'crm:bo', b: 'erp:annie', verdict: 'same' }]);
    expect(groups).toEqual([['crm:ann', 'crm:bo', 'erp:annie', 'shop:ann']]);
  });

  it('a contradiction is reported with the records on the way, and "different" holds', () => {
    const { groups, conflicts } = resolveBatch(all, model, [
      { a: 'crm:ann', b: 'crm:bo', verdict: 'same' },
      { a: 'crm:bo', b: 'erp:annie', verdict: 'same' },
      { a: 'crm:ann', b: 'erp:annie', verdict: 'different' },
    ]);
    expect(conflicts).toEqual([
      {
        a: 'crm:bo',
        b: 'erp:annie',
        wanted: { by: 'steward' },
        against: { a: 'crm:ann', b: 'erp:annie', by: 'steward' },
        chain: ['crm:ann', 'crm:bo', 'erp:annie'],
        text: 'A steward said that crm:bo and erp:annie are the same, but a steward said that crm:ann and erp:annie are different (the way there: crm:ann → crm:bo → erp:annie).',
      },
    ]);
    expect(groups.find((group) => group.includes('crm:ann'))).not.toContain('erp:annie');
  });

  it('hold at once in the resolver, through an update, and end when withdrawn', () => {
    const resolver = new Resolver(model);
    resolver.apply(all.map((upsert) => ({ upsert })));
    resolver.apply([{ decide: { a: 'crm:ann', b: 'erp:annie', verdict: 'different' } }]);
    expect(resolver.groupOf('crm:ann')).not.toContain('erp:annie');
    resolver.apply([
      { upsert: { ...annie, fields: { ...annie.fields, city: [{ value: 'Leeds' }] } } },
    ]);
    expect(resolver.groupOf('crm:ann')).not.toContain('erp:annie');
    resolver.apply([{ upsert: annie }, { withdraw: { a: 'erp:annie', b: 'crm:ann' } }]);
    expect(resolver.groupOf('crm:ann')).toEqual(['crm:ann', 'erp:annie', 'shop:ann']);
  });

  it('"same" joins at once, also when the record comes after the decision', () => {
    const resolver = new Resolver(model, [{ a: 'crm:bo', b: 'crm:ann', verdict: 'same' }]);
    resolver.apply([{ upsert: ann }]);
    resolver.apply([{ upsert: bo }]);
    expect(resolver.groupOf('crm:bo')).toEqual(['crm:ann', 'crm:bo']);
  });
});

describe('reviews', () => {
  it('name pairs between same and different, and stop when a steward has spoken', () => {
    const home = { familyName: 'Lindqvist', phone: '+442071234567', city: 'Leeds' };
    const emma = person('crm:emma', { ...home, givenName: 'Emma', birthDate: '1984-03-17' });
    const unnamed = person('erp:lindqvist', home);
    const resolver = new Resolver(model);
    resolver.apply([{ upsert: emma }]);
    const { reviews } = resolver.apply([{ upsert: unnamed }]);
    expect(reviews).toEqual([
      expect.objectContaining({ a: 'crm:emma', b: 'erp:lindqvist', weight: -1, records: 2 }),
    ]);
    expect(resolver.reviews()).toEqual(reviews);
    expect(resolveBatch([emma, unnamed], model).reviews).toHaveLength(1);
    resolver.apply([{ decide: { a: 'crm:emma', b: 'erp:lindqvist', verdict: 'different' } }]);
    expect(resolver.reviews()).toEqual([]);
  });
});

describe('candidates', () => {
  it('answer with whole entities, the likeliest first, and store nothing', () => {
    const resolver = new Resolver(model);
    resolver.apply(all.map((upsert) => ({ upsert })));
    const before = resolver.stats();
    const [best] = resolver.candidates(
      person('web:query', { fullName: 'Ann Okafor', birthDate: '1984-03-17' }),
    );
    expect([...(best?.records ?? [])].sort()).toEqual(['crm:ann', 'erp:annie', 'shop:ann']);
    expect(best?.probability).toBeGreaterThan(0.95);
    expect(best?.explanation).toMatchObject({ a: 'web:query', total: best?.weight });
    expect(resolver.stats()).toEqual(before);
  });
});
