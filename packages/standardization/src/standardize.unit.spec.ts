import { semanticTypes, type SemanticType } from '@concord/contracts/semantic-types';
import { standardValue } from '@concord/contracts/canonical';
import fc from 'fast-check';
import { standardize, type StandardizationContext } from './standardize';

const contexts: StandardizationContext[] = [
  { today: '2026-11-20' },
  { today: '2026-11-20', country: 'US' },
  { today: '2026-11-20', country: 'DE' },
  { today: '2026-11-20', country: 'CN' },
  { today: '2026-11-20', country: 'AU', dayFirst: true },
];
const context = fc.constantFrom(...contexts);

/** Pieces of real values, put together at random: they reach further into the code than noise does. */
const piece = fc.constantFrom(
  'Smith',
  'SMITH',
  'von',
  'de la',
  "O'Brien",
  'Dr.',
  'Jr.',
  ',',
  ', ',
  ' ',
  '-',
  '.',
  '/',
  '"',
  '(',
  ')',
  "'",
  '张',
  '三',
  '欧阳',
  '先生',
  'zhang',
  'san',
  'GmbH',
  '& Co. KG',
  '有限公司',
  'jo',
  '@',
  '@@',
  'gmail.com',
  'mailto:',
  '<',
  '>',
  ';',
  '+49',
  '030',
  '(0)',
  'ext',
  '12',
  '1990',
  '01',
  '31',
  '年',
  '月',
  '日',
  'Jan',
  'Apt',
  '#',
  'Unit',
  'St',
  'Street',
  'IL',
  '62704',
  'SW1A 1AA',
  '10115',
  'Berlin',
  'USA',
  'DE',
  '广东省',
  '深圳市',
  '南山区',
  '路',
  '号',
  '室',
  '€',
  '$',
  '元',
  '万',
  '1.234,56',
  '1,234',
  'ß',
  'İ',
  'ŉ',
  'ǆ',
  'ﬁ',
  '&amp;',
  '&#8203;',
  '\u200b',
  '\n',
  '\u0301',
  '𠮷',
  'Ａ',
  'test',
  'n/a',
  'NULL',
  '无',
  'MCDONALD',
  'mac',
  'NE',
  '5TH',
  'e',
  'X',
  '00',
  '000000',
  'D-',
  'cedex',
  '_',
  '·',
  '：',
);
const assembled = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
const text = fc.oneof(
  assembled,
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);
const component = fc.oneof(text, fc.integer(), fc.constant(null));
const components = fc.dictionary(
  fc.constantFrom(
    'line1',
    'line2',
    'street',
    'houseNumber',
    'unit',
    'district',
    'city',
    'region',
    'postcode',
    'country',
    'amount',
    'currency',
  ),
  component,
  { noNullPrototype: true },
);
const lined = fc.record({
  lines: fc.array(component, { maxLength: 9 }),
  city: text,
  postcode: text,
});
const anything = fc.oneof(text, components, lined, fc.jsonValue(), fc.anything());

describe('standardize', () => {
  describe.each(semanticTypes)('%s', (type: SemanticType) => {
    it('never throws and gives only values of the contract, whatever comes', () => {
      fc.assert(
        fc.property(anything, context, (raw, where) => {
          for (const value of standardize(type, raw, where).values) standardValue.parse(value);
        }),
        { numRuns: 400 },
      );
    });

    it('gives a standard value back unchanged, with the same key', () => {
      fc.assert(
        fc.property(anything, context, (raw, where) => {
          const { values, issues } = standardize(type, raw, where);
          // The key of a date of which a part cannot be right holds the digits that the value is rid of.
          const saysMore = issues.some(({ code }) => code === 'date.impossible');
          for (const { value, key } of values) {
            const again = standardize(type, value, where).values;
            const expected = { value, key: saysMore ? undefined : key };
            expect(again.map((one) => ({ value: one.value, key: one.key }))).toEqual([expected]);
          }
        }),
        { numRuns: 1_000 },
      );
    });

    it.each([
      ['letters', 'a'.repeat(1_000_000)],
      ['characters', '张'.repeat(1_000_000)],
      ['digits', '1'.repeat(1_000_000)],
      ['blanks', `a${' '.repeat(1_000_000)}b`],
      ['commas', 'a,'.repeat(500_000)],
      ['entities', '&amp;'.repeat(200_000)],
      ['nested entities', `&${'amp;'.repeat(250_000)}`],
      ['brackets', '("'.repeat(500_000)],
      ['at signs', 'a@a '.repeat(250_000)],
      ['numbers', '12 '.repeat(333_333)],
      ['hyphens', 'A-'.repeat(500_000)],
      ['dots', '1.'.repeat(500_000)],
    ])('answers in bounded time for a megabyte of %s', (_, long) => {
      const start = performance.now();
      const { values } = standardize(type, long, { today: '2026-11-20', country: 'DE' });
      expect(performance.now() - start).toBeLessThan(250);
      expect(JSON.stringify(values).length).toBeLessThan(100_000);
    });
  });

  it('gives a value for each element of a list, equal ones once', () => {
    expect(
      standardize('email', ['Jo@acme.com', 'jo@acme.com', null, 'anna@acme.com'], {
        today: '2026-11-20',
      }).values,
    ).toEqual([{ value: 'jo@acme.com', original: 'Jo@acme.com' }, { value: 'anna@acme.com' }]);
  });

  it('rejects an object where a text is due', () => {
    expect(standardize('email', { a: 1 }, { today: '2026-11-20' })).toMatchObject({
      values: [],
      issues: [{ code: 'value.not-scalar', severity: 'rejected' }],
    });
  });

  it('cuts what is too long and says so', () => {
    const { values, issues } = standardize('text', 'a'.repeat(1_000_000), { today: '2026-11-20' });
    expect(values).toEqual([{ value: 'a'.repeat(20_000) }]);
    expect(issues.map((issue) => issue.code)).toEqual(['text.too-long']);
  });
});
