import { parcelSent, parcels, type Parcel } from './testing/parcels';
import { stored, storing } from './testing/storing';
import { recorder, TestBus, until } from './testing/test-bus';

describe('one bad message in a unit of many', () => {
  const bus = new TestBus(process.env);
  afterAll(() => bus.close());

  it('is found by trying each alone; the rest is committed in order', async () => {
    const { observer, told } = recorder();
    const ingestion = await bus.join('ingestion', { partitions: 1, batch: { records: 1 } });
    await ingestion.messaging.outbox.transaction((tx) => {
      tx.emit(parcelSent, parcels('Kirchgasse 1', 30));
      return Promise.resolve();
    });
    await until('all in the queue', async () => (await ingestion.messaging.outbox.pending()) === 0);
    const units: Parcel[][] = [];
    const { messaging } = await bus.join('cleansing', {
      observer,
      partitions: 1,
      retryDelays: [],
      handlers: {
        [parcelSent.type]: async (items, unit) => {
          units.push(items);
          if (items.some(({ number }) => number === 13)) throw new Error('an unlucky number');
          await storing(bus, 'cleansing')(items, unit);
        },
      },
    });
    await until('one parked', async () => (await messaging.parking.count()) === 1);
    await until('the others', async () => (await stored(bus, 'cleansing')).length === 29);

    expect(Math.max(...units.map(({ length }) => length))).toBeGreaterThan(1);
    expect(await stored(bus, 'cleansing')).toEqual(
      parcels('Kirchgasse 1', 30).filter(({ number }) => number !== 13),
    );
    expect(told.parked).toEqual([{ type: parcelSent.type, reason: 'handler.exhausted' }]);
  });
});
