import { eventually } from '@concord/service-kit/testing';
import { CleansingUnderTest } from '../testing/cleansing-under-test';
import { gone, lenient, maria, received, retailer } from '../testing/retailer';

const nameless = { ...maria, last: '' };
const sums = { accepted: 2, quarantined: 1, superseded: 0 };

describe('raw records that ingestion replays', () => {
  let cleansing: CleansingUnderTest;

  beforeAll(async () => {
    cleansing = await CleansingUnderTest.start(lenient);
    await cleansing.send(
      received(maria, { recordId: '1' }),
      received(nameless, { recordId: '2' }),
      received({ ...nameless, sex: '' }, { recordId: '3', carried: { sex: '2' } }),
    );
    await eventually(async () =>
      expect(await cleansing.counts('crm')).toMatchObject({ accepted: 3, quarantined: 0 }),
    );
  });
  afterAll(() => cleansing.service.stop());

  it('move their counts from accepted to quarantined where a rule got stricter', async () => {
    await cleansing.apply(retailer);
    await cleansing.send(
      received(maria, { recordId: '1', version: 2, replayOf: 1 }),
      received(nameless, { recordId: '2', version: 2, replayOf: 1 }),
    );
    await eventually(async () =>
      expect(await cleansing.counts('crm')).toMatchObject({
        ...sums,
        reasons: [{ code: 'record.incomplete', count: 1 }],
      }),
    );
    expect(await cleansing.ids()).toEqual(['crm:2@2']);
    await eventually(() => expect(cleansing.told('1')).toEqual(['upsert 1', 'upsert 2']));
    expect(cleansing.told('2')).toEqual(['upsert 1']);
  });

  it('move them back where a rule gives way, and close the entry', async () => {
    await cleansing.apply(lenient);
    await cleansing.send(received(nameless, { recordId: '2', version: 3, replayOf: 2 }));
    await eventually(async () =>
      expect(await cleansing.counts('crm')).toMatchObject({
        ...{ accepted: 3, quarantined: 0, superseded: 0, reasons: [] },
      }),
    );
    expect(await cleansing.ids()).toEqual([]);
    expect(await cleansing.entry('crm:2@2')).toMatchObject({
      resolvedByVersion: 3,
      resolution: { by: 'version' },
    });
  });

  it('count once, however often and in whatever order they come', async () => {
    const third = received(nameless, { recordId: '2', version: 4, replayOf: 3 });
    const fourth = received(nameless, { recordId: '2', version: 5, replayOf: 4 });
    await cleansing.send(third, third, fourth, third);
    await eventually(() => expect(cleansing.told('2').at(-1)).toBe('upsert 5'));
    expect(await cleansing.counts('crm')).toMatchObject({ accepted: 3, superseded: 0 });
  });

  it('that overtake what they replay leave the one count to what was sent', async () => {
    const sent = received(maria, { recordId: '6' });
    await cleansing.send({ ...sent, version: 2, replayOf: 1 });
    await eventually(() => expect(cleansing.told('6')).toEqual(['upsert 2']));
    expect(await cleansing.counts('crm')).toMatchObject({ accepted: 3 });
    await cleansing.send(sent, { ...sent, data: nameless, version: 3, replayOf: 2 });
    await eventually(() => expect(cleansing.told('6')).toEqual(['upsert 2', 'upsert 3']));
    expect(await cleansing.counts('crm')).toMatchObject({
      ...{ accepted: 3, quarantined: 0, superseded: 1 },
    });
  });

  it('of what was deleted meanwhile change nothing', async () => {
    await cleansing.send(gone(2, '3'));
    await cleansing.send(received(maria, { recordId: '3', version: 2, replayOf: 1 }));
    await eventually(() => expect(cleansing.told('3')).toEqual(['upsert 1', 'delete 2']));
    await cleansing.send(received(maria, { recordId: '10' }));
    await eventually(async () =>
      expect(await cleansing.counts('crm')).toMatchObject({ accepted: 4, deleted: 1 }),
    );
    expect(cleansing.told('3')).toHaveLength(2);
  });
});
