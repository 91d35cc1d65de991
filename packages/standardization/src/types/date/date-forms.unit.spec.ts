import type { StandardizationContext } from '../../context';
import { standardizeDate } from './standardizer';

const today = '2026-11-20';

function read(raw: unknown, context: Partial<StandardizationContext> = {}): unknown[] {
  const { values, issues } = standardizeDate(raw, { today, ...context });
  return [values[0]?.value, issues.map((issue) => issue.code)];
}

describe('date in the forms of many systems', () => {
  it.each([
    // Systems
    ['/Date(631152000000)/', '1990-01-01', []],
    ['/Date(631152000000+0800)/', '1990-01-01', []],
    ['19900102T120000Z', '1990-01-02', []],
    ['19900102T1200', '1990-01-02', []],
    ['1990-01-02 12:30:00 CEST', '1990-01-02', []],
    ['1990-01-02 12:30:00 PST', '1990-01-02', []],
    ['1990-01-02T12:30:00,123456789Z', '1990-01-02', []],
    ['1990-01-02 12.30', '1990-01-02', []],
    ['02.01.1990 um 12:30 Uhr', '1990-01-02', []],
    ['02.01.1990, 12:30 Uhr', '1990-01-02', []],
    ['2 janvier 1990 à 12h30', '1990-01-02', []],
    ['January 2, 1990 at 12:30 PM', '1990-01-02', []],
    ['1990/1/2 上午12:00:00', '1990-01-02', []],
    ['1990年1月2日 下午3:04', '1990-01-02', []],
    ['1990年1月2日 星期二', '1990-01-02', []],
    ['1990年1月2日(周二)', '1990-01-02', []],
    ['1990年1月2日（火）', '1990-01-02', []],
    ['1990-W01-2', '1990-01-02', []],
    ['2020-W53-5', '2021-01-01', []],
    ['2024W05', '2024-01-29', []],
    ['2024-060', '2024-02-29', []],
    ['2023-060', '2023-03-01', []],
    ['2024-367', undefined, ['date.unreadable']],
    ['90-01-02', '1990-01-02', ['date.two-digit-year']],
    ['99/12/31', '1999-12-31', ['date.two-digit-year']],
    ['31/12/99', '1999-12-31', ['date.two-digit-year']],
    // Labels and doubt
    ['DOB: 1990-01-02', '1990-01-02', []],
    ['geb. 02.01.1990', '1990-01-02', []],
    ['geboren am 2. Januar 1990', '1990-01-02', []],
    ['born 2 Jan 1990', '1990-01-02', []],
    ['née le 2 janvier 1990', '1990-01-02', []],
    ['出生日期：1990-01-02', '1990-01-02', []],
    ['circa 1950', '1950', ['date.approximate']],
    ['c. 1950', '1950', ['date.approximate']],
    ['ca. 1950', '1950', ['date.approximate']],
    ['about May 1950', '1950-05', ['date.approximate']],
    ['~1950', '1950', ['date.approximate']],
    ['1950?', '1950', ['date.approximate']],
    ['1990-01-02 (?)', '1990-01-02', ['date.approximate']],
    ['约1950年', '1950', ['date.approximate']],
    // Month names
    ['2 января 1990 г.', '1990-01-02', []],
    ['2 січня 1990', '1990-01-02', []],
    ['2. ledna 1990', '1990-01-02', []],
    ['2 Ocak 1990', '1990-01-02', []],
    ['2 Şubat 1990', '1990-02-02', []],
    ['2. januar 1990', '1990-01-02', []],
    ['2 januari 1990', '1990-01-02', []],
    ['2. tammikuuta 1990', '1990-01-02', []],
    ['2 stycznia 1990', '1990-01-02', []],
    ['2 października 1990', '1990-10-02', []],
    ['2 ianuarie 1990', '1990-01-02', []],
    ['2 gennaio 1990', '1990-01-02', []],
    ['1º de janeiro de 1990', '1990-01-01', []],
    ['martes, 2 de enero de 1990', '1990-01-02', []],
    ['Dienstag, den 2. Jänner 1990', '1990-01-02', []],
    ['2.I.1990', '1990-01-02', []],
    ['14 XII 1990', '1990-12-14', []],
    ['2-Ene-1990', '1990-01-02', []],
    ['1990 Jan 2', '1990-01-02', []],
    ['1990-Jan-02', '1990-01-02', []],
    ['2nd of January, 1990', '1990-01-02', []],
    ['Tue, 02 Jan 1990 12:00:00 GMT', '1990-01-02', []],
    ['Jan. 2, 1990', '1990-01-02', []],
    ['02JAN1990', undefined, ['date.unreadable']],
    // Partial dates
    ["Jan '90", '1990-01', ['date.two-digit-year']],
    ['Jan-90', '1990-01', ['date.two-digit-year']],
    ['Jan 12', undefined, ['date.unreadable']],
    ['Mai 1990', '1990-05', []],
    ['1990 May', '1990-05', []],
    ['5/1990', '1990-05', []],
    ['199005', '1990-05', []],
    ['19900000', '1990', []],
    ['19900500', '1990-05', []],
    ['1990-05-00T00:00:00', '1990-05', []],
    ['1990年', '1990', []],
    ['令和元年五月一日', '2019-05-01', []],
    ['平成31年4月30日', '2019-04-30', []],
    ['民國79年1月2日', '1990-01-02', []],
    ['二〇〇〇年十二月三十一日', '2000-12-31', []],
    ['1990년 1월 2일', '1990-01-02', []],
    // Spreadsheets and clocks
    ['45292', '2024-01-01', ['date.serial']],
    [45292.75, '2024-01-01', ['date.serial']],
    ['36526', '2000-01-01', ['date.serial']],
    [60, undefined, ['date.unreadable']],
    ['99999', undefined, ['date.unreadable']],
    [-315619200, '1960-01-01', ['date.epoch']],
    ['1577836800', '2020-01-01', ['date.epoch']],
    ['1577836800000', '2020-01-01', ['date.epoch']],
    // Nothing in it
    ['0000-00-00 00:00:00', undefined, ['date.placeholder']],
    ['00000000', undefined, ['date.placeholder']],
    ['01/01/0001 00:00:00', undefined, ['date.placeholder']],
    ['1753-01-01', undefined, ['date.placeholder']],
    ['2999-12-31', undefined, ['date.placeholder']],
    ['11/11/1111', undefined, ['date.placeholder']],
    ['yesterday', undefined, ['date.unreadable']],
    ['Q1 1990', undefined, ['date.unreadable']],
    ['1990-1991', undefined, ['date.unreadable']],
    ['1/2', undefined, ['date.unreadable']],
    ['TBD', undefined, []],
    ['__/__/____', undefined, []],
    ['  /  /    ', undefined, []],
  ])('reads %j as %j', (raw, value, codes) => {
    expect(read(raw)).toEqual([value, codes]);
  });

  it.each([
    ['79/01/02', 'TW', '1990-01-02'],
    ['112.05.06', 'TW', '2023-05-06'],
    ['079/01/02', 'TW', '1990-01-02'],
    ['02/01/2533', 'TH', '1990-01-02'],
    ['S55.3.4', 'JP', '1980-03-04'],
    ['H1.1.8', 'JP', '1989-01-08'],
    ['R6/2/29', 'JP', '2024-02-29'],
  ])('reads %j of %s as %s', (raw, country, value) => {
    expect(read(raw, { country })).toEqual([value, []]);
  });

  it.each([
    ['1860-28-26', '1860', '1860-28-26'],
    ['1990-02-30', '1990-02', '1990-02-30'],
    ['31.06.1990', '1990-06', '1990-06-31'],
    ['29/02/1900', '1900-02', '1900-02-29'],
    ['45.01.1990', '1990-01', '1990-01-45'],
  ])('keeps of the typing error %j the part %j, and its digits as the key', (raw, value, key) => {
    expect(standardizeDate(raw, { today }).values).toEqual([{ value, key, original: raw }]);
  });
});
