import type { Unit } from '@concord/contracts/workspace';
import { standardizeNumber } from './standardizer';

const today = '2026-11-20';

describe('number', () => {
  it.each([
    ['1234', undefined, 1234],
    ['1,234.56', undefined, 1234.56],
    ['1.234,56', undefined, 1234.56],
    ['1 234,56', undefined, 1234.56],
    ["1'234.50", undefined, 1234.5],
    ['1\u202f234,5', 'FR', 1234.5],
    ['1,234,567', undefined, 1234567],
    ['1.234.567', undefined, 1234567],
    ['1.234', undefined, 1.234],
    ['1.234', 'DE', 1234],
    ['1.234', 'US', 1.234],
    ['1,234', 'US', 1234],
    ['1,234', 'DE', 1.234],
    ['12,5', undefined, 12.5],
    ['-12.5', undefined, -12.5],
    ['−12,5', undefined, -12.5],
    ['(12.50)', undefined, -12.5],
    ['12-', undefined, -12],
    ['1.5e3', undefined, 1500],
    ['1.2万', undefined, 12000],
    ['3亿', undefined, 300000000],
    ['１２３', undefined, 123],
    ['.5', undefined, 0.5],
    ['+7', undefined, 7],
    ['-0', undefined, 0],
    [42, undefined, 42],
    [-0, undefined, 0],
    ['007', undefined, 7],
    ["1'234'567.89", undefined, 1234567.89],
    ['1 234 567', undefined, 1234567],
    ['12,34,567.50', undefined, 1234567.5],
    ['1.234.567,89', undefined, 1234567.89],
    ['1,234,567.89', undefined, 1234567.89],
    ['1\u00a0234,56', undefined, 1234.56],
    ['0,5', undefined, 0.5],
    ['0.125', undefined, 0.125],
    ['0,125', 'DE', 0.125],
    ['100.000', 'DE', 100000],
    ['100,000', 'US', 100000],
    ['100.000', 'US', 100],
    ['3.14159', 'DE', 3.14159],
    ['3,14159', 'US', 3.14159],
    ['2.5E-3', undefined, 0.0025],
    ['1e6', undefined, 1000000],
    ['- 5', undefined, undefined],
    ['(1.234,50)', undefined, -1234.5],
    ['1.234,50-', undefined, -1234.5],
    ['－５', undefined, -5],
    ['１，２３４．５', undefined, 1234.5],
    ['3千', undefined, 3000],
    ['1.5億', undefined, 150000000],
    ['2萬', undefined, 20000],
    [1e21, undefined, 1e21],
    [0.1, undefined, 0.1],
    [Number.MAX_SAFE_INTEGER, undefined, 9007199254740991],
    [true, undefined, undefined],
    ['0', undefined, 0],
    ['00', undefined, 0],
    ['5,', undefined, undefined],
  ])('reads %j of %j as %d', (raw, country, number) => {
    const { values } = standardizeNumber(raw, country ? { today, country } : { today });
    expect(values[0]?.value).toBe(number);
  });

  it('says when a separator could mean both', () => {
    expect(standardizeNumber('1,234', { today })).toEqual({
      values: [{ value: 1234, original: '1,234' }],
      issues: [expect.objectContaining({ code: 'number.ambiguous', severity: 'warned' })],
    });
  });

  it.each<[unknown, Unit | undefined, number | undefined, string[]]>([
    ['180 cm', 'm', 1.8, ['number.converted']],
    ['180cm', 'cm', 180, []],
    ['1,80 m', 'cm', 180, ['number.converted']],
    ['1.80m', 'm', 1.8, []],
    ['1 m 80', 'cm', 180, ['number.converted']],
    ['1m80', 'm', 1.8, []],
    ['5\'11"', 'cm', 180.34, ['number.converted']],
    ['5 ft 11 in', 'cm', 180.34, ['number.converted']],
    ['5ft 11', 'cm', 180.34, ['number.converted']],
    ['6 feet', 'm', 1.8288, ['number.converted']],
    ['71 inches', 'cm', 180.34, ['number.converted']],
    ['75 kg', 'kg', 75, []],
    ['75kg.', 'kg', 75, []],
    ['75公斤', 'kg', 75, []],
    ['165 lbs', 'kg', 74.84274105, ['number.converted']],
    ['12 st 4 lb', 'kg', 78.01788764, ['number.converted']],
    ['2,5 t', 'kg', 2500, ['number.converted']],
    ['500 g', 'kg', 0.5, ['number.converted']],
    ['16 oz', 'lb', 1, ['number.converted']],
    ['1.234,5 km', 'm', 1234500, ['number.converted']],
    ['26.2 miles', 'km', 42.1648128, ['number.converted']],
    ['120 m²', 'm2', 120, []],
    ['120 sqm', 'm2', 120, []],
    ['120㎡', 'm2', 120, []],
    ['1,000 sq ft', 'm2', 92.90304, ['number.ambiguous', 'number.converted']],
    ['2 ha', 'm2', 20000, ['number.converted']],
    ['500 ml', 'l', 0.5, ['number.converted']],
    ['90 min', 'h', 1.5, ['number.converted']],
    ['1 h 30 min', 'min', 90, ['number.converted']],
    ['3 days', 'h', 72, ['number.converted']],
    ['37 °C', 'celsius', 37, []],
    ['98.6 °F', 'celsius', 37, ['number.converted']],
    ['15 %', 'percent', 15, []],
    ['15,5%', 'percent', 15.5, []],
    ['15 percent', 'percent', 15, []],
    ['180 cm', undefined, 180, ['number.unit-dropped']],
    ['180', 'cm', 180, []],
    [180, 'cm', 180, []],
    ['75 kg', 'cm', undefined, ['number.other-kind']],
    ['75 kg 3 cm', 'cm', undefined, ['number.unreadable']],
    ['75 stones and a bit', 'kg', undefined, ['number.unreadable']],
  ])('reads %j in %s as %d', (raw, unit, number, codes) => {
    const { values, issues } = standardizeNumber(raw, unit ? { today, unit } : { today });
    expect(values[0]?.value).toBe(number);
    expect(issues.map(({ code }) => code).sort()).toEqual(codes);
  });

  it('keeps what the source wrote beside what was converted', () => {
    expect(standardizeNumber('5\'11"', { today, unit: 'cm' }).values).toEqual([
      { value: 180.34, original: '5\'11"' },
    ]);
  });

  it.each(['twelve', '1.2.3', '12 apples', '1,2,3', '1e999', '--5'])('rejects %j', (raw) => {
    expect(standardizeNumber(raw, { today })).toMatchObject({
      values: [],
      issues: [{ code: 'number.unreadable' }],
    });
  });

  it.each([NaN, Infinity, null, '', 'n/a'])('takes %j for missing', (raw) => {
    expect(standardizeNumber(raw, { today })).toEqual({ values: [], issues: [] });
  });
});
