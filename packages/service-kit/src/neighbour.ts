import type { Channel } from '@concord/contracts/bus';
import { Messaging } from '@concord/messaging';
import { createConnection } from 'mongoose';

export interface Bus {
  readonly mongodbUri: string;
  readonly databasePrefix: string;
  readonly url: string;
  readonly namespace: string;
  readonly partitions: number;
}

/** Sends items as the service that produces them would, from an outbox in a database of its own. */
export async function sendAsProducer<Item>(
  bus: Bus,
  channel: Channel<Item>,
  items: readonly Item[],
): Promise<void> {
  const { mongodbUri, databasePrefix, ...rest } = bus;
  const dbName = `${databasePrefix}_${channel.producer}`;
  const connection = await createConnection(mongodbUri, { dbName }).asPromise();
  const messaging = new Messaging({ ...rest, service: channel.producer, connection });
  try {
    await messaging.start();
    await messaging.outbox.transaction((tx) => {
      tx.emit(channel, items);
      return Promise.resolve();
    });
    await messaging.stop();
    await connection.dropDatabase();
  } finally {
    await connection.close();
  }
}
