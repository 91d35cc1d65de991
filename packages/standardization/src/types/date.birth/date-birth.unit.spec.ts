import { standardizeBirthDate } from './standardizer';

const context = { today: '2026-11-20', country: 'DE' };

describe('date.birth', () => {
  it.each([
    ['02.01.1990', '1990-01-02', []],
    ['02.01.90', '1990-01-02', ['date.two-digit-year']],
    ['02.01.05', '2005-01-02', ['date.two-digit-year']],
    ['02.01.27', '1927-01-02', ['date.two-digit-year']],
    ['2026-11-20', '2026-11-20', []],
    ['2026-11', '2026-11', []],
    ['1906-11-20', '1906-11-20', []],
    ['1906-11-19', '1906-11-19', ['date.too-old']],
    ['1720-01-01', '1720-01-01', ['date.too-old']],
    ['1990年2月', '1990-02', []],
    ['2026-11-21', undefined, ['date.future']],
    ['2027', undefined, ['date.future']],
    ['1970-01-01', undefined, ['date.placeholder']],
    ['1900-01-01', undefined, ['date.placeholder']],
    ['01.01.1970 00:00', undefined, ['date.placeholder']],
    ['30.02.1990', '1990-02', ['date.impossible']],
    ['2026-13-45', '2026', ['date.impossible']],
    ['unknown', undefined, []],
    ['  .  .    ', undefined, []],
    ['0000-00-00', undefined, ['date.placeholder']],
    ['1970', '1970', []],
  ])('reads %j as %j', (raw, value, codes) => {
    const { values, issues } = standardizeBirthDate(raw, context);
    expect([values[0]?.value, issues.map((issue) => issue.code)]).toEqual([value, codes]);
  });
});
