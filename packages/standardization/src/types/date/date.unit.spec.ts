import type { StandardizationContext } from '../../context';
import { standardizeDate } from './standardizer';

const today = '2026-11-20';

function read(raw: unknown, context: Partial<StandardizationContext> = {}): unknown[] {
  const { values, issues } = standardizeDate(raw, { today, ...context });
  return [values[0]?.value, issues.map((issue) => issue.code)];
}

describe('date', () => {
  it.each([
    ['1990-01-02', '1990-01-02', []],
    ['1990-1-2', '1990-01-02', []],
    ['1990/01/02', '1990-01-02', []],
    ['1990.01.02', '1990-01-02', []],
    ['02.01.1990', '1990-01-02', []],
    ['2. 1. 1990', '1990-01-02', []],
    ['25/12/1990', '1990-12-25', []],
    ['12/25/1990', '1990-12-25', []],
    ['12/12/1990', '1990-12-12', []],
    ['02/01/1990', '1990-01-02', ['date.ambiguous']],
    ['1990-01-02T23:30:00Z', '1990-01-02', []],
    ['1990-01-02T00:00:00.000+08:00', '1990-01-02', []],
    ['1990-01-02 00:00:00', '1990-01-02', []],
    ['12/25/1990 12:00:00 AM', '1990-12-25', []],
    ['Tue Jan 02 1990 00:00:00 GMT+0100 (CET)', '1990-01-02', []],
    ['19900102', '1990-01-02', []],
    ['19900102143000', '1990-01-02', []],
    ['25121990', '1990-12-25', []],
    ['2 Jan 1990', '1990-01-02', []],
    ['02-JAN-90', '1990-01-02', ['date.two-digit-year']],
    ['January 2nd, 1990', '1990-01-02', []],
    ['2. Januar 1990', '1990-01-02', []],
    ['2 janvier 1990', '1990-01-02', []],
    ['1er août 1990', '1990-08-01', []],
    ['2 de enero de 1990', '1990-01-02', []],
    ['3. März 1990', '1990-03-03', []],
    ['Jan 1990', '1990-01', []],
    ['1990年1月2日', '1990-01-02', []],
    ['1990年01月', '1990-01', []],
    ['１９９０年１月２日', '1990-01-02', []],
    ['一九九〇年一月二十三日', '1990-01-23', []],
    ['昭和55年3月4日', '1980-03-04', []],
    ['민', undefined, ['date.unreadable']],
    [32874, '1990-01-01', ['date.serial']],
    ['32875.5', '1990-01-02', ['date.serial']],
    [631238400, undefined, ['date.unreadable']],
    [1262304000, '2010-01-01', ['date.epoch']],
    [1262304000000, '2010-01-01', ['date.epoch']],
    ['1990', '1990', []],
    ['1990-05', '1990-05', []],
    ['05/1990', '1990-05', []],
    ['1990-00-00', '1990', []],
    ['1990-05-00', '1990-05', []],
    ['29.02.2024', '2024-02-29', []],
    ['1970-01-01', '1970-01-01', []],
    ['05/06/30', '2030-06-05', ['date.ambiguous', 'date.two-digit-year']],
  ])('reads %j as %j', (raw, value, codes) => {
    expect(read(raw)).toEqual([value, codes]);
  });

  it.each([
    ['31.02.0190', 'date.impossible'],
    ['0000-00-00', 'date.placeholder'],
    ['00.00.0000', 'date.placeholder'],
    ['1900-01-01', 'date.placeholder'],
    ['01.01.1900', 'date.placeholder'],
    ['9999-12-31', 'date.placeholder'],
    ['0001-01-01T00:00:00', 'date.placeholder'],
    ['soon', 'date.unreadable'],
    ['12', 'date.unreadable'],
    ['1990-01-02-03', 'date.unreadable'],
  ])('rejects %j: %s', (raw, code) => {
    expect(read(raw)).toEqual([undefined, [code]]);
  });

  it.each([
    ['31.02.1990', '1990-02', '1990-02-31'],
    ['29.02.2023', '2023-02', '2023-02-29'],
    ['1990-13-01', '1990', '1990-13-01'],
    ['1990-01-81', '1990-01', '1990-01-81'],
    ['32.13.1990', '1990', '1990-13-32'],
  ])('keeps of %j what can be right, %j, and all of it as the key %j', (raw, value, key) => {
    const { values, issues } = standardizeDate(raw, { today });
    expect(values).toEqual([{ value, key, original: raw }]);
    expect(issues).toMatchObject([{ code: 'date.impossible', severity: 'warned' }]);
  });

  it.each([
    ['02/01/1990', { country: 'US' }, '1990-02-01', []],
    ['02/01/1990', { country: 'GB' }, '1990-01-02', []],
    ['02/01/1990', { country: 'GB', dayFirst: false }, '1990-02-01', []],
    ['02.01.1990', { country: 'US' }, '1990-01-02', []],
    ['25/12/1990', { country: 'US' }, '1990-12-25', ['date.order']],
    ['01021990', { country: 'US' }, '1990-01-02', []],
    ['01021990', { country: 'DE' }, '1990-02-01', []],
  ])('reads %j of %j as %j', (raw, context, value, codes) => {
    expect(read(raw, context)).toEqual([value, codes]);
  });
});
