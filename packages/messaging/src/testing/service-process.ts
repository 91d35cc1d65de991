import { z } from 'zod';
import type { Participant } from './test-bus';
import { parcelSent, parcelStored, parcels, type Parcel } from './parcels';
import { storing } from './storing';
import { TestBus } from './test-bus';

/** What a child process plays, and what it says when. */
const role = z.discriminatedUnion('role', [
  /** Ingestion that emits `count` parcels to a broker that is not there; says `committed`. */
  z.object({ role: z.literal('commit-without-broker'), count: z.int() }),
  /** Ingestion that emits parcel after parcel; says `committed` after each. */
  z.object({ role: z.literal('emit-without-end') }),
  /** Cleansing that commits, sees its event published, and never returns; says `published`. */
  z.object({ role: z.literal('never-acknowledge') }),
  /** Cleansing that stores and never commits; says `stored, not committed`. */
  z.object({ role: z.literal('never-commit') }),
  /** Cleansing that dies at a parcel to this address; says `alive` some time after it parked it. */
  z.object({ role: z.literal('die-at'), address: z.string() }),
]);
export type ServiceRole = z.infer<typeof role>;

const order = z
  .object({ namespace: z.string(), rabbitUrl: z.string(), mongoUri: z.string() })
  .and(role);

const nowhere = 'amqp://guest:guest@127.0.0.1:1';

function say(word: string): void {
  process.stdout.write(`${word}\n`);
}

async function play(part: z.infer<typeof order>): Promise<void> {
  const bus = new TestBus(
    { CONCORD_RABBITMQ_URL: part.rabbitUrl, CONCORD_MONGODB_URI: part.mongoUri },
    part.namespace,
  );
  switch (part.role) {
    case 'commit-without-broker': {
      const { messaging } = await bus.join('ingestion', { url: nowhere });
      await emit({ messaging }, parcels('Kirchgasse 1', part.count));
      say('committed');
      return;
    }
    case 'emit-without-end': {
      const service = await bus.join('ingestion');
      for (let number = 1; ; number++) {
        await emit(service, [{ address: `Kirchgasse ${number % 7}`, number }]);
        say('committed');
      }
    }
    case 'never-acknowledge':
      return neverAcknowledge(bus);
    case 'never-commit':
      return neverCommit(bus);
    case 'die-at':
      return dieAt(bus, part.address);
  }
}

async function emit({ messaging }: Pick<Participant, 'messaging'>, items: Parcel[]): Promise<void> {
  await messaging.outbox.transaction((tx) => {
    tx.emit(parcelSent, items);
    return Promise.resolve();
  });
}

async function neverAcknowledge(bus: TestBus): Promise<void> {
  await bus.join('cleansing', {
    observer: { published: () => say('published') },
    handlers: {
      [parcelSent.type]: async (items, unit) => {
        await storing(bus, 'cleansing', parcelStored)(items, unit);
        await new Promise(() => undefined);
      },
    },
  });
  say('ready');
}

async function dieAt(bus: TestBus, deadly: string): Promise<void> {
  await bus.join('cleansing', {
    // Not at once: a message whose acknowledgement is still on its way would come again.
    observer: { parked: () => void setTimeout(() => say('alive'), 300) },
    handlers: {
      [parcelSent.type]: async (items, unit) => {
        if (items.some(({ address }) => address === deadly)) process.kill(process.pid, 'SIGKILL');
        await storing(bus, 'cleansing')(items, unit);
      },
    },
  });
}

async function neverCommit(bus: TestBus): Promise<void> {
  await bus.join('cleansing', {
    handlers: {
      [parcelSent.type]: (items, unit) =>
        unit.commit(async ({ session }) => {
          const { connection } = bus.participant('cleansing');
          const documents = items.map((item) => ({ ...item }));
          await connection.collection('parcels').insertMany(documents, { session });
          say('stored, not committed');
          await new Promise(() => undefined);
        }),
    },
  });
  say('ready');
}

// The test ended, or was killed: nobody else would stop us.
process.stdin.resume().once('end', () => process.exit());

// The order comes as one JSON argument from child-service.ts.
play(order.parse(JSON.parse(process.argv[2] ?? '{}'))).catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
