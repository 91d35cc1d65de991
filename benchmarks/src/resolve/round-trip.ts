import { randomUUID } from 'node:crypto';
import type { RunningStack } from '@concord/cli/stack';
import amqp, { type ConfirmChannel, type ConsumeMessage } from 'amqplib';
import { MongoClient, type ClientSession, type Db } from 'mongodb';

const database = 'concord-round-trip';
const [there, back] = [`${database}.there`, `${database}.back`];
/** As the resolver writes for a record that founds an entity; the second one is one document for all. */
const collections = ['inbox', 'fences', 'records', 'entities', 'outbox'] as const;
const text = 'x'.repeat(600);

interface TripDocument {
  readonly _id: string;
  readonly text?: string;
}

/**
 * The way of a single record without Concord: a quorum queue, one transaction with as many writes as the resolver makes
 * for it, committed by the majority, another quorum queue. What a machine needs for that, at that moment, is the floor.
 */
export class RoundTrip {
  private arrived: () => void = () => undefined;

  private constructor(
    private readonly client: MongoClient,
    private readonly connection: amqp.ChannelModel,
    private readonly channel: ConfirmChannel,
  ) {}

  static async open({ mongodbUri, rabbitmqUrl }: RunningStack): Promise<RoundTrip> {
    const client = await MongoClient.connect(mongodbUri);
    for (const name of collections) await client.db(database).createCollection(name);
    const connection = await amqp.connect(rabbitmqUrl, { noDelay: true });
    const channel = await connection.createConfirmChannel();
    const trip = new RoundTrip(client, connection, channel);
    for (const queue of [there, back])
      await channel.assertQueue(queue, { arguments: { 'x-queue-type': 'quorum' } });
    let work = Promise.resolve();
    await channel.consume(there, (message) => {
      if (message !== null) work = work.then(() => trip.turnBack(message));
    });
    await channel.consume(back, (message) => {
      if (message === null) return;
      channel.ack(message);
      trip.arrived();
    });
    return trip;
  }

  /** @returns milliseconds. */
  async make(): Promise<number> {
    const begun = performance.now();
    const arrived = new Promise<void>((resolve) => (this.arrived = resolve));
    this.channel.sendToQueue(there, Buffer.from(text), { persistent: true });
    await arrived;
    return performance.now() - begun;
  }

  async close(): Promise<void> {
    for (const queue of [there, back]) await this.channel.deleteQueue(queue);
    await this.client.db(database).dropDatabase();
    await this.connection.close();
    await this.client.close();
  }

  private async turnBack(message: ConsumeMessage): Promise<void> {
    await this.client.withSession((session) =>
      session.withTransaction(() => store(this.client.db(database), session), {
        writeConcern: { w: 'majority' },
      }),
    );
    this.channel.ack(message);
    this.channel.sendToQueue(back, message.content, { persistent: true });
  }
}

async function store(db: Db, session: ClientSession): Promise<void> {
  const _id = randomUUID();
  for (const name of collections) {
    const collection = db.collection<TripDocument>(name);
    if (name === 'fences')
      await collection.updateOne(
        { _id: name },
        { $inc: { passages: 1 } },
        { session, upsert: true },
      );
    else await collection.insertOne({ _id, text }, { session });
  }
}
