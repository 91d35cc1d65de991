import { parcelSent, parcelStored, parcelsFrom } from './testing/parcels';
import { stored, storing } from './testing/storing';
import { TestBus, until } from './testing/test-bus';
import { Wire } from './testing/wire';

describe('a broker that', () => {
  const bus = new TestBus(process.env);
  let wire: Wire;
  beforeAll(async () => {
    wire = await Wire.to(bus.rabbitUrl);
  });
  afterAll(async () => {
    await bus.close();
    wire.close();
  });

  it('blocks publishers: they wait with their outbox until it unblocks', async () => {
    const states: string[] = [];
    const { messaging, stop } = await bus.join('ingestion', {
      url: wire.url,
      observer: { connection: ({ state }) => void states.push(state) },
    });
    await until('the connection', () => messaging.connected);
    wire.block();
    await until('both connections blocked', () => states.filter(isBlocked).length === 2);
    await messaging.outbox.transaction((tx) => {
      tx.emit(parcelSent, parcelsFrom(0, 5));
      return Promise.resolve();
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await messaging.outbox.pending()).toBeGreaterThan(0);

    wire.unblock();
    await until('an empty outbox', async () => (await messaging.outbox.pending()) === 0);
    await stop();
  });

  it('tears connections again and again: nothing is lost, nothing doubled', async () => {
    const { messaging } = await bus.join('ingestion', { url: wire.url });
    await bus.join('cleansing', {
      url: wire.url,
      handlers: {
        [parcelSent.type]: (items, unit) => storing(bus, 'cleansing', parcelStored)(items, unit),
      },
    });
    for (let round = 1; round <= 60; round++) {
      await messaging.outbox.transaction((tx) => {
        tx.emit(parcelSent, parcelsFrom(round * 5, 5));
        return Promise.resolve();
      });
      if (round % 15 === 0) wire.cut();
    }
    await until('all', async () => (await stored(bus, 'cleansing')).length >= 305);

    const numbers = (await stored(bus, 'cleansing')).map(({ number }) => number);
    expect(numbers.sort((a, b) => a - b)).toEqual(parcelsFrom(0, 305).map(({ number }) => number));
  });
});

function isBlocked(state: string): boolean {
  return state === 'blocked';
}
