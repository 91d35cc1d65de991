import { eventually } from '@concord/service-kit/testing';
import { IngestionUnderTest } from '../testing/ingestion-under-test';

const rows = 24_000;
const erp = { source: 'erp', entity: 'customer', id: 'nr', connection: { connector: 'ndjson' } };
const file = Array.from(
  { length: rows },
  (_, at) => `{"nr":${at},"name":"Customer number ${at}"}\n`,
).join('');

describe('a run whose process is stopped', () => {
  it('goes on from its checkpoint in the next process, and counts every row once', async () => {
    const first = await IngestionUnderTest.start([erp]);
    const id = await first.load('erp', 'erp.ndjson', file);
    await eventually(async () =>
      expect((await first.run(id)).counts.received).toBeGreaterThan(2_000),
    );
    await first.service.stop({ keep: true });
    expect(first.announced.length).toBeLessThan(rows);

    const second = await IngestionUnderTest.start([erp], first.service.place);
    expect(await second.ended(id)).toMatchObject({
      status: 'completed',
      counts: { received: rows, forwarded: rows, repeats: 0, unreadable: 0, deleted: 0 },
    });
    expect(await second.counts('erp')).toMatchObject({ received: rows, forwarded: rows });
    await eventually(() =>
      expect(first.announced.length + second.announced.length).toBeGreaterThanOrEqual(rows),
    );
    const announced = [...first.announced, ...second.announced];
    expect(new Set(announced.map(({ recordId }) => recordId)).size).toBe(rows);
    expect(announced.filter(({ version }) => version !== 1)).toEqual([]);

    const uploads = second.service.connection.collection('uploads.chunks');
    await eventually(async () => expect(await uploads.countDocuments()).toBe(0));
    await second.service.stop();
  });
});
