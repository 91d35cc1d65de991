import fc from 'fast-check';
import { parseCheck, type Check } from './check';

const above = (value: number, inclusive = false) => ({ low: { value, inclusive } });
const below = (value: number, inclusive = false) => ({ high: { value, inclusive } });

describe(parseCheck, () => {
  it.each<[string, Check]>([
    [
      'completeness(email) > 0.9',
      { kind: 'share', measure: 'completeness', field: 'email', range: above(0.9) },
    ],
    [
      'validity(phone) >= 95%',
      { kind: 'share', measure: 'validity', field: 'phone', range: above(0.95, true) },
    ],
    ['consistency>0.99', { kind: 'share', measure: 'consistency', range: above(0.99) }],
    ['quarantined <= 5%', { kind: 'share', measure: 'quarantined', range: below(0.05, true) }],
    ['freshness < 24h', { kind: 'freshness', range: below(86_400_000) }],
    [
      'volume = 800',
      { kind: 'volume', ofPrevious: false, range: { ...above(800, true), ...below(800, true) } },
    ],
    [
      'volume between 900 and 1500',
      { kind: 'volume', ofPrevious: false, range: { ...above(900, true), ...below(1500, true) } },
    ],
    ['volume > 80% of previous', { kind: 'volume', ofPrevious: true, range: above(0.8) }],
    [
      'volume between 80% and 125% of previous',
      { kind: 'volume', ofPrevious: true, range: { ...above(0.8, true), ...below(1.25, true) } },
    ],
    [
      'schema has columns email, kunde.name,"First name", 手机',
      { kind: 'columns', columns: ['email', 'kunde.name', 'First name', '手机'] },
    ],
    ['no new columns', { kind: 'unchanged', what: 'new columns' }],
    ['no vanished columns', { kind: 'unchanged', what: 'vanished columns' }],
    ['no drift', { kind: 'unchanged', what: 'drift' }],
  ])('reads %s', (text, check) => {
    expect(parseCheck(text)).toEqual({ ok: true, check });
  });

  it.each([
    ['completness(email) > 0.9', 1, 'found "completness"', /what is measured: completeness, /],
    ['completeness(email > 0.9', 20, 'found ">"', /"\)"/],
    ['completeness(email) > 90', 23, '90 is more than everything', /0% to 100%/],
    ['completeness(email) 0.9', 21, 'found "0.9"', />, >=, <, <=, = or between/],
    [
      'timeliness(email) > 0.9',
      11,
      'timeliness is of a whole source, not of a field',
      /timeliness > 0.9/,
    ],
    ['freshness < 24', 13, 'an age is a whole number with a unit', /24h/],
    ['freshness < yesterday', 13, 'found "yesterday"', /an age such as 24h/],
    ['volume > 80%', 13, 'the check ends here', /of previous/],
    ['volume between 9 and 3', 22, 'the second bound is below the first', /low and high/],
    ['volume between 80% and 900 of previous', 24, 'one bound is a share', /both or none/],
    ['volume > 3kg', 10, 'rows have no unit "kg"', /a number of rows/],
    ['schema has columns email,', 26, 'the check ends here', /the name of a column/],
    ['schema has columns "email', 20, 'found ""email"', /the name of a column/],
    ['no news', 4, 'found "news"', /new columns, vanished columns or drift/],
    ['no drift please', 10, 'found "please"', /the end of the check/],
    ['', 1, 'the check ends here', /what is measured/],
    ['process.exit(1)', 1, 'found "process.exit"', /what is measured/],
  ])('says what is wrong with %s', (text, at, message, expected) => {
    expect(parseCheck(text)).toMatchObject({
      ok: false,
      fault: { at, message, expected: expect.stringMatching(expected) },
    });
  });

  it('answers any text', () => {
    const pieces = fc.constantFrom(
      'completeness',
      '(',
      'email',
      ')',
      '>',
      '0.9',
      '%',
      'volume',
      'no',
      '"',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((list) => list.join(' ')),
    );
    fc.assert(fc.property(text, (any) => typeof parseCheck(any).ok === 'boolean'));
  });
});
