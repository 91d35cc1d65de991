import { setTimeout as sleep } from 'node:timers/promises';
import { MongoClient, MongoServerError } from 'mongodb';
import { reasonOf } from './local-stack-error';
import { LOOPBACK } from './ports';

export const REPLICA_SET = 'concord';

const NOT_YET_INITIALIZED = 94;

interface StoredConfig {
  readonly version: number;
  readonly members: readonly { readonly host: string }[];
}

const isStoredConfig = (value: unknown): value is StoredConfig =>
  typeof value === 'object' && value !== null && 'version' in value && 'members' in value;

async function storedConfig(client: MongoClient): Promise<StoredConfig | undefined> {
  try {
    const { config }: { config?: unknown } = await client
      .db('admin')
      .command({ replSetGetConfig: 1 });
    if (isStoredConfig(config)) return config;
    throw new Error('it does not tell its replica set configuration');
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

async function isPrimary(client: MongoClient): Promise<boolean> {
  const hello = await client.db('admin').command({ hello: 1 });
  return hello.isWritablePrimary === true;
}

async function attempt(port: number): Promise<boolean> {
  const client = new MongoClient(`mongodb://${LOOPBACK}:${port}/?directConnection=true`, {
    serverSelectionTimeoutMS: 2_000,
  });
  try {
    if (await isPrimary(client)) return true;
    await configure(client, `${LOOPBACK}:${port}`);
    return await isPrimary(client);
  } finally {
    await client.close();
  }
}

/**
 * Makes the mongod on `port` a replica set of one and waits until it takes writes. Errors on the way are tried again:
 * while a mongod looks for itself in a configuration of another port it denies that it has one, then drops connections.
 * @param alive whether the mongod still runs; without it there is nothing to wait for
 */
export async function readyReplicaSet(
  port: number,
  timeoutMs: number,
  alive: () => Promise<boolean>,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    let reason = 'it did not become primary of its replica set';
    try {
      if (await attempt(port)) return;
    } catch (error) {
      reason = reasonOf(error);
    }
    if (!(await alive())) throw new Error(`it ended: ${reason}`);
    if (Date.now() > deadline) throw new Error(reason);
    await sleep(50);
  }
}
