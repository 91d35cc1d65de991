import { connect } from 'amqplib';
import { MongoClient } from 'mongodb';
import { LocalStackError, reasonOf } from './local-stack-error';
import type { RunningServer } from './running-server';

/** A URL for messages: without the password. */
export function withoutPassword(url: string): string {
  return url.replace(/:\/\/([^:/@]*):[^@]*@/, '://$1:***@');
}

function external(url: string, name: string): RunningServer {
  return {
    url,
    pid: undefined,
    adopted: true,
    stop: () => Promise.resolve(),
    kill: () =>
      Promise.reject(
        new LocalStackError(
          'external-server-not-ours',
          `The ${name} at ${withoutPassword(url)} is not ours to kill.`,
          'use startPrivateMongo or startPrivateRabbit where a test kills its server.',
        ),
      ),
  };
}

/** The MongoDB of CONCORD_MONGODB_URI, checked: it answers and is a replica set (transactions need one). */
export async function externalMongo(uri: string): Promise<RunningServer> {
  const shown = withoutPassword(uri);
  const hello = await helloOf(uri).catch((error: unknown) => {
    throw new LocalStackError(
      'external-server-unreachable',
      `CONCORD_MONGODB_URI is ${shown}, but no MongoDB answers there: ${reasonOf(error)}`,
      'correct the address or start that server; or unset CONCORD_MONGODB_URI, then one is started for you.',
      { cause: error },
    );
  });
  if (typeof hello.setName === 'string' || hello.msg === 'isdbgrid')
    return external(uri, 'MongoDB');
  if (hello.isreplicaset === true) {
    throw new LocalStackError(
      'external-server-unsuitable',
      `The MongoDB at ${shown} (CONCORD_MONGODB_URI) is meant to be a replica set, but was never initiated.`,
      'run `rs.initiate()` once in mongosh.',
    );
  }
  throw new LocalStackError(
    'external-server-unsuitable',
    `The MongoDB at ${shown} (CONCORD_MONGODB_URI) is a standalone server; Concord needs a replica set for its transactions.`,
    'start it with `--replSet rs0` and run `rs.initiate()` once in mongosh; or unset CONCORD_MONGODB_URI, then one is started for you.',
  );
}

async function helloOf(uri: string): Promise<Record<string, unknown>> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 5_000, connectTimeoutMS: 5_000 });
  try {
    return await client.db('admin').command({ hello: 1 });
  } finally {
    await client.close();
  }
}

/** The RabbitMQ of CONCORD_RABBITMQ_URL, checked: it lets us in. */
export async function externalRabbit(url: string): Promise<RunningServer> {
  try {
    const connection = await connect(url, { timeout: 5_000 });
    await connection.close();
  } catch (error) {
    throw new LocalStackError(
      'external-server-unreachable',
      `CONCORD_RABBITMQ_URL is ${withoutPassword(url)}, but RabbitMQ does not let us in: ${reasonOf(error)}`,
      'correct address, user and password, or start that server; or unset CONCORD_RABBITMQ_URL, then one is started for you.',
      { cause: error },
    );
  }
  return external(url, 'RabbitMQ');
}
