import { dayOrderEvidence, learnDayOrder } from './day-order';
import { standardizeDate } from './standardizer';

describe('the order of day and month in a column', () => {
  it.each([
    ['European', ['03/04/1985', '25/12/1990', '01/02/2003'], true],
    ['American', ['03/04/1985', '12/25/1990', '01/02/2003'], false],
    ['with a time of day', ['03/04/1985 10:00', '12/25/1990 11:30 PM'], false],
    ['with dashes', ['03-04-1985', '25-12-90'], true],
    ['without a deciding date', ['03/04/1985', '01/02/2003', '05/05/2005'], undefined],
    ['of ISO dates', ['1985-04-03', '1990-12-25'], undefined],
    ['of German dates, which need no evidence', ['03.04.1985', '25.12.1990'], undefined],
    ['of both, as merged systems have them', ['25/12/1990', '12/25/1990'], undefined],
    ['of nothing', ['', null, 'n/a', {}, 45_292], undefined],
    ['of impossible dates', ['45/12/1990', '00/13/1990', '31/31/1990'], undefined],
  ])('is learnt from a column %s', (_, sample, dayFirst) => {
    expect(learnDayOrder(sample)).toBe(dayFirst);
  });

  it('survives one typing error among forty', () => {
    const column = Array.from({ length: 40 }, (_, at) => `${13 + (at % 15)}/02/1990`);
    expect(learnDayOrder([...column, '02/13/1990'])).toBe(true);
    expect(learnDayOrder([...column.slice(0, 10), '02/13/1990'])).toBeUndefined();
  });

  it('counts what it saw', () => {
    expect(dayOrderEvidence(['03/04/1985', '25/12/1990', '12/25/1990', '04/04/2004'])).toEqual({
      dayFirst: 1,
      monthFirst: 1,
      either: 1,
    });
  });

  it('settles what the country of the source would read wrongly', () => {
    const context = { today: '2026-11-20', country: 'US' };
    const dayFirst = learnDayOrder(['25/12/1990', '13/01/1991']);
    expect(standardizeDate('03/04/1985', context).values[0]?.value).toBe('1985-03-04');
    expect(dayFirst).toBe(true);
    expect(standardizeDate('03/04/1985', { ...context, dayFirst: true }).values[0]?.value).toBe(
      '1985-04-03',
    );
  });
});
