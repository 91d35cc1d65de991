import fc from 'fast-check';
import type { PlainValue } from '@concord/contracts/canonical';
import type { SemanticType } from '@concord/contracts/semantic-types';
import { reasonsOf, type FieldTerms } from './match-reasons';
import { SearchIndex } from './search-index';
import { readingsOf } from './search-query';
import { termsOfValue } from './value-terms';

type Customer = Readonly<Record<string, readonly [SemanticType, PlainValue]>>;

const berlin = { lines: ['Hauptstr. 5'], city: 'Berlin', postcode: '10115' };
const chaoyang = { lines: ['建国路88号'], district: '朝阳区', city: '北京市', postcode: '100022' };

const customers: Readonly<Record<string, Customer>> = {
  maria: {
    givenName: ['name.given', 'Maria'],
    familyName: ['name.family', 'Ortiz-López'],
    email: ['email', 'maria.ortiz80@example.org'],
    phone: ['phone', '+12125550147'],
  },
  marco: { givenName: ['name.given', 'Marco'], familyName: ['name.family', 'Rossi'] },
  san: { fullName: ['name.full', '張三'], address: ['address', chaoyang] },
  pinyin: { fullName: ['name.full', 'San Zhang'], phone: ['phone', '+8613812345678'] },
  xiaoming: { givenName: ['name.given', '小明'], familyName: ['name.family', '张'] },
  firm: {
    organization: ['name.organization', 'Müller & Söhne GmbH'],
    address: ['address', berlin],
  },
  huawei: { organization: ['name.organization', '华为技术有限公司'] },
  coded: { taxId: ['identifier', 'DE123456789'], birthDate: ['date.birth', '1980-02-01'] },
};

function termsOf(customer: Customer): FieldTerms[] {
  return Object.entries(customer).map(([field, [type, value]]) => ({
    field,
    terms: termsOfValue(type, value),
  }));
}

function indexOf(names: readonly string[]): SearchIndex {
  const index = new SearchIndex();
  for (const name of names)
    index.put(
      name,
      termsOf(customers[name] ?? {}).flatMap(({ terms }) => terms),
    );
  return index;
}

const index = indexOf(Object.keys(customers));

function search(query: string, over = index): string[] {
  const readings = readingsOf(query).map((reading) => over.expand(reading));
  return over.find(readings, 10).map(({ id }) => id);
}

function reasons(query: string, name: string): object[] {
  const readings = readingsOf(query).map((reading) => index.expand(reading));
  return reasonsOf(readings, termsOf(customers[name] ?? {}));
}

describe('the search finds', () => {
  it.each([
    ['maria ortiz', 'maria'],
    ['Ortiz, MARIA', 'maria'],
    ['lopez', 'maria'],
    ['Lópes', 'maria'],
    ['mraia ortis', 'maria'],
    ['ort', 'maria'],
    ['555-0147', 'maria'],
    ['(212) 555 0147', 'maria'],
    ['0147', 'maria'],
    ['maria.ortiz80@example.org', 'maria'],
    ['maria.ortiz80', 'maria'],
    ['rosi', 'marco'],
    ['Mueller und Soehne', 'firm'],
    ['Muller Sohne', 'firm'],
    ['Müller & Söhne GmbH & Co. KG', 'firm'],
    ['hauptstr berlin', 'firm'],
    ['10115', 'firm'],
    ['华为', 'huawei'],
    ['huawei', 'huawei'],
    ['华为技术股份有限公司', 'huawei'],
    ['DE 123456789', 'coded'],
    ['1980-02-01', 'coded'],
    ['13812345678', 'pinyin'],
    ['0086 138 1234', 'pinyin'],
    ['朝阳区建国路', 'san'],
    ['zhang xiaoming', 'xiaoming'],
    ['xiao ming zhang', 'xiaoming'],
    ['张小明', 'xiaoming'],
  ])('%s', (query, expected) => {
    expect(search(query)[0]).toBe(expected);
  });

  it('a Chinese name in characters and in pinyin, in either order', () => {
    for (const query of ['zhang san', 'san zhang', 'Zhangsan', '张三', '張三'])
      expect(search(query).slice(0, 2).sort()).toEqual(['pinyin', 'san']);
    expect(search('张三')[0]).toBe('san');
  });

  it('nobody by what nobody has', () => {
    expect(search('xylophone')).toEqual([]);
    expect(search('999999')).toEqual([]);
    expect(readingsOf('!?')).toEqual([]);
  });

  it('nobody who was removed, and those who changed by what they are now', () => {
    const changing = indexOf(['maria', 'marco']);
    changing.remove('marco');
    changing.put('maria', termsOfValue('name.family', 'Schmidt'));
    expect(search('rossi', changing)).toEqual([]);
    expect(search('ortiz', changing)).toEqual([]);
    expect(search('schmitt', changing)).toEqual(['maria']);
  });
});

describe('the search says why', () => {
  it('with the field that answers to each piece, and how', () => {
    expect(reasons('mraia ort 555-0147', 'maria')).toEqual([
      { asked: '555-0147', field: 'phone', how: 'part' },
      { asked: 'mraia', field: 'givenName', how: 'similar' },
      { asked: 'ort', field: 'familyName', how: 'beginning' },
    ]);
    expect(reasons('张三', 'pinyin')).toEqual([
      { asked: '张', field: 'fullName', how: 'sound' },
      { asked: '三', field: 'fullName', how: 'sound' },
    ]);
  });
});

describe('whatever is asked for', () => {
  it('is answered, in bounded time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (query) => {
        search(query);
      }),
      { numRuns: 200 },
    );
  });

  it('finds a customer by his own full name, however many others there are', () => {
    const name = fc.string({
      unit: fc.constantFrom(...Array.from('abcdefghiklmnoprstuz')),
      minLength: 4,
      maxLength: 9,
    });
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 2, maxLength: 30 }), (names) => {
        const many = new SearchIndex();
        for (const one of names) many.put(one, termsOfValue('name.family', one));
        for (const one of names) expect(search(one, many)[0]).toBe(one);
      }),
      { numRuns: 30 },
    );
  });
});
