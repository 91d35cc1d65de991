import type { CanonicalFields } from '@concord/contracts/canonical';
import { comparePair, explainPair } from './explanation/pair';
import { builtInModel } from './model/built-in';
import type { MatchRecord } from './record';
import { resolveBatch } from './resolver/batch';
import { Resolver } from './resolver/resolver';
import { customerFields } from './testing/people';

const model = builtInModel(customerFields);
const megabyte = 1_000_000;

/** A record that says the same in every field, standardized by nobody. */
function everywhere(key: string, text: string): MatchRecord {
  const fields: CanonicalFields = {};
  for (const { name, type } of customerFields) {
    const address = { lines: [text, text], city: text, postcode: text };
    fields[name] = [{ value: type === 'address' ? address : text, key: text }];
  }
  return { key, fields };
}

const hostile: readonly (readonly [string, string])[] = [
  ['a megabyte of one letter', 'a'.repeat(megabyte)],
  ['a megabyte of words', 'ab '.repeat(megabyte / 4)],
  ['a megabyte of traditional characters', '張'.repeat(megabyte)],
  ['a megabyte of pinyin', 'xian'.repeat(megabyte / 4)],
  ['a megabyte of streets', '路1号'.repeat(megabyte / 4)],
  ['a megabyte of mailboxes', 'a@'.repeat(megabyte / 2)],
  ['pinyin that can be read in a thousand ways', 'angengangengangengangengangengang'],
  ['half a character', 'Katya \ud800\udc00\udc00 Ivanova'],
  ['zeros', '\0\0\0'],
  ['text that runs backwards', '\u202eairaM\u202c \u2067ortiz'],
  ['a storm of accents', `Mari${'\u0301'.repeat(100_000)}a`],
  ['one sign that folds into eighteen', '\ufdfa'.repeat(2_000)],
  ['invisible signs', '\u200b\u200d\ufeff'.repeat(1_000)],
  ['names of the language', '__proto__ constructor toString hasOwnProperty'],
  ['our own separators', '~li|?|zhang|!\tsan\n'],
];

describe('hostile text in every field', () => {
  it.each(hostile)('%s: weighs something, and the same from either side', (_, text) => {
    const [a, b] = [everywhere('crm:1', text), everywhere('erp:1', `${text}x`)];
    expect(Number.isFinite(comparePair(a, b, model))).toBe(true);
    expect(comparePair(b, a, model)).toBe(comparePair(a, b, model));
    const { comparisons, sharedAtoms } = explainPair(a, a, model);
    expect(comparisons.every(({ weight }) => Number.isFinite(weight))).toBe(true);
    expect(JSON.stringify(sharedAtoms).length).toBeLessThan(200_000);
  });

  it('is resolved together with customers, whom it leaves alone', () => {
    const maria = ['crm:maria', 'erp:maria'].map((key) => ({
      key,
      fields: {
        fullName: [{ value: 'Maria Ortiz' }],
        email: [{ value: 'maria@ortiz-bakery.com' }],
        birthDate: [{ value: '1985-03-04' }],
      },
    }));
    const others = hostile.map(([, text], at) => everywhere(`web:${at}`, text));
    const { groups } = resolveBatch([...others, ...maria], model);
    expect(groups).toContainEqual(['crm:maria', 'erp:maria']);
  });
});

describe('records that are out of all proportion', () => {
  it('an empty one stands for itself, however often it comes', () => {
    const empty = ['a:1', 'a:2', 'a:3'].map((key) => ({ key, fields: {} }));
    expect(resolveBatch(empty, model).groups).toEqual([['a:1'], ['a:2'], ['a:3']]);
  });

  it('one with ten thousand values in each field is read as far as people have values', () => {
    const fields = Object.fromEntries(
      customerFields.map(({ name, type }) => [
        name,
        Array.from({ length: 10_000 }, (_, at) => ({
          value: type === 'address' ? { lines: [`${at} High Street`] } : `value ${at}`,
        })),
      ]),
    );
    const resolver = new Resolver(model);
    resolver.apply([{ upsert: { key: 'crm:1', fields } }]);
    resolver.apply([{ upsert: { key: 'crm:2', fields } }]);
    expect(resolver.stats().records).toBe(2);
  });

  it('a key that comes twice with different content is refused by its name', () => {
    const records = ['Ann', 'Bob'].map((name) => ({
      key: 'crm:1',
      fields: { givenName: [{ value: name }] },
    }));
    expect(() => resolveBatch(records, model)).toThrow(
      'record "crm:1" occurs twice with different content',
    );
  });
});
