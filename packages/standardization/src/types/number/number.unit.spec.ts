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
