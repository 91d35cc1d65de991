import { parcelSent, parcelStored, parcels } from './testing/parcels';
import { stored, storing } from './testing/storing';
import { recorder, TestBus, until } from './testing/test-bus';

describe('a graceful stop', () => {
  const bus = new TestBus(process.env);
  afterAll(() => bus.close());

  it('finishes the unit in hand, publishes its events, and gives back the rest', async () => {
    const options = { partitions: 1, batch: { records: 1 }, unit: { messages: 1 } };
    const ingestion = await bus.join('ingestion', options);
    const { observer, told } = recorder();
    let inHand = 0;
    const cleansing = await bus.join('cleansing', {
      ...options,
      observer,
      handlers: {
        [parcelSent.type]: async (items, unit) => {
          inHand += 1;
          await new Promise((resolve) => setTimeout(resolve, 50));
          await storing(bus, 'cleansing', parcelStored)(items, unit);
        },
      },
    });
    await ingestion.messaging.outbox.transaction((tx) => {
      tx.emit(parcelSent, parcels('Kirchgasse 1', 20));
      return Promise.resolve();
    });
    await until('the third unit', () => inHand === 3);
    await cleansing.messaging.stop();
    const channel = await bus.channel();
    const waiting = await channel.checkQueue(bus.queue('cleansing', 'p0'));
    const emitted = await channel.checkQueue(bus.queue('identity-resolution', 'p0'));

    expect(inHand).toBe(3);
    expect(await stored(bus, 'cleansing')).toEqual(parcels('Kirchgasse 1', 3));
    expect(await cleansing.connection.collection('outbox').countDocuments()).toBe(0);
    expect(told.published).toHaveLength(3);
    expect(waiting.messageCount).toBe(17);
    expect(emitted.messageCount).toBe(3);
  });
});
