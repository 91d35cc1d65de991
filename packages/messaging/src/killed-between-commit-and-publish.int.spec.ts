import { ChildService } from './testing/child-service';
import { parcelSent, parcels } from './testing/parcels';
import { stored, storing } from './testing/storing';
import { TestBus, until } from './testing/test-bus';

// Processes are started here: on a busy machine each takes its time.
jest.setTimeout(180_000);

describe('a process killed between commit and publish', () => {
  const bus = new TestBus(process.env);
  const children: ChildService[] = [];
  afterAll(async () => {
    await Promise.all(children.map((child) => child.kill()));
    await bus.close();
  });

  it('leaves its events in the outbox, and the next process publishes them in order', async () => {
    const child = ChildService.start(bus, { role: 'commit-without-broker', count: 20 });
    children.push(child);
    await child.says('committed');
    await child.kill();

    await bus.join('cleansing', {
      handlers: { [parcelSent.type]: (items, unit) => storing(bus, 'cleansing')(items, unit) },
    });
    const ingestion = await bus.join('ingestion');
    await until('the parcels', async () => (await stored(bus, 'cleansing')).length >= 20);

    expect(await stored(bus, 'cleansing')).toEqual(parcels('Kirchgasse 1', 20));
    await until('an empty outbox', async () => (await ingestion.messaging.outbox.pending()) === 0);
  });

  it('loses and doubles nothing when it happens at any moment of a stream', async () => {
    let committed = 0;
    for (let kills = 0; kills < 3; kills++) {
      const child = ChildService.start(bus, { role: 'emit-without-end' });
      children.push(child);
      await child.says('committed', 25 + 10 * kills);
      await child.kill();
      committed += child.count('committed');
    }
    const before = 20;
    const ingestion = await bus.join('ingestion');
    await until('an empty outbox', async () => (await ingestion.messaging.outbox.pending()) === 0);
    await until(
      'all parcels',
      async () => (await stored(bus, 'cleansing')).length >= before + committed,
    );
    const arrived = await stored(bus, 'cleansing');

    // The last commit of each process may have come to be without its being said.
    expect(arrived.length).toBeGreaterThanOrEqual(before + committed);
    expect(arrived.length).toBeLessThanOrEqual(before + committed + 3);
  });
});
