import { setTimeout as pause } from 'node:timers/promises';
import { createConnection, type Connection } from 'mongoose';
import type { Log } from '../log/log';

interface MongodbOptions {
  readonly uri: string;
  readonly database: string;
  readonly service: string;
  readonly log: Log;
  /** Ends the wait, with an AbortError. */
  readonly signal?: AbortSignal;
}

/**
 * The one connection of a service. Where MongoDB is not there yet, it waits and says so: in a
 * cluster the database may come up after the services.
 */
export async function connectMongodb(options: MongodbOptions): Promise<Connection> {
  const { log, signal, database } = options;
  for (let attempt = 1; ; attempt++) {
    const connection = newConnection(options);
    try {
      await connection.asPromise();
      if (attempt > 1) log.info('MongoDB is there', { attempt });
      connection.on('disconnected', () => log.warn('MongoDB cannot be reached'));
      connection.on('reconnected', () => log.info('MongoDB is back'));
      return connection;
    } catch (error) {
      await connection.destroy();
      const endpoint = `${hostsOf(options.uri)}/${database}`;
      log.warn('waiting for MongoDB; see CONCORD_MONGODB_URI', { endpoint, attempt, error });
    }
    await pause(Math.min(500 * attempt, 5_000), undefined, signal === undefined ? {} : { signal });
  }
}

function newConnection({ uri, database, service }: MongodbOptions): Connection {
  return createConnection(uri, {
    dbName: database,
    appName: `concord-${service}`,
    retryWrites: true,
    writeConcern: { w: 'majority' },
    // Enough for a few partitions at once; a larger pool only moves the queue into MongoDB.
    maxPoolSize: 20,
    serverSelectionTimeoutMS: 5_000,
    // Operations while MongoDB is away fail after the selection timeout instead of piling up here.
    bufferCommands: false,
    ignoreUndefined: true,
  });
}

/** The hosts of a connection string, without user and password. */
function hostsOf(uri: string): string {
  return uri.replace(/^mongodb(\+srv)?:\/\/([^/@]*@)?/, '').replace(/[/?].*$/, '');
}
