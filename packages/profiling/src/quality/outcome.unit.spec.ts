import { parseCheck } from '@concord/contracts/checks';
import fc from 'fast-check';
import { outcomeOf, statedChecks, type Figures, type StatedCheck } from './outcome';
import { ageText, percentText } from './texts';

function stated(text: string): StatedCheck {
  const parsed = parseCheck(text);
  if (!parsed.ok) throw new Error(parsed.fault.message);
  return { text, onFail: 'warn', check: parsed.check };
}
const judged = (text: string, figures: Figures): string => {
  const { outcome, message } = outcomeOf(stated(text), figures);
  return `${outcome}: ${message}`;
};

describe(outcomeOf, () => {
  const figures: Figures = {
    dimensions: { completeness: 0.7, timeliness: 0.4 },
    fields: new Map([['email', { completeness: 0.9, uniqueness: 1 }]]),
    quarantined: 0.05,
    freshness: 90_000_000,
    volume: 850,
    previousVolume: 1_000,
    columns: new Set(['id', 'email', 'kunde.name', 'orders[].total']),
    drift: [
      { kind: 'column.renamed', column: 'mail', before: 'mail', now: 'email', message: 'renamed' },
    ],
  };

  it.each([
    ['completeness(email) > 0.9', 'fails: it is 90%'],
    ['completeness(email) >= 90%', 'holds: it is 90%'],
    ['completeness < 0.8', 'holds: it is 70%'],
    ['uniqueness(email) = 1', 'holds: it is 100%'],
    ['validity(phone) > 0.9', 'unknown: nothing to tell by yet'],
    ['timeliness > 0.5', 'fails: it is 40%'],
    ['quarantined < 5%', 'fails: it is 5%'],
    ['freshness < 24h', 'fails: it is 1d 1h'],
    ['volume between 900 and 1500', 'fails: it is 850 rows'],
    ['volume > 80% of previous', 'holds: it is 850 rows, 85% of the 1000 before'],
    ['schema has columns email, kunde, orders.total', 'holds: they are there'],
    [
      'schema has columns phone, fax',
      'fails: there is no phone, no fax; there are id, email, kunde.name, orders[].total',
    ],
    ['no new columns', 'fails: renamed'],
    ['no vanished columns', 'fails: renamed'],
    ['no drift', 'fails: renamed'],
  ])('judges %s', (text, outcome) => {
    expect(judged(text, figures)).toBe(outcome);
  });

  it('knows nothing of what it is not told', () => {
    for (const text of ['completeness > 0', 'freshness < 1h', 'volume > 0', 'no drift'])
      expect(judged(text, {})).toMatch(/^unknown: /);
    expect(judged('volume > 50% of previous', { volume: 3 })).toBe(
      'unknown: there is no run before to compare with',
    );
  });

  it('says of a comparison and its opposite always different things', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const bound = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(share, bound, fc.boolean(), (figure, percent, strict) => {
        const known = { dimensions: { validity: figure } };
        const [above, below] = strict ? ['>', '<='] : ['>=', '<'];
        const outcomes = [above, below].map(
          (comparator) => outcomeOf(stated(`validity ${comparator} ${percent}%`), known).outcome,
        );
        expect([...outcomes].sort()).toEqual(['fails', 'holds']);
      }),
    );
  });
});

describe(statedChecks, () => {
  it('gives each service the checks that it can tell about', () => {
    const checks = [
      'completeness > 0.9',
      { check: 'volume > 5', onFail: 'stop' as const },
      'no drift',
    ];
    expect(statedChecks(checks, 'cleansing')).toMatchObject([{ text: 'completeness > 0.9' }]);
    expect(statedChecks(checks, 'ingestion')).toMatchObject([
      { text: 'volume > 5', onFail: 'stop' },
      { text: 'no drift', onFail: 'warn' },
    ]);
  });
});

describe('figures for people', () => {
  it('never call nearly all all, or nearly nothing nothing', () => {
    expect([0, 0.0001, 0.5, 0.92345, 0.99999, 1].map(percentText)).toEqual([
      ...['0%', '0.1%', '50%', '92.3%', '99.9%', '100%'],
    ]);
  });

  it('say ages in the units that matter', () => {
    expect([0, 8_000, 1_500_000, 90_000_000, 86_400_000].map(ageText)).toEqual([
      ...['0s', '8s', '25m', '1d 1h', '1d'],
    ]);
  });
});
