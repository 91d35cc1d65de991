import { eventually } from '@concord/service-kit/testing';
import { CleansingUnderTest } from '../testing/cleansing-under-test';
import { gone, maria, received, retailer } from '../testing/retailer';

const nameless = { ...maria, last: '' };
const ids = Array.from({ length: 40 }, (_, at) => `${at}`);

describe('fixes and newer versions that meet', () => {
  it('end as if one had come after the other: sums hold, and what was announced is taken back', async () => {
    const cleansing = await CleansingUnderTest.start(retailer);
    await cleansing.send(...ids.map((recordId) => received(nameless, { recordId })));
    await eventually(async () => expect(await cleansing.ids()).toHaveLength(ids.length));

    const fix = async (recordId: string): Promise<number> => {
      const path = `/v1/quarantine/crm:${recordId}@1/fix`;
      return (await cleansing.service.request('POST', path, { columns: { last: 'Ortiz' } })).status;
    };
    const newer = { ...nameless, first: 'Mary' };
    const [statuses] = await Promise.all([
      Promise.all(ids.map(fix)),
      ...ids.map((recordId) => cleansing.send(received(newer, { recordId, version: 2 }))),
    ]);
    const fixed = statuses.filter((status) => status === 200).length;
    expect(statuses.filter((status) => status !== 200 && status !== 409)).toEqual([]);
    await eventually(
      async () =>
        expect(await cleansing.counts('crm')).toMatchObject({
          ...{ accepted: fixed, quarantined: 2 * ids.length - fixed, superseded: 0 },
        }),
      60_000,
    );
    expect(await cleansing.ids()).toEqual(ids.map((id) => `crm:${id}@2`).sort());

    await cleansing.send(...ids.map((recordId) => gone(3, recordId)));
    await eventually(() => {
      const told = ids.map((recordId) => cleansing.told(recordId).join());
      expect(told).toEqual(statuses.map((status) => (status === 200 ? 'upsert 1,delete 3' : '')));
    }, 60_000);
    await cleansing.service.stop();
  });
});
