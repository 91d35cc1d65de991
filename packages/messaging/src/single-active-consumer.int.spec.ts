import { parcelSent, parcels } from './testing/parcels';
import { stored, storing } from './testing/storing';
import { TestBus, until, type Participant } from './testing/test-bus';

describe('two processes of one service', () => {
  const bus = new TestBus(process.env);
  afterAll(() => bus.close());

  it('share no partition: one consumes, and the other takes over where it stopped', async () => {
    const options = { partitions: 1, batch: { records: 1 } };
    const ingestion = await bus.join('ingestion', options);
    const units = { first: 0, second: 0 };
    const first: Participant = await bus.join('cleansing', {
      ...options,
      handlers: {
        [parcelSent.type]: async (items, unit) => {
          units.first += 1;
          await storing(bus, 'cleansing', undefined, () => first)(items, unit);
        },
      },
    });
    await until('the first', () => first.messaging.connected);
    const second: Participant = await bus.join('cleansing', {
      ...options,
      handlers: {
        [parcelSent.type]: async (items, unit) => {
          units.second += 1;
          await storing(bus, 'cleansing', undefined, () => second)(items, unit);
        },
      },
    });
    await until('the second', () => second.messaging.connected);
    const send = (from: number, to: number): Promise<void> =>
      ingestion.messaging.outbox.transaction((tx) => {
        tx.emit(parcelSent, parcels('Kirchgasse 1', to).slice(from));
        return Promise.resolve();
      });

    await send(0, 60);
    await until('the first sixty', async () => (await stored(bus, 'cleansing')).length === 60);
    expect(units.first).toBeGreaterThan(0);
    expect(units.second).toBe(0);

    await send(60, 200);
    await until('some more', async () => (await stored(bus, 'cleansing')).length > 60);
    await first.stop();
    await until('all', async () => (await stored(bus, 'cleansing')).length >= 200);
    await send(200, 210);
    await until('the last ten', async () => (await stored(bus, 'cleansing')).length >= 210);

    expect(units.second).toBeGreaterThan(0);
    expect(await stored(bus, 'cleansing')).toEqual(parcels('Kirchgasse 1', 210));
  });
});
