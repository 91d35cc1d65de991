import amqp from 'amqplib';
import type { ConsumeMessage } from 'amqplib';
import { MongoClient } from 'mongodb';
import { hopArguments, type FloorRecord } from './floor-plan';

/**
 * One hop of the bare pipeline, a process of its own: consumes batches, stores as many documents
 * for each record as Concord's service does at this hop, publishes with confirm, acknowledges.
 * No envelope, no schema, no transaction, no duplicate check: this is the floor.
 */
async function main(): Promise<void> {
  const { mongoUrl, rabbitUrl, database, hop, last, documentsPerRecord, noDelay } = hopArguments(
    process.argv[2],
  );
  const client = await MongoClient.connect(mongoUrl);
  const collection = client.db(database).collection<{ _id: string }>(`hop${hop}`);
  const connection = await amqp.connect(rabbitUrl, { noDelay });
  const channel = await connection.createConfirmChannel();
  await channel.prefetch(4);
  let owed = 0;
  const handle = async (message: ConsumeMessage): Promise<void> => {
    const records = JSON.parse(message.content.toString()) as FloorRecord[];
    owed += records.length * documentsPerRecord;
    const documents = Math.round(owed);
    owed -= documents;
    await collection.insertMany(
      Array.from({ length: documents }, (_, i) => {
        const record = records[i % records.length];
        return { ...record, _id: `${record?.id ?? ''}/${Math.floor(i / records.length)}` };
      }),
      { ordered: false },
    );
    if (!last) {
      channel.sendToQueue(`${database}.hop${hop + 1}`, message.content, { persistent: true });
      await channel.waitForConfirms();
    }
    channel.ack(message);
  };
  let work = Promise.resolve();
  await channel.consume(`${database}.hop${hop}`, (message) => {
    if (message === null) return;
    work = work.then(() => handle(message));
  });
  process.send?.('ready');
}

void main();
