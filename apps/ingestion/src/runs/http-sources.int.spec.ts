import { eventually } from '@concord/service-kit/testing';
import { IngestionUnderTest } from '../testing/ingestion-under-test';
import { PagedShop, shopSource } from '../testing/paged-shop';

describe('reading an HTTP API', () => {
  const shop = new PagedShop();
  let port = 0;
  let ingestion: IngestionUnderTest;

  beforeAll(async () => {
    shop.customers = [
      { id: 1, name: 'Ann Lee', updated: '2026-03-01T10:00:00.000Z' },
      { id: 2, name: '王小明', updated: '2026-03-01T11:00:00.000Z' },
      { id: 3, name: 'Cid Ray', updated: '2026-03-01T12:00:00.000Z' },
    ];
    port = await shop.open();
    ingestion = await IngestionUnderTest.start([
      shopSource('shop', port),
      shopSource('mirror', port, { mode: 'full' }),
    ]);
  });
  afterAll(async () => {
    await ingestion.service.stop();
    await shop.close();
  });

  it('takes every page', async () => {
    const ended = await ingestion.ended(await ingestion.read('shop'));
    expect(ended).toMatchObject({ status: 'completed', counts: { received: 3, forwarded: 3 } });
    expect(shop.asked.map((query) => query.get('page'))).toEqual(['1', '2', '3']);
    await eventually(() => expect(ingestion.of('shop')).toHaveLength(3));
    expect(ingestion.of('shop')[2]).toMatchObject({
      recordId: '3',
      data: { id: 3, name: 'Cid Ray' },
      position: `http://127.0.0.1:${port}/customers page 2 item 1`,
    });
  });

  it('asks the next time only for what changed, a little further back', async () => {
    shop.asked.length = 0;
    shop.customers = [
      ...shop.customers.slice(0, 2),
      { id: 3, name: 'Cid Ray-Jones', updated: '2026-03-02T09:00:00.000Z' },
    ];
    const ended = await ingestion.ended(await ingestion.read('shop'));
    expect(ended.counts).toMatchObject({ received: 1, forwarded: 1, deleted: 0 });
    expect(shop.asked[0]?.get('updated_since')).toBe('2026-03-01T11:59:55.000Z');
    await eventually(() =>
      expect(ingestion.of('shop')[3]).toMatchObject({
        version: 2,
        data: { name: 'Cid Ray-Jones' },
      }),
    );
  });

  it('reads all of a full source again, and finds who is gone', async () => {
    await ingestion.ended(await ingestion.read('mirror'));
    shop.customers = shop.customers.slice(1);
    const ended = await ingestion.ended(await ingestion.read('mirror'));
    expect(ended.counts).toEqual({
      received: 2,
      repeats: 2,
      forwarded: 0,
      unreadable: 0,
      deleted: 1,
    });
  });

  it('gives the run that waits to begin to whoever asks again', async () => {
    // The first cannot end before all have asked, however slow the machine is.
    const release = shop.hold();
    const runs = await Promise.all(Array.from({ length: 20 }, () => ingestion.read('mirror')));
    release();
    await Promise.all(runs.map((id) => ingestion.ended(id)));
    expect(new Set(runs).size).toBeLessThanOrEqual(2);
  });

  it('waits for a shop that is away, says so in /v1/work, and goes on when it is back', async () => {
    await shop.close();
    const id = await ingestion.read('shop');
    await eventually(async () => expect((await ingestion.run(id)).status).toBe('waiting'));
    const { troubles, pending } = await ingestion.work();
    expect(pending).toMatchObject({ runs: 0 });
    expect(troubles).toMatchObject([
      { subject: 'source shop', message: expect.stringContaining('ECONNREFUSED') },
    ]);

    shop.customers.push({ id: 4, name: 'Dan Fox', updated: '2026-03-03T08:00:00.000Z' });
    await shop.open(port);
    const ended = await ingestion.ended(id);
    expect(ended).toMatchObject({ status: 'completed', counts: { forwarded: 1 } });
    expect(ended).not.toHaveProperty('error');
    expect((await ingestion.work()).troubles).toEqual([]);
  });
});
