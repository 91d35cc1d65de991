import { quarantineReplay } from '@concord/contracts/quarantine';
import { eventually } from '@concord/service-kit/testing';
import { CleansingUnderTest } from '../testing/cleansing-under-test';
import { lenient, maria, received, retailer, torn } from '../testing/retailer';

const nameless = { ...maria, last: '' };
const unreachable = { ...maria, mail: '', tel: '' };

/** As the retailer, but a customer needs no e-mail or phone any more. */
const named = {
  ...retailer,
  model: {
    entities: {
      customer: { fields: {}, ...retailer.model.entities.customer, require: ['familyName'] },
    },
  },
};

describe('what waits in quarantine, after a rule has changed', () => {
  let cleansing: CleansingUnderTest;

  beforeAll(async () => {
    cleansing = await CleansingUnderTest.start(retailer);
    await cleansing.send(
      received(nameless, { recordId: '1' }),
      received(unreachable, { recordId: '2' }),
      received(unreachable, { recordId: '3' }),
      received({ kunde: { name: 'Groß' } }, { source: 'erp', recordId: '7' }),
      received({ ...maria, sex: '' }, { recordId: '8', carried: { sex: '2' } }),
      received({ ...unreachable, sex: '' }, { recordId: '9', carried: { sex: '2' } }),
      torn(1, '4'),
    );
    await eventually(async () => expect(await cleansing.ids()).toHaveLength(6));
    await cleansing.apply(named);
  });
  afterAll(() => cleansing.service.stop());

  it('is judged anew where that is asked for, with what earlier rows said', async () => {
    expect(await cleansing.replayed({ ids: ['crm:2@1', 'crm:9@1'] })).toMatchObject({
      ...{ status: 'completed', by: 'test-admin', total: 2 },
      counts: { judged: 2, accepted: 2, quarantined: 0, skipped: 0 },
    });
    await eventually(() => expect(cleansing.told('9')).toEqual(['upsert 1']));
    expect(cleansing.announced.find(({ recordId }) => recordId === '9')).toMatchObject({
      record: { fields: { gender: [{ value: 'female', imputed: true }] } },
    });
    expect(await cleansing.entry('crm:2@1')).toMatchObject({
      resolvedByVersion: 1,
      resolution: { by: 'replay', who: 'test-admin' },
    });
    expect(await cleansing.counts('crm')).toMatchObject({ accepted: 3, quarantined: 3 });
  });

  it('of one source leaves the others alone', async () => {
    const { counts } = await cleansing.replayed({ source: 'crm' });
    expect(counts).toEqual({ judged: 3, accepted: 1, quarantined: 2, skipped: 0 });
    expect(await cleansing.ids()).toEqual(['crm:1@1', 'crm:4@1', 'erp:7@1']);
  });

  it('waits on for the reasons of now where it is still bad', async () => {
    const rule = {
      rule: 'requires' as const,
      field: 'email',
      needs: 'gender',
      then: 'quarantine' as const,
    };
    const { missing, synonyms, rules, quarantineOn } = {
      missing: {},
      synonyms: {},
      rules: [rule],
      quarantineOn: [],
    };
    await cleansing.apply({
      ...lenient,
      cleansing: { customer: { missing, synonyms, rules, quarantineOn } },
      sources: retailer.sources.map((source) => ({
        ...source,
        mapping: { familyName: 'last', email: 'mail' },
      })),
    });
    await cleansing.replayed({ reason: 'record.incomplete', source: 'crm' });
    expect((await cleansing.entry('crm:1@1')).reasons).toMatchObject([{ code: 'rule.requires' }]);
    expect(await cleansing.counts('crm')).toMatchObject({
      reasons: [
        { code: 'csv.columns', count: 1 },
        { code: 'rule.requires', count: 1 },
      ],
    });
    expect(
      (await cleansing.service.request('GET', '/v1/quarantine/summary?source=crm')).body,
    ).toMatchObject({
      open: 2,
      groups: [
        { code: 'csv.columns', records: 1 },
        { code: 'rule.requires', records: 1 },
      ],
    });
  });

  it('is passed over where the setup has no such source any more, and where it was dismissed', async () => {
    await cleansing.apply({ ...lenient, sources: retailer.sources.slice(0, 1) });
    await cleansing.service.request('POST', '/v1/quarantine/crm:4@1/dismiss', { comment: 'torn' });
    const { counts } = await cleansing.replayed({});
    expect(counts).toEqual({ judged: 1, accepted: 1, quarantined: 0, skipped: 1 });
  });

  it('has replays that are listed, and a 404 for others', async () => {
    const { body } = await cleansing.service.request('GET', '/v1/quarantine/replays');
    expect(body).toMatchObject([{ about: {} }, {}, { about: { source: 'crm' } }, { total: 2 }]);
    const { body: unknown } = await cleansing.service.request('GET', '/v1/quarantine/replays/x');
    expect(unknown).toMatchObject({ status: 404, code: 'replay.unknown' });
  });
});

describe('a replay of the quarantine whose process is stopped', () => {
  it('goes on in the next process, and takes each record once', async () => {
    const records = 1_500;
    const first = await CleansingUnderTest.start(retailer);
    await first.send(
      ...Array.from({ length: records }, (_, at) => received(unreachable, { recordId: `${at}` })),
    );
    await eventually(
      async () => expect(await first.counts('crm')).toMatchObject({ quarantined: records }),
      60_000,
    );
    await first.apply(named);
    const asked = await first.service.request('POST', '/v1/quarantine/replays', {});
    const { id, total } = quarantineReplay.parse(asked.body);
    expect(total).toBe(records);
    await eventually(async () =>
      expect(await first.counts('crm')).not.toMatchObject({ accepted: 0 }),
    );
    await first.service.stop({ keep: true });

    const second = await CleansingUnderTest.start(named, first.service.place);
    expect(await second.ended(id)).toMatchObject({
      status: 'completed',
      counts: { judged: records, accepted: records, quarantined: 0, skipped: 0 },
    });
    expect(await second.counts('crm')).toMatchObject({
      ...{ accepted: records, quarantined: 0, superseded: 0, reasons: [] },
    });
    await eventually(() => {
      const told = [...first.announced, ...second.announced].map(({ recordId }) => recordId);
      expect(new Set(told).size).toBe(records);
    }, 60_000);
    await second.service.stop();
  });
});
