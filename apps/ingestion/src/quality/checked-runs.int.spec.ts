import { sourceJudgedChannel } from '@concord/contracts/bus';
import { intakeQualityReport, type IntakeQualityReport } from '@concord/contracts/quality';
import { eventually } from '@concord/service-kit/testing';
import { IngestionUnderTest } from '../testing/ingestion-under-test';

const checked = (source: string, checks: readonly unknown[]) => ({
  source,
  entity: 'customer',
  id: 'id',
  connection: { connector: 'csv' },
  quality: { checks },
});
const stop = (check: string) => ({ check, onFail: 'stop' });

const person = (at: number) =>
  `${at},Person ${at},p${at}@example.org,19${50 + (at % 49)}-02-1${at % 10}`;
const file = (count: number, head = 'id,name,email,born', row = person) =>
  `${head}\n${Array.from({ length: count }, (_, at) => row(at + 1)).join('\n')}\n`;

describe('runs of a source with checks', () => {
  let ingestion: IngestionUnderTest;

  beforeAll(async () => {
    ingestion = await IngestionUnderTest.start([
      checked('crm', [stop('schema has columns email'), stop('volume > 80% of previous')]),
      checked('erp', ['no drift', 'volume between 90 and 110']),
      checked('till', [stop('completeness(email) > 0.9')]),
    ]);
  });
  afterAll(() => ingestion.service.stop());

  const load = async (source: string, content: string) =>
    await ingestion.ended(await ingestion.load(source, `${source}.csv`, content));

  async function quality(source: string): Promise<IntakeQualityReport> {
    const { body } = await ingestion.service.request('GET', `/v1/sources/${source}/quality`);
    return intakeQualityReport.parse(body);
  }

  const resume = (source: string) =>
    ingestion.service.request('POST', `/v1/sources/${source}/resume`);

  const refused = (source: string, content = file(1)) =>
    ingestion.service.request('POST', `/v1/sources/${source}/loads?filename=x.csv`, content, {
      'content-type': 'application/octet-stream',
    });

  it('say that nothing is known before the first of them', async () => {
    expect(await quality('crm')).toMatchObject({
      held: false,
      checks: [{ outcome: 'unknown', message: 'nothing was read yet' }, { outcome: 'unknown' }],
    });
  });

  it('go on while the checks hold', async () => {
    expect((await load('crm', file(50))).status).toBe('completed');
    expect(await quality('crm')).toMatchObject({
      held: false,
      checks: [{ outcome: 'holds' }, { outcome: 'unknown' }],
      lastRun: { volume: 50, sampled: 50, comparedWith: 0, drift: [] },
    });
  });

  it('take nothing in of a file that lacks a column, and hold the source', async () => {
    const run = await load('crm', file(50, 'id,name,mail,born'));
    expect(run.status).toBe('failed');
    expect(run.error).toContain(
      'check "schema has columns email" fails: there is no email (column email is gone, and mail is new',
    );
    expect(run.error).toContain('concord quality resume crm');
    expect(run.counts).toMatchObject({ received: 0, deleted: 0 });
    expect(await quality('crm')).toMatchObject({
      held: true,
      lastRun: { drift: [{ kind: 'column.renamed', before: 'email', now: 'mail' }] },
    });
  });

  it('do not begin while the source is held, and say why', async () => {
    const { status, body } = await refused('crm');
    expect(status).toBe(409);
    expect(body).toMatchObject({
      code: 'source.held',
      detail: expect.stringContaining('there are id, name, mail, born'),
    });
    const { troubles, pending } = await ingestion.work();
    expect(troubles).toMatchObject([{ subject: 'source crm' }]);
    expect(pending).toMatchObject({ runs: 0 });
    const metrics = await ingestion.service.request('GET', '/metrics');
    expect(metrics.text).toMatch(/concord_source_held\{source="crm",[^}]*\} 1/);
  });

  it('begin again when an operator lets the source go on', async () => {
    expect((await resume('crm')).body).toMatchObject({
      waived: [{ check: 'schema has columns email' }],
    });
    expect((await resume('crm')).body).toEqual({ waived: [] });
    expect((await load('crm', file(50))).status).toBe('completed');
    expect((await quality('crm')).holds).toEqual([]);
  });

  it('stop before they delete, when too few rows came', async () => {
    const run = await load('crm', file(30));
    expect(run.error).toContain('it is 30 rows, 60% of the 50 before');
    expect(run.counts).toMatchObject({ received: 30, repeats: 30, deleted: 0 });
    await resume('crm');
    // Waived until it has held once: the same file goes through, and what it lacks is deleted.
    expect((await load('crm', file(30))).counts).toMatchObject({ deleted: 20 });
    expect((await load('crm', file(30))).status).toBe('completed');
    expect((await load('crm', file(20))).status).toBe('failed');
    await resume('crm');
  });

  it('hold nothing for a check that the workspace has no longer', async () => {
    await load(
      'crm',
      file(30, 'id,name,born,tier', (at) => `${at},A,1980-01-01,gold`),
    );
    expect((await quality('crm')).held).toBe(true);
    await ingestion.apply([
      checked('crm', [stop('volume > 0')]),
      checked('erp', ['no drift', 'volume between 90 and 110']),
      checked('till', [stop('completeness(email) > 0.9')]),
    ]);
    expect((await quality('crm')).held).toBe(false);
    expect((await load('crm', file(30))).status).toBe('completed');
  });

  it('report drift from the past of the source, and only warn where that is asked', async () => {
    for (const count of [100, 98, 101])
      expect((await load('erp', file(count))).status).toBe('completed');
    expect(await quality('erp')).toMatchObject({
      checks: [
        { outcome: 'holds', message: 'as before' },
        { outcome: 'holds', figure: 101 },
      ],
      lastRun: { drift: [], comparedWith: 2 },
    });
    const emptied = file(100, undefined, (at) => `${at},Person ${at},,1${at % 10}.02.1980`);
    expect((await load('erp', emptied)).status).toBe('completed');
    const { checks, lastRun, volumes } = await quality('erp');
    expect(checks[0]).toMatchObject({ outcome: 'fails', since: expect.any(String) });
    expect(lastRun?.drift).toMatchObject([
      { kind: 'column.emptied', column: 'email', before: '100%', now: '0%' },
      { kind: 'format.changed', column: 'born', before: '9999-99-99', now: '99.99.9999' },
    ]);
    expect(volumes.map(({ volume }) => volume)).toEqual([100, 101, 98, 100]);
    expect(JSON.stringify(lastRun)).not.toContain('Person');
  });

  it('are stopped by what cleansing says of the records, until it says otherwise', async () => {
    const failing = [
      {
        check: 'completeness(email) > 0.9',
        message: 'it is 41%',
        since: '2026-03-01T08:00:00.000Z',
      },
    ];
    await ingestion.service.send(sourceJudgedChannel, [{ source: 'till', sequence: 2, failing }]);
    await eventually(async () => expect((await quality('till')).held).toBe(true));
    expect((await refused('till')).body).toMatchObject({
      code: 'source.held',
      detail: expect.stringContaining('completeness(email) > 0.9" fails: it is 41%'),
    });
    // An older word comes late and changes nothing.
    await ingestion.service.send(sourceJudgedChannel, [
      { source: 'till', sequence: 1, failing: [] },
      { source: 'crm', sequence: 1, failing: [] },
    ]);
    await ingestion.service.send(sourceJudgedChannel, [
      { source: 'till', sequence: 3, failing: [] },
    ]);
    await eventually(async () => expect((await quality('till')).held).toBe(false));
    expect((await load('till', file(3))).status).toBe('completed');
  });
});
