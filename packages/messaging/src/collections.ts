import { mongo, type Connection } from 'mongoose';
import type { ParkReason } from './observer';

/** A message that waits to be published: one document each, deleted when the broker has it. */
export interface OutboxEntry {
  /** The message id; sorts in the order of making. */
  readonly _id: string;
  readonly type: string;
  readonly routingKey: string;
  readonly records: number;
  /** The whole envelope in UTF-8. */
  readonly body: Buffer;
  /** The process that wrote it and has it in memory. */
  readonly instance: string;
}

/** A message that this service has taken effect of. */
export interface InboxMark {
  /** `<service>/<message id>` */
  readonly _id: string;
  readonly at: Date;
}

/** Counts how often work on a message was begun after it had come back several times. */
export interface Suspect {
  /** The message id. */
  readonly _id: string;
  readonly begun: number;
  readonly at: Date;
}

/** A message on the parking place. */
export interface ParkedEntry {
  /** The message id, or a hash of the body when it had none. */
  readonly _id: string;
  readonly type: string;
  readonly reason: ParkReason;
  readonly detail: string;
  /** The queue that it came from and goes back to. */
  readonly queue: string;
  readonly attempts: number;
  readonly parkedAt: Date;
  readonly body: Buffer;
}

export interface Collections {
  readonly outbox: mongo.Collection<OutboxEntry>;
  readonly inbox: mongo.Collection<InboxMark>;
  readonly suspects: mongo.Collection<Suspect>;
  readonly parked: mongo.Collection<ParkedEntry>;
}

const day = 24 * 60 * 60;

/** How long a message is known as consumed. A duplicate that comes later is consumed again. */
const inboxDays = 14;

/** @throws Error when the connection was not opened before. */
export function databaseOf(connection: Connection): mongo.Db {
  if (connection.db === undefined) {
    throw new Error('messaging needs an open MongoDB connection: await it before you build on it');
  }
  return connection.db;
}

export function collectionsOf(connection: Connection): Collections {
  const db = databaseOf(connection);
  return {
    outbox: db.collection<OutboxEntry>('outbox'),
    inbox: db.collection<InboxMark>('inbox'),
    suspects: db.collection<Suspect>('suspects'),
    parked: db.collection<ParkedEntry>('parked'),
  };
}

/** Makes the collections and indexes; what is there already stays. */
export async function prepareCollections(connection: Connection): Promise<void> {
  const { inbox, suspects, parked } = collectionsOf(connection);
  await Promise.all([
    makeCollection(connection, 'outbox'),
    inbox.createIndex({ at: 1 }, { expireAfterSeconds: inboxDays * day }, {}),
    suspects.createIndex({ at: 1 }, { expireAfterSeconds: day }, {}),
    parked.createIndex({ parkedAt: 1, _id: 1 }, {}, {}),
    parked.createIndex({ type: 1, reason: 1, parkedAt: 1 }, {}, {}),
  ]);
}

const namespaceExists = 48;

/** Beforehand, because a collection made inside a transaction locks out the others. */
async function makeCollection(connection: Connection, name: string): Promise<void> {
  try {
    await databaseOf(connection).createCollection(name);
  } catch (error) {
    if (!(error instanceof mongo.MongoServerError) || error.code !== namespaceExists) throw error;
  }
}
