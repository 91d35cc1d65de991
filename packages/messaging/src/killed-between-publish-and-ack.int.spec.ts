import { ChildService } from './testing/child-service';
import { parcelSent, parcelStored, parcels } from './testing/parcels';
import { stored, storing } from './testing/storing';
import { recorder, TestBus, until } from './testing/test-bus';

// Processes are started here: on a busy machine each takes its time.
jest.setTimeout(180_000);

describe('a process killed between publish and acknowledgement', () => {
  const bus = new TestBus(process.env);
  afterAll(() => bus.close());

  it('gets the message again, and its effect and its event stay single', async () => {
    const child = ChildService.start(bus, { role: 'never-acknowledge' });
    await child.says('ready');
    const ingestion = await bus.join('ingestion');
    await ingestion.messaging.outbox.transaction((tx) => {
      tx.emit(parcelSent, parcels('Rue Haute 7', 3));
      return Promise.resolve();
    });
    await child.says('published');
    await child.kill();

    const { observer, told } = recorder();
    await bus.join('cleansing', {
      observer,
      handlers: {
        [parcelSent.type]: (items, unit) => storing(bus, 'cleansing', parcelStored)(items, unit),
      },
    });
    await bus.join('identity-resolution', {
      handlers: {
        [parcelStored.type]: (items, unit) => storing(bus, 'identity-resolution')(items, unit),
      },
    });
    await until('the duplicate', () => told.duplicates.length > 0);
    await until('the parcels', async () => (await stored(bus, 'identity-resolution')).length >= 3);

    expect(told.duplicates).toEqual([{ partition: expect.any(Number), messages: 1 }]);
    expect(told.consumed).toEqual([]);
    expect(await stored(bus, 'cleansing')).toEqual(parcels('Rue Haute 7', 3));
    expect(await stored(bus, 'identity-resolution')).toEqual(parcels('Rue Haute 7', 3));
  });
});
