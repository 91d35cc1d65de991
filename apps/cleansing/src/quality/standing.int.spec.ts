import { recordReceivedChannel } from '@concord/contracts/bus';
import type { RecordReceived } from '@concord/contracts/events';
import { sourceQualityReport, type SourceQualityReport } from '@concord/contracts/quality';
import { eventually, startTestService, type TestService } from '@concord/service-kit/testing';
import fc from 'fast-check';
import { Cleansers } from '../cleansers';
import { CleansingModule } from '../cleansing.module';
import { gone, maria, received, retailer, torn } from '../testing/retailer';
import { judge } from '../verdict';

const today = new Date().toISOString().slice(0, 10);

/** One step in the life of a source of a few records; versions only count up. */
const step = fc.record({
  record: fc.integer({ min: 1, max: 12 }),
  kind: fc.constantFrom('good', 'good', 'mailless', 'nameless', 'doubtful', 'gone', 'torn'),
  mail: fc.constantFrom('ann@lee.org', 'bo@lee.org', 'maria@ortiz-bakery.com'),
  changed: fc.constantFrom('2019-05-01', `${today}T08:00:00Z`),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

function arrival({ record, kind, mail, changed }: Step, version: number): RecordReceived {
  const recordId = String(record);
  const row = { ...maria, mail, modified: changed };
  if (kind === 'gone') return gone(version, recordId);
  if (kind === 'torn') return torn(version, recordId);
  const data = {
    good: row,
    mailless: { ...row, mail: '' },
    nameless: { ...row, last: '' },
    doubtful: { ...row, mail: 'info@ortiz-bakery.com', tel: '12' },
  }[kind];
  return received(data, { recordId, version });
}

/** The same, reckoned from nothing but the latest version of each record. */
function recount(latest: readonly RecordReceived[]) {
  const cleansers = new Cleansers(retailer);
  const verdicts = latest.map((item) => judge(item, undefined, cleansers, today));
  const read = verdicts.flatMap((verdict) => {
    if (verdict.kind === 'accepted') return [verdict.record];
    if (verdict.kind !== 'quarantined' || verdict.marks === undefined) return [];
    return [{ fields: verdict.draft }];
  });
  const mails = read.flatMap(({ fields }) => (fields.email ?? []).map(({ value }) => value));
  return {
    records: read.length,
    quarantined: read.length - verdicts.filter(({ kind }) => kind === 'accepted').length,
    withMail: read.filter(({ fields }) => fields.email !== undefined).length,
    mails: mails.length,
    distinctMails: new Set(mails).size,
  };
}

describe('the standing of a source', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService({ name: 'cleansing', module: CleansingModule });
    await service.request('PUT', '/v1/setup', retailer);
  });
  afterAll(() => service.stop());

  async function standing(): Promise<SourceQualityReport> {
    return sourceQualityReport.parse((await service.request('GET', '/v1/quality/crm')).body);
  }

  it('is what a recount says, after any changes, deletions, quarantines and repeats', async () => {
    const latest = new Map<string, RecordReceived>();
    const versions = new Map<number, number>();
    const lives = fc.sample(fc.array(step, { minLength: 20, maxLength: 60 }), {
      numRuns: 6,
      seed: 20,
    });
    for (const steps of lives) {
      const items = steps.map((one) => {
        const version = (versions.get(one.record) ?? 0) + 1;
        versions.set(one.record, version);
        return arrival(one, version);
      });
      for (const item of items) latest.set(item.recordId, item);
      await service.send(recordReceivedChannel, items);
      // What came before comes again, and late.
      await service.send(recordReceivedChannel, items.slice(0, 10));
      const live = [...latest.values()].filter(({ op }) => op !== 'delete');
      const expected = recount(live);
      await eventually(async () => {
        const { records, quarantined, unreadable, fields } = await standing();
        const email = fields.find(({ field }) => field === 'email');
        expect({ records, quarantined, unreadable }).toEqual({
          records: expected.records,
          quarantined: expected.quarantined,
          unreadable: live.filter(({ op }) => op === 'unreadable').length,
        });
        expect(email?.completeness).toBeCloseTo(expected.withMail / expected.records, 10);
        expect(email?.uniqueness).toBeCloseTo(expected.distinctMails / expected.mails, 10);
      }, 30_000);
    }
  });

  it('tells validity and timeliness, and of a record what it is worth', async () => {
    const id = 'twelve';
    await service.send(recordReceivedChannel, [
      received({ ...maria, tel: '12', modified: `${today}T08:00:00Z` }, { recordId: id }),
    ]);
    await eventually(async () => {
      const { body } = await service.request('GET', `/v1/sources/crm/records/${id}`);
      expect(body).toMatchObject({
        dimensions: { completeness: 6 / 7, validity: 6 / 7, consistency: 1, timeliness: 1 },
      });
    });
    const { dimensions, newestChange } = await standing();
    expect(dimensions.timeliness).toBeGreaterThan(0);
    expect(dimensions.timeliness).toBeLessThan(1);
    expect(newestChange).toBe('2026-03-01T08:00:00.000Z');
  });

  it('follows a record that a person set right', async () => {
    const nameless = received({ ...maria, last: '' }, { recordId: 'nameless' });
    const before = (await standing()).quarantined;
    await service.send(recordReceivedChannel, [nameless]);
    await eventually(async () => expect((await standing()).quarantined).toBe(before + 1));
    const { status } = await service.request('POST', '/v1/quarantine/crm:nameless@1/fix', {
      columns: { last: 'Ortiz' },
    });
    expect(status).toBe(200);
    expect((await standing()).quarantined).toBe(before);
  });

  it('is zero again when all records are gone', async () => {
    const ids = [...Array.from({ length: 12 }, (_, at) => String(at + 1)), 'twelve', 'nameless'];
    await service.send(
      recordReceivedChannel,
      ids.map((id) => gone(10_000, id)),
    );
    await eventually(async () =>
      expect(await standing()).toMatchObject({
        records: 0,
        quarantined: 0,
        unreadable: 0,
        dimensions: {},
        fields: [],
      }),
    );
  });
});
