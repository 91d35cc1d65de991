import { ChildService } from './testing/child-service';
import { parcelSent, parcels } from './testing/parcels';
import { stored, storing } from './testing/storing';
import { TestBus, until } from './testing/test-bus';

// Processes are started here: on a busy machine each takes its time.
jest.setTimeout(180_000);

describe('a message that kills the process', () => {
  const bus = new TestBus(process.env);
  const children: ChildService[] = [];
  afterAll(async () => {
    await Promise.all(children.map((child) => child.kill()));
    await bus.close();
  });

  it('is found and parked, and the innocent beside it are handled', async () => {
    const ingestion = await bus.join('ingestion', { partitions: 2, batch: { records: 1 } });
    const deadly = parcels('Haunted house', 1);
    const harmless = parcels('Haunted house 2', 10);
    for (const item of [...harmless.slice(0, 5), ...deadly, ...harmless.slice(5)]) {
      await ingestion.messaging.outbox.transaction((tx) => {
        tx.emit(parcelSent, [item]);
        return Promise.resolve();
      });
    }
    await until(
      'all in the queues',
      async () => (await ingestion.messaging.outbox.pending()) === 0,
    );
    let end = 'died';
    for (let deaths = 0; deaths < 12 && end === 'died'; deaths++) {
      const child = ChildService.start(bus, { role: 'die-at', address: 'Haunted house' });
      children.push(child);
      end = await child.saysOrDies('alive');
    }
    await Promise.all(children.map((child) => child.kill()));
    const { messaging } = await bus.join('cleansing', {
      handlers: { [parcelSent.type]: (items, unit) => storing(bus, 'cleansing')(items, unit) },
    });
    await until('the innocent', async () => (await stored(bus, 'cleansing')).length >= 10);

    expect(await stored(bus, 'cleansing')).toEqual(harmless);
    expect((await messaging.parking.list()).messages).toMatchObject([
      { reason: 'handler.kills', detail: 'the process died 5 times over this message' },
    ]);
  });
});
