import { recordReceivedChannel, sourceJudgedChannel } from '@concord/contracts/bus';
import { workReport } from '@concord/contracts/api';
import type { SourceJudged } from '@concord/contracts/events';
import {
  profileReport,
  qualityHistory,
  qualityReport,
  sourceQualityReport,
} from '@concord/contracts/quality';
import { eventually, startTestService, type TestService } from '@concord/service-kit/testing';
import { CleansingModule } from '../cleansing.module';
import { maria, received, retailer } from '../testing/retailer';
import { FieldProfiles } from './field-profiles';
import { QualityWatch } from './quality-watch';

const checks = [
  { check: 'completeness(email) >= 75%', onFail: 'stop' as const },
  'uniqueness(phone) > 0.9',
  'freshness < 1d',
];
const [crm, erp] = retailer.sources;
const checked = { ...retailer, sources: [{ ...crm, quality: { checks } }, erp] };

const people = (count: number, mail: (at: number) => string, version = 1) =>
  Array.from({ length: count }, (_, at) =>
    received({ ...maria, mail: mail(at) }, { recordId: String(at), version }),
  );

describe('the checks of a source', () => {
  let service: TestService;
  let told: readonly SourceJudged[];

  beforeAll(async () => {
    service = await startTestService({ name: 'cleansing', module: CleansingModule });
    told = await service.collect(sourceJudgedChannel);
    await service.request('PUT', '/v1/setup', checked);
  });
  afterAll(() => service.stop());

  const get = async (path: string) => (await service.request('GET', path)).body;
  const shown = async () => sourceQualityReport.parse(await get('/v1/quality/crm'));
  const judging = async () => workReport.parse(await get('/v1/work')).pending.judging;

  it('say that nothing is known before the first record', async () => {
    const { checks: outcomes, dimensions } = await shown();
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['unknown', 'unknown', 'unknown']);
    expect(dimensions).toEqual({});
  });

  it('are held against the records, and stop the source that fails them', async () => {
    await service.send(
      recordReceivedChannel,
      people(8, (at) => (at % 2 ? `p${at}@lee.org` : '')),
    );
    await eventually(() =>
      expect(told).toMatchObject([
        {
          source: 'crm',
          sequence: 1,
          failing: [{ check: 'completeness(email) >= 75%', message: 'it is 50%' }],
        },
      ]),
    );
    await eventually(async () => expect(await judging()).toBe(0));
    expect((await shown()).checks).toMatchObject([
      { outcome: 'fails', onFail: 'stop', figure: 0.5, since: told[0]?.failing[0]?.since },
      { outcome: 'fails', onFail: 'warn', figure: 1 / 8 },
      { outcome: 'fails', onFail: 'warn' },
    ]);
    const { text } = await service.request('GET', '/metrics');
    expect(text).toMatch(/concord_quality\{source="crm",dimension="completeness",[^}]*\} 0\.9/);
    expect(text).toMatch(
      /check_failing\{source="crm",check="completeness\(email\) >= 75%",[^}]*\} 1/,
    );
  });

  it('let the source go on when they hold again', async () => {
    await service.send(
      recordReceivedChannel,
      people(8, (at) => `p${at}@lee.org`, 2),
    );
    await eventually(() => expect(told).toHaveLength(2));
    expect(told[1]).toEqual({ source: 'crm', sequence: 2, failing: [] });
    const { overall, sources } = qualityReport.parse(await get('/v1/quality'));
    expect(overall).toMatchObject({ records: 8, dimensions: { validity: 1 } });
    expect(sources.map(({ source, records }) => [source, records])).toEqual([
      ['crm', 8],
      ['erp', 0],
    ]);
  });

  it('are judged anew when the workspace asks for more', async () => {
    const more = [{ check: 'completeness(gender) > 2%', onFail: 'stop' as const }, ...checks];
    const stricter = [{ check: 'uniqueness(phone) = 100%', onFail: 'stop' as const }];
    await service.request('PUT', '/v1/setup', {
      ...checked,
      sources: [{ ...crm, quality: { checks: [...more, ...stricter] } }, erp],
    });
    await eventually(() =>
      expect(told[2]).toMatchObject({
        sequence: 3,
        failing: [{ check: 'uniqueness(phone) = 100%', message: 'it is 12.5%' }],
      }),
    );
  });

  it('come with a history, day by day', async () => {
    const watch = service.app.get(QualityWatch);
    await watch.judge('crm', new Date('2024-03-01T10:00:00Z'));
    await watch.judge('crm', new Date('2026-03-01T10:00:00Z'));
    await service.send(
      recordReceivedChannel,
      people(9, (at) => (at < 3 ? '' : `p${at}@lee.org`), 3),
    );
    await eventually(async () => expect((await shown()).records).toBe(9));
    await watch.judge('crm', new Date('2026-03-01T23:59:00Z'));
    await watch.judge('crm', new Date('2026-03-02T08:00:00Z'));
    const { days } = qualityHistory.parse(await get('/v1/quality/crm/history?field=email'));
    expect(days.slice(0, 2)).toMatchObject([
      { day: '2026-03-01', records: 9, fields: [{ field: 'email', completeness: 6 / 9 }] },
      { day: '2026-03-02', records: 9, fields: [{ field: 'email' }] },
    ]);
    // More than a year and a month old is gone; what is of today stands at the end.
    expect(days.map(({ day }) => day)).not.toContain('2024-03-01');
    expect(await get('/v1/quality/crm/history?limit=1')).toMatchObject({
      days: [{ day: new Date().toISOString().slice(0, 10) }],
    });
  });

  it('stand beside a profile of what came, for operators', async () => {
    await service.app.get(FieldProfiles).store();
    const profile = profileReport.parse(await get('/v1/quality/crm/profile'));
    expect(profile.sampled).toBe(25);
    const of = (name: string) => profile.columns.find((column) => column.name === name);
    expect(of('givenName')).toMatchObject({
      ...{ values: 25, filled: 25, distinct: 1, isExact: true },
      top: [{ value: 'Maria', count: 25 }],
      patterns: [{ value: 'Aa+', count: 25 }],
      length: { min: 5, max: 5 },
    });
    expect(of('email')).toMatchObject({ filled: 18, distinct: 9 });
    expect(of('address.city')).toMatchObject({ top: [{ value: 'Albany', count: 25 }] });
    const { status } = await service.request('GET', '/v1/quality/crm/profile', undefined, {
      authorization: `Bearer ${service.keys.reader}`,
    });
    expect(status).toBe(403);
    expect(await get('/v1/quality/crn')).toMatchObject({ status: 404, code: 'source.unknown' });
  });
});
