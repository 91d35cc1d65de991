import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPrivateRabbit, type RunningServer } from '@concord/local-stack';
import { parcelSent, parcelStored, parcelsFrom } from './testing/parcels';
import { stored, storing } from './testing/storing';
import { TestBus, until } from './testing/test-bus';

// Processes are started here: on a busy machine each takes its time.
jest.setTimeout(180_000);

describe('a broker restarted under load', () => {
  let home: string;
  let rabbit: RunningServer;
  let bus: TestBus;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'concord-rabbit-'));
    rabbit = await startPrivateRabbit({ home });
    bus = new TestBus({ ...process.env, CONCORD_RABBITMQ_URL: rabbit.url });
  });
  afterAll(async () => {
    await bus.close();
    await rabbit.stop();
    await rm(home, { recursive: true });
  });

  it('loses nothing and doubles nothing, whether it was killed or stopped', async () => {
    const ingestion = await bus.join('ingestion');
    await bus.join('cleansing', {
      handlers: {
        [parcelSent.type]: (items, unit) => storing(bus, 'cleansing', parcelStored)(items, unit),
      },
    });
    await bus.join('identity-resolution', {
      handlers: {
        [parcelStored.type]: (items, unit) => storing(bus, 'identity-resolution')(items, unit),
      },
    });
    let sent = 0;
    const enough = new AbortController();
    const load = (async () => {
      while (!enough.signal.aborted) {
        const items = parcelsFrom(sent, 5);
        await ingestion.messaging.outbox.transaction((tx) => {
          tx.emit(parcelSent, items);
          return Promise.resolve();
        });
        sent += items.length;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    })();
    await until(
      'some to arrive',
      async () => (await stored(bus, 'identity-resolution')).length > 50,
    );
    await rabbit.kill();
    rabbit = await startPrivateRabbit({ home });
    const seen = (await stored(bus, 'identity-resolution')).length;
    await until(
      'more to arrive',
      async () => (await stored(bus, 'identity-resolution')).length > seen + 50,
      50_000,
    );
    await rabbit.stop();
    rabbit = await startPrivateRabbit({ home });
    enough.abort();
    await load;
    await until(
      'all',
      async () => (await stored(bus, 'identity-resolution')).length >= sent,
      50_000,
    );

    for (const service of ['cleansing', 'identity-resolution'] as const) {
      const arrived = await stored(bus, service);
      expect(arrived).toHaveLength(sent);
      expect(new Set(arrived.map(({ number }) => number)).size).toBe(sent);
      expect(await bus.participant(service).messaging.parking.count()).toBe(0);
    }
  });
});
