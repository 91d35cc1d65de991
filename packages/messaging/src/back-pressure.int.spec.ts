import { parcelSent, parcels } from './testing/parcels';
import { stored, storing } from './testing/storing';
import { TestBus, until } from './testing/test-bus';

const nowhere = 'amqp://guest:guest@127.0.0.1:1';

describe('back pressure', () => {
  const bus = new TestBus(process.env);
  afterAll(() => bus.close());

  async function emit(number: number): Promise<void> {
    await bus.participant('ingestion').messaging.outbox.transaction((tx) => {
      tx.emit(parcelSent, [{ address: 'Kirchgasse 1', number }]);
      return Promise.resolve();
    });
  }

  it('makes transactions wait while the outbox is full, because the broker is away', async () => {
    const away = await bus.join('ingestion', { url: nowhere, backPressure: { outbox: 20 } });
    let begun = 0;
    const stream = (async () => {
      for (let number = 1; number <= 200; number++) {
        await emit(number);
        begun = number;
      }
    })();
    stream.catch(() => undefined);
    await until('a full outbox', () => begun > 20);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const held = begun;
    await new Promise((resolve) => setTimeout(resolve, 500));

    expect(begun).toBe(held);
    expect(await away.messaging.outbox.pending()).toBe(held);
    expect(held).toBeLessThan(200);
    expect(await away.messaging.report()).toMatchObject({ connected: false, outbox: held });

    await bus.join('cleansing', {
      handlers: { [parcelSent.type]: (items, unit) => storing(bus, 'cleansing')(items, unit) },
    });
    // The broker is back: here, a second process that can reach it takes the relay over.
    await away.messaging.stop();
    const back = await bus.join('ingestion');
    await until('what was held', async () => (await back.messaging.outbox.pending()) === 0);
    await until('all', async () => (await stored(bus, 'cleansing')).length >= held);
  });

  it('does not hold up a stop: who waits for room is told', async () => {
    const full = new TestBus(process.env);
    const { stop, messaging } = await full.join('ingestion', {
      url: nowhere,
      backPressure: { outbox: 0 },
    });
    const send = (): Promise<void> =>
      messaging.outbox.transaction((tx) => {
        tx.emit(parcelSent, parcels('Kirchgasse 1', 1));
        return Promise.resolve();
      });
    await send();
    await until('the count to be fresh', async () => (await messaging.report()).outbox === 1);
    await new Promise((resolve) => setTimeout(resolve, 150));
    const waiting = expect(send()).rejects.toThrow('the outbox is full and messaging is stopping');
    await stop();
    await waiting;
    await full.close();
  });

  it('makes the relay wait while the queue that it fills is long', async () => {
    const slow = new TestBus(process.env);
    const { messaging } = await slow.join('ingestion', {
      partitions: 1,
      batch: { records: 1 },
      backPressure: { queue: 50, outbox: 1_000 },
    });
    for (let round = 0; round < 30; round++) {
      await messaging.outbox.transaction((tx) => {
        tx.emit(parcelSent, parcels('Kirchgasse 9', 10));
        return Promise.resolve();
      });
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    const channel = await slow.channel();
    const queue = slow.queue('cleansing', 'p0');
    await until('a full queue', async () => (await channel.checkQueue(queue)).messageCount > 50);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const { messageCount } = await channel.checkQueue(queue);

    expect(messageCount).toBeLessThan(250);
    expect(await messaging.outbox.pending()).toBe(300 - messageCount);
    await slow.close();
  });
});
