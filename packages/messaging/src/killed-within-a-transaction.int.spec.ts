import { ChildService } from './testing/child-service';
import { parcelSent, parcels } from './testing/parcels';
import { stored, storing } from './testing/storing';
import { TestBus, until } from './testing/test-bus';

// Processes are started here: on a busy machine each takes its time.
jest.setTimeout(180_000);

describe('a process killed within a transaction', () => {
  const bus = new TestBus(process.env);
  afterAll(() => bus.close());

  it('holds up its successor for seconds, not for the minute that MongoDB keeps transactions', async () => {
    const child = ChildService.start(bus, { role: 'never-commit' });
    await child.says('ready');
    const ingestion = await bus.join('ingestion');
    await ingestion.messaging.outbox.transaction((tx) => {
      tx.emit(parcelSent, parcels('Via Roma 3', 2));
      return Promise.resolve();
    });
    await child.says('stored, not committed');
    await child.kill();
    const killed = Date.now();

    await bus.join('cleansing', {
      handlers: { [parcelSent.type]: (items, unit) => storing(bus, 'cleansing')(items, unit) },
    });
    await until('the parcels', async () => (await stored(bus, 'cleansing')).length >= 2);

    expect(Date.now() - killed).toBeLessThan(30_000);
    expect(await stored(bus, 'cleansing')).toEqual(parcels('Via Roma 3', 2));
  });
});
