import { parcelSent, parcels } from './testing/parcels';
import { stored, storing } from './testing/storing';
import { recorder, TestBus, until } from './testing/test-bus';

describe('a deleted queue', () => {
  it('under a publisher: is made anew, and no message is lost', async () => {
    const bus = new TestBus(process.env);
    const { observer, told } = recorder();
    const ingestion = await bus.join('ingestion', {
      partitions: 1,
      observer,
      batch: { records: 5 },
    });
    await until('the connection', () => ingestion.messaging.connected);
    await emit(bus, 0, 5);
    await until('the first', async () => (await ingestion.messaging.outbox.pending()) === 0);
    const channel = await bus.channel();
    await channel.purgeQueue(bus.queue('cleansing', 'p0'));
    await channel.deleteQueue(bus.queue('cleansing', 'p0'));

    await emit(bus, 5, 45);
    await until('an empty outbox', async () => (await ingestion.messaging.outbox.pending()) === 0);
    await bus.join('cleansing', {
      partitions: 1,
      handlers: { [parcelSent.type]: (items, unit) => storing(bus, 'cleansing')(items, unit) },
    });
    await until('all', async () => (await stored(bus, 'cleansing')).length >= 40);

    expect(told.unroutable.length).toBeGreaterThan(0);
    expect(await stored(bus, 'cleansing')).toEqual(parcels('Kirchgasse 1', 45).slice(5));
    await bus.close();
  });

  it('under a consumer: is made anew, and consuming goes on', async () => {
    const bus = new TestBus(process.env);
    await bus.join('ingestion', { partitions: 1 });
    await bus.join('cleansing', {
      partitions: 1,
      handlers: { [parcelSent.type]: (items, unit) => storing(bus, 'cleansing')(items, unit) },
    });
    await emit(bus, 0, 5);
    await until('the first five', async () => (await stored(bus, 'cleansing')).length === 5);
    const channel = await bus.channel();
    await channel.deleteQueue(bus.queue('cleansing', 'p0'));
    await emit(bus, 5, 20);
    await until('all', async () => (await stored(bus, 'cleansing')).length >= 20);

    expect(await stored(bus, 'cleansing')).toEqual(parcels('Kirchgasse 1', 20));
    await bus.close();
  });
});

async function emit(bus: TestBus, from: number, to: number): Promise<void> {
  await bus.participant('ingestion').messaging.outbox.transaction((tx) => {
    tx.emit(parcelSent, parcels('Kirchgasse 1', to).slice(from));
    return Promise.resolve();
  });
}
