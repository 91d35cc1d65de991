import { parcelSent, type Parcel } from './testing/parcels';
import { recorder, TestBus, until } from './testing/test-bus';
import { PermanentError, UnavailableError } from './messaging';

describe('a handler that fails', () => {
  const bus = new TestBus(process.env);
  afterAll(() => bus.close());
  const { observer, told } = recorder();
  const received: Parcel[] = [];
  const calls: { address: string; at: number }[] = [];
  let away = true;

  beforeAll(async () => {
    await bus.join('ingestion', { partitions: 1 });
    await bus.join('cleansing', {
      observer,
      partitions: 1,
      retryDelays: [100, 200],
      handlers: {
        [parcelSent.type]: async (items, unit) => {
          for (const { address } of items) {
            calls.push({ address, at: Date.now() });
            if (address === 'Broken') throw new Error('the bell is broken');
            if (address === 'Nowhere') throw new PermanentError('there is no such address');
            if (address === 'Island' && away) throw new UnavailableError('no ferry today');
          }
          if (items.some(({ address }) => address === 'Forgotten')) return;
          await unit.commit(() => Promise.resolve());
          received.push(...items);
        },
      },
    });
  });

  async function send(...addresses: string[]): Promise<void> {
    for (const address of addresses) {
      await bus.participant('ingestion').messaging.outbox.transaction((tx) => {
        tx.emit(parcelSent, [{ address, number: 1 }]);
        return Promise.resolve();
      });
    }
  }

  it('always: is tried again after each delay, then parked, while others go on', async () => {
    const { parking } = bus.participant('cleansing').messaging;
    await send('Kirchgasse 1', 'Broken', 'Kirchgasse 2', 'Kirchgasse 3');
    await until('three received', () => received.length === 3);
    await until('one parked', async () => (await parking.count()) === 1);

    expect(told.retried.map(({ attempt, delayMs }) => [attempt, delayMs])).toEqual([
      [1, 100],
      [2, 200],
    ]);
    const { messages } = await parking.list();
    expect(messages).toMatchObject([
      { reason: 'handler.exhausted', detail: 'Error: the bell is broken', attempts: 2 },
    ]);
    const times = calls.filter(({ address }) => address === 'Broken').map(({ at }) => at);
    const [last = 0, before = 0] = times.reverse();
    expect(last - before).toBeGreaterThanOrEqual(195);
    expect(received.map(({ address }) => address)).toEqual([
      'Kirchgasse 1',
      'Kirchgasse 2',
      'Kirchgasse 3',
    ]);
  });

  it('with a PermanentError: is parked at once', async () => {
    const { parking } = bus.participant('cleansing').messaging;
    await send('Nowhere');
    await until(
      'it is parked',
      async () => (await parking.count({ reason: 'handler.permanent' })) === 1,
    );

    expect(calls.filter(({ address }) => address === 'Nowhere')).toHaveLength(1);
  });

  it('by returning without a commit: that is a failure too', async () => {
    const { parking } = bus.participant('cleansing').messaging;
    await send('Forgotten');
    await until(
      'it is parked',
      async () => (await parking.count({ reason: 'handler.exhausted' })) === 2,
    );

    const { messages } = await parking.list({ reason: 'handler.exhausted' });
    expect(messages[1]?.detail).toBe('Error: the handler returned without unit.commit(…)');
  });

  it('because something is away: waits in its place, and no attempt is counted', async () => {
    const before = told.retried.length;
    await send('Island', 'Kirchgasse 4');
    await until('some waiting', () => told.waiting.length >= 4);
    expect(received.some(({ address }) => address === 'Kirchgasse 4')).toBe(false);
    away = false;
    await until('both', () => received.some(({ address }) => address === 'Kirchgasse 4'));

    expect(received.slice(-2).map(({ address }) => address)).toEqual(['Island', 'Kirchgasse 4']);
    expect(told.retried).toHaveLength(before);
  });
});
