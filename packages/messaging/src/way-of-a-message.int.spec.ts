import { parcelSent, parcelStored, parcels, type Parcel } from './testing/parcels';
import { TestBus, until } from './testing/test-bus';

describe('the way of a message', () => {
  const bus = new TestBus(process.env);
  afterAll(() => bus.close());

  it('goes from an outbox through a handler that stores and emits to the next service', async () => {
    const arrived: Parcel[] = [];
    const ingestion = await bus.join('ingestion');
    const cleansing = await bus.join('cleansing', {
      handlers: {
        [parcelSent.type]: (items, unit) =>
          unit.commit(async (tx) => {
            await cleansing.connection.collection<Parcel>('parcels').insertMany(
              items.map((item) => ({ ...item })),
              { session: tx.session },
            );
            tx.emit(parcelStored, items);
          }),
      },
    });
    const resolution = await bus.join('identity-resolution', {
      handlers: {
        [parcelStored.type]: async (items, unit) => {
          await unit.commit(() => Promise.resolve());
          arrived.push(...items);
        },
      },
    });

    await ingestion.messaging.outbox.transaction((tx) => {
      tx.emit(parcelSent, parcels('Kirchgasse 1', 3));
      return Promise.resolve();
    });
    await until('three parcels', () => arrived.length === 3);

    expect(arrived).toEqual(parcels('Kirchgasse 1', 3));
    expect(await cleansing.connection.collection('parcels').countDocuments()).toBe(3);
    await until('an empty bus', async () => {
      const reports = await Promise.all(
        [ingestion, cleansing, resolution].map(({ messaging }) => messaging.report()),
      );
      return reports.every(({ queued, inFlight, outbox }) => queued + inFlight + outbox === 0);
    });
  });
});
