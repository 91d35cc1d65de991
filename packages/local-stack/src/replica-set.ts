import { setTimeout as sleep } from 'node:timers/promises';
import { MongoClient, MongoServerError } from 'mongodb';
import { LOOPBACK } from './ports';

export const REPLICA_SET = 'concord';

const NOT_YET_INITIALIZED = 94;

interface StoredConfig {
  readonly version: number;
  readonly members: readonly { readonly host: string }[];
}

async function storedConfig(client: MongoClient): Promise<StoredConfig | undefined> {
  try {
    const reply = await client
      .db('admin')
      .command({ replSetGetConfig: 1, $readPreference: { mode: 'nearest' } });
    // The shape is fixed by the server's documented reply.
    const config: StoredConfig = reply['config'];
    return config;
  } catch (error) {
    if (error instanceof MongoServerError && error.code === NOT_YET_INITIALIZED) return undefined;
    throw error;
  }
}

/** One member, under the port of today: the data may have been written under another. */
async function configure(client: MongoClient, host: string): Promise<void> {
  const admin = client.db('admin');
  const stored = await storedConfig(client);
  if (stored === undefined) {
    await admin.command({ replSetInitiate: { _id: REPLICA_SET, members: [{ _id: 0, host }] } });
    return;
  }
  if (stored.members.length === 1 && stored.members[0]?.host === host) return;
  const config = { ...stored, version: stored.version + 1, members: [{ _id: 0, host }] };
  await admin.command({ replSetReconfig: config, force: true });
}

async function waitForPrimary(client: MongoClient, deadline: number): Promise<void> {
  for (;;) {
    const hello = await client.db('admin').command({ hello: 1 });
    if (hello['isWritablePrimary'] === true) return;
    if (Date.now() > deadline) throw new Error('it did not become primary of its replica set');
    await sleep(50);
  }
}

/** Makes the mongod on `port` a replica set of one and waits until it takes writes. */
export async function readyReplicaSet(port: number, deadline: number): Promise<void> {
  const client = new MongoClient(`mongodb://${LOOPBACK}:${port}/?directConnection=true`, {
    serverSelectionTimeoutMS: Math.max(1_000, deadline - Date.now()),
  });
  try {
    await client.connect();
    await configure(client, `${LOOPBACK}:${port}`);
    await waitForPrimary(client, deadline);
  } finally {
    await client.close();
  }
}
