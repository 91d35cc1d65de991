import { previewAnswer, type PreviewAnswer, type RawRecord } from '@concord/contracts/preview';
import { eventually } from '@concord/service-kit/testing';
import { CleansingUnderTest } from '../testing/cleansing-under-test';
import { maria, received, retailer } from '../testing/retailer';

const nameless = { ...maria, last: '' };
const unreachable = { ...maria, mail: '', tel: '' };
const crmMapping = retailer.sources[0]?.mapping ?? {};

/** A name suffices, and it stands in another column where the usual one is empty. */
const candidate = {
  ...retailer,
  model: {
    entities: {
      customer: {
        fields: {},
        ...retailer.model.entities.customer,
        require: ['familyName', 'gender'],
      },
    },
  },
  sources: retailer.sources.map((source) =>
    source.source === 'crm'
      ? { ...source, mapping: { ...crmMapping, familyName: ['last', 'surname'] } }
      : source,
  ),
};

const data = [
  maria,
  nameless,
  { ...nameless, surname: 'Ortega' },
  unreachable,
  { ...unreachable, sex: '' },
  { ...maria, sex: '' },
  nameless,
];
const sent = data.map((row, at) => received(row, { recordId: `${at}` }));

describe('a preview of a change', () => {
  let cleansing: CleansingUnderTest;

  beforeAll(async () => {
    cleansing = await CleansingUnderTest.start(retailer);
    await cleansing.send(...sent);
    await eventually(async () => expect(await cleansing.ids()).toHaveLength(5));
    // Somebody has set one right by hand.
    await cleansing.service.request('POST', '/v1/quarantine/crm:6@1/fix', {
      columns: { last: 'Ortiz' },
    });
  });
  afterAll(() => cleansing.service.stop());

  async function preview(body: object): Promise<PreviewAnswer> {
    const answer = await cleansing.service.request('POST', '/v1/preview', body);
    return previewAnswer.parse(answer.body);
  }
  const records: RawRecord[] = sent.map((item) => ({ ...item }));

  it('says for each source how many would be accepted and why others would not', async () => {
    const before = await cleansing.counts('crm');
    const { records: sources, quarantine } = await preview({
      ...{ setup: candidate, records, quarantine: { sample: 100 } },
    });
    expect(sources).toMatchObject([
      {
        ...{ source: 'crm', records: 7 },
        now: { accepted: 3, quarantined: 4, reasons: [{ code: 'record.incomplete', count: 4 }] },
        then: { accepted: 4, quarantined: 3 },
        differences: { same: 4, saved: 2, lost: 1 },
        examples: expect.arrayContaining([
          expect.objectContaining({
            recordId: '2',
            difference: 'saved',
            changes: [{ field: 'familyName', before: [], after: ['Ortega'] }],
          }),
        ]),
      },
    ]);
    expect(quarantine).toMatchObject([
      { source: 'crm', records: 4, now: { accepted: 0 }, then: { accepted: 2, quarantined: 2 } },
    ]);
    expect(await cleansing.counts('crm')).toEqual(before);
    expect(await cleansing.ids()).toHaveLength(4);
  });

  it('is what applying and replaying it does', async () => {
    const [told] = (await preview({ setup: candidate, records })).records;
    await cleansing.apply(candidate);
    await cleansing.send(...sent.map((item) => ({ ...item, version: 2, replayOf: 1 })));
    await eventually(async () =>
      expect(await cleansing.counts('crm')).toMatchObject({
        ...{ accepted: told?.then?.accepted, quarantined: told?.then?.quarantined },
      }),
    );
    const [again] = (await preview({ setup: candidate, records })).records;
    expect(again?.now).toEqual(again?.then);
  });

  it('takes no more records at once than it can answer for', async () => {
    const many = Array.from({ length: 1_001 }, () => records[0]);
    const { status } = await cleansing.service.request('POST', '/v1/preview', {
      ...{ setup: candidate, records: many },
    });
    expect(status).toBe(400);
  });

  it('refuses a setup that does not hold together', async () => {
    const setup = { ...candidate, model: { entities: {} } };
    const { body } = await cleansing.service.request('POST', '/v1/preview', { setup, records });
    expect(body).toMatchObject({ status: 400, code: 'setup.entity-unknown' });
  });
});
