import { stripVTControlCharacters } from 'node:util';
import type { IntakeQualityReport, SourceQualityReport } from '@concord/contracts/quality';
import { profileText } from './profile-text';
import { historyText, overviewText, sourceText } from './quality-text';

const now = new Date('2026-03-04T12:00:00Z');
const records: SourceQualityReport = {
  source: 'crm',
  records: 1_234,
  quarantined: 12,
  unreadable: 2,
  newestChange: '2026-03-03T08:00:00Z',
  dimensions: { completeness: 0.9, validity: 0.985, consistency: 1, timeliness: 0.5 },
  fields: [{ field: 'email', type: 'email', completeness: 0.9, validity: 0.97, uniqueness: 0.999 }],
  checks: [
    {
      check: 'completeness(email) > 0.95',
      onFail: 'stop',
      outcome: 'fails',
      message: 'it is 90%',
      since: '2026-03-04T08:00:00Z',
    },
  ],
};
const intake: IntakeQualityReport = {
  source: 'crm',
  held: true,
  holds: [],
  checks: [{ check: 'volume > 5', onFail: 'warn', outcome: 'holds', message: 'it is 9 rows' }],
  lastRun: {
    id: '01JCX3V7Q8R2M4N6P8S0T2V4X6',
    endedAt: '2026-03-04T08:00:00Z',
    volume: 1_248,
    sampled: 1_248,
    columns: [],
    drift: [
      {
        kind: 'column.vanished',
        column: 'fax',
        before: '9%',
        now: 'not there',
        message: 'column fax is gone',
      },
    ],
    comparedWith: 3,
  },
  volumes: [],
};
const plain = (lines: readonly string[]): string => stripVTControlCharacters(lines.join('\n'));

describe('the quality of sources as text', () => {
  it('is a line for each, and what is wrong below', () => {
    const { dimensions, quarantined, unreadable } = records;
    const overall = { records: 1_234, quarantined, unreadable, dimensions };
    const text = plain(overviewText({ overall, sources: [records] }, [{ records, intake }], now));
    expect(text).toMatch(/crm +1,234 +12 +90% +98\.5% +100% +– +50% +1d 4h ago +held/);
    expect(text).toContain(
      'crm: ✗ completeness(email) > 0.95 (stops the source): it is 90%, since',
    );
    expect(text).toContain('crm: ! drift: column fax is gone');
    expect(text).toContain('concord quality resume crm');
    expect(text).not.toContain('volume > 5');
  });

  it('is a line for each field of one, with its checks and its last run', () => {
    const text = plain(sourceText({ records, intake }, now));
    expect(text).toContain('crm: 1,234 records, 12 of them in quarantine, 2 rows unreadable');
    expect(text).toMatch(/email +email +90% +97% +– +99\.9% +–/);
    expect(text).toContain('✓ volume > 5: it is 9 rows');
    expect(text).toContain(
      'last run: 1,248 rows, ended 2026-03-04T08:00:00Z, compared with 3 before it',
    );
  });

  it('is a line for each day of the history, of a field where that is asked', () => {
    const day = { day: '2026-03-04', ...records };
    expect(historyText({ source: 'crm', days: [day] }, undefined)).toMatch(
      /03-04 +1,234 +12 +90% +98/,
    );
    expect(historyText({ source: 'crm', days: [day] }, 'email')).toMatch(
      /03-04 +1,234 +12 +90% +97%/,
    );
  });

  it('shows shapes, lengths and the most frequent values of a profile', () => {
    const column = {
      ...{ name: 'email', values: 10, filled: 9, distinct: 8, isExact: false },
      top: [{ value: 'maria.ortiz.of.the.bakery@example.org', count: 2 }],
      patterns: [{ value: 'a+@a+.a+', count: 9 }],
      length: {
        count: 9,
        min: 5,
        max: 40,
        mean: 20,
        quartiles: [9.9, 20.1, 30] as [number, number, number],
      },
    };
    const text = plain(profileText({ source: 'crm', sampled: 10, columns: [column] }));
    expect(text).toMatch(/email +90% +~8 +a\+@a\+\.a\+ \(9\) +length 5 · 10 · 20 · 30 · 40/);
    expect(text).toContain('maria.ortiz.of.the.bakery@e… (2)');
    expect(plain(profileText({ source: 'crm', sampled: 0, columns: [] }))).toContain(
      'Nothing has come',
    );
  });
});
