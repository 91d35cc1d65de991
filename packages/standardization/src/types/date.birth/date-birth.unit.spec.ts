import { standardizeBirthDate } from './standardizer';

const context = { today: '2026-11-20', country: 'DE' };
const american = { today: '2026-11-20', country: 'US' };
const chinese = { today: '2026-11-20', country: 'CN' };

function read(raw: unknown, where: typeof context): unknown[] {
  const { values, issues } = standardizeBirthDate(raw, where);
  return [values[0]?.value, issues.map((issue) => issue.code)];
}

describe('date.birth', () => {
  it.each([
    ['02.01.1990', '1990-01-02', []],
    ['02.01.90', '1990-01-02', ['date.two-digit-year']],
    ['02.01.05', '2005-01-02', ['date.two-digit-year']],
    ['02.01.27', '1927-01-02', ['date.two-digit-year']],
    ['02.01.26', '2026-01-02', ['date.two-digit-year']],
    ['2026-11-20', '2026-11-20', []],
    ['2026-11', '2026-11', []],
    ['1906-11-20', '1906-11-20', []],
    ['1906-11-19', '1906-11-19', ['date.too-old']],
    ['1720-01-01', '1720-01-01', ['date.too-old']],
    ['1860-03-04', '1860-03-04', ['date.too-old']],
    ['1905', '1905', ['date.too-old']],
    ['1990年2月', '1990-02', []],
    ['1990年', '1990', []],
    ['1970', '1970', []],
    ['29.02.2000', '2000-02-29', []],
    ['29.02.2024', '2024-02-29', []],
    ['1. Januar 1950', '1950-01-01', []],
    ['01. Jan. 1950', '1950-01-01', []],
    ['1.1.50', '1950-01-01', ['date.two-digit-year']],
    ['19500101', '1950-01-01', []],
    ['01011950', '1950-01-01', []],
    ['1950-01-01T00:00:00Z', '1950-01-01', []],
    ['geb. 01.01.1950', '1950-01-01', []],
    ['* 01.01.1950', undefined, ['date.unreadable']],
    ['ca. 1950', '1950', ['date.approximate']],
    ['1950-00-00', '1950', []],
    ['1950-06-00', '1950-06', []],
    ['00.06.1950', '1950-06', []],
    ['06/1950', '1950-06', []],
    ['juin 1950', '1950-06', []],
    ['18264', '1950-01-01', ['date.serial']],
    [18264, '1950-01-01', ['date.serial']],
    [new Date('1950-06-05T00:00:00Z'), '1950-06-05', []],
  ])('reads %j as %j', (raw, value, codes) => {
    expect(read(raw, context)).toEqual([value, codes]);
  });

  it.each([
    ['2026-11-21', 'date.future'],
    ['2026-12', 'date.future'],
    ['2027', 'date.future'],
    ['21.11.2026', 'date.future'],
    ['1970-01-01', 'date.placeholder'],
    ['1900-01-01', 'date.placeholder'],
    ['01.01.1900', 'date.placeholder'],
    ['01.01.1970 00:00', 'date.placeholder'],
    ['1/1/1970', 'date.placeholder'],
    ['0000-00-00', 'date.placeholder'],
    ['00.00.0000', 'date.placeholder'],
    ['00/00/0000', 'date.placeholder'],
    ['9999-12-31', 'date.placeholder'],
    ['31.12.9999', 'date.placeholder'],
    ['0001-01-01', 'date.placeholder'],
    ['1111-11-11', 'date.placeholder'],
    ['1899-12-30', 'date.placeholder'],
    ['1899-12-31', 'date.placeholder'],
    ['1900-01-00', 'date.placeholder'],
    ['0.1.1900', 'date.placeholder'],
    ['2099-12-31', 'date.placeholder'],
    ['adult', 'date.unreadable'],
    ['35', 'date.unreadable'],
    ['35 years', 'date.unreadable'],
    ['1990s', 'date.unreadable'],
    ['男', 'date.unreadable'],
    ['31.02.0190', 'date.impossible'],
  ])('rejects %j: %s', (raw, code) => {
    expect(read(raw, context)).toEqual([undefined, [code]]);
  });

  it.each(['', null, undefined, '  .  .    ', '--', 'unknown', 'k. A.', '不详', 'n/a', Number.NaN])(
    'takes %j for missing',
    (raw) => {
      expect(read(raw, context)).toEqual([undefined, []]);
    },
  );

  it.each([
    ['30.02.1990', '1990-02', '1990-02-30'],
    ['1860-28-26', '1860', '1860-28-26'],
    ['2026-13-45', '2026', '2026-13-45'],
    ['31.11.1990', '1990-11', '1990-11-31'],
    ['29.02.1990', '1990-02', '1990-02-29'],
    ['1990-01-81', '1990-01', '1990-01-81'],
  ])('keeps of the typing error %j the part %j and the digits %j', (raw, value, key) => {
    const { values, issues } = standardizeBirthDate(raw, context);
    expect(values[0]).toMatchObject({ value, key });
    expect(issues.map(({ code }) => code)).toContain('date.impossible');
  });

  it.each([
    ['03/04/1985', '1985-03-04'],
    ['3/4/1985', '1985-03-04'],
    ['03-04-1985', '1985-03-04'],
    ['03041985', '1985-03-04'],
    ['March 4, 1985', '1985-03-04'],
    ['4-Mar-1985', '1985-03-04'],
    ['03.04.1985', '1985-04-03'],
    ['1985/03/04', '1985-03-04'],
    ['12/31/1985', '1985-12-31'],
    ['Mar 1985', '1985-03'],
  ])('reads the American %j as %s', (raw, value) => {
    expect(read(raw, american)).toEqual([value, []]);
  });

  it('says so when an American date has the day first', () => {
    expect(read('31/12/1985', american)).toEqual(['1985-12-31', ['date.order']]);
    expect(read('12/31/1985', context)).toEqual(['1985-12-31', ['date.order']]);
  });

  it.each([
    ['1985年3月4日', '1985-03-04'],
    ['1985年03月04日', '1985-03-04'],
    ['一九八五年三月四日', '1985-03-04'],
    ['1985.3.4', '1985-03-04'],
    ['1985/3/4', '1985-03-04'],
    ['1985-3-4', '1985-03-04'],
    ['1985-3-4 0:00:00', '1985-03-04'],
    ['1985年3月', '1985-03'],
    ['19850304', '1985-03-04'],
    ['４／３／１９８５', '1985-03-04'],
    ['1985年3月4日 星期一', '1985-03-04'],
    ['公元1985年3月4日', '1985-03-04'],
  ])('reads the Chinese %j as %s', (raw, value) => {
    expect(read(raw, chinese)).toEqual([value, []]);
  });
});
