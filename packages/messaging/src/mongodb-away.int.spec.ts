import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPrivateMongo, type RunningServer } from '@concord/local-stack';
import { parcelSent, parcels } from './testing/parcels';
import { stored, storing } from './testing/storing';
import { recorder, TestBus, until } from './testing/test-bus';

// Processes are started here: on a busy machine each takes its time.
jest.setTimeout(180_000);

describe('MongoDB away for a while', () => {
  let home: string;
  let mongo: RunningServer;
  let bus: TestBus;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'concord-mongo-'));
    mongo = await startPrivateMongo({ home, cache: join(__dirname, '../../../.concord/cache') });
    bus = new TestBus({ ...process.env, CONCORD_MONGODB_URI: mongo.url });
  });
  afterAll(async () => {
    await bus.close();
    await mongo.stop();
    await rm(home, { recursive: true });
  });

  it('makes units wait without counting attempts, and all goes on when it is back', async () => {
    const { observer, told } = recorder();
    const ingestion = await bus.join('ingestion', { batch: { records: 1 } });
    await bus.join('cleansing', {
      observer,
      unit: { messages: 2 },
      handlers: {
        [parcelSent.type]: async (items, unit) => {
          await new Promise((resolve) => setTimeout(resolve, 20));
          await storing(bus, 'cleansing')(items, unit);
        },
      },
    });
    await ingestion.messaging.outbox.transaction((tx) => {
      tx.emit(parcelSent, parcels('Kirchgasse 1', 60));
      return Promise.resolve();
    });
    await until('some', async () => (await stored(bus, 'cleansing')).length > 5);
    await mongo.kill();
    await until('waiting units', () => told.waiting.some(({ what }) => what === 'unit'));
    mongo = await startPrivateMongo({ home, cache: join(__dirname, '../../../.concord/cache') });
    await until('all', async () => (await stored(bus, 'cleansing')).length >= 60, 40_000);

    expect(await stored(bus, 'cleansing')).toEqual(parcels('Kirchgasse 1', 60));
    expect(told.retried).toEqual([]);
    expect(told.parked).toEqual([]);
  });
});
