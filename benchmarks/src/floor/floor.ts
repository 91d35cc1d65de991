import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import amqp from 'amqplib';
import { MongoClient } from 'mongodb';
import type { FloorRecord, HopPlan } from './floor-plan';

export interface FloorOptions {
  readonly mongoUrl: string;
  readonly rabbitUrl: string;
  readonly records: Iterable<FloorRecord>;
  readonly batch: number;
  /** Documents stored per record at each hop, in the order of the hops. */
  readonly documentsPerRecord: readonly number[];
  /** Whether small writes to the broker go out at once; the client's default is to let them wait (Nagle's algorithm). */
  readonly noDelay: boolean;
}

/**
 * Runs the same records through a bare pipeline: as many processes, durable quorum queues,
 * batches and stored documents as Concord, and nothing else.
 *
 * @returns records per second from the first publish to the last document of the last hop.
 */
export async function measureFloor(
  options: FloorOptions,
): Promise<{ recordsPerSecond: number; seconds: number }> {
  const database = `concord-floor-${process.pid}`;
  const client = await MongoClient.connect(options.mongoUrl);
  const connection = await amqp.connect(options.rabbitUrl, { noDelay: options.noDelay });
  const channel = await connection.createConfirmChannel();
  const hops = options.documentsPerRecord.length;
  const queues = Array.from({ length: hops }, (_, hop) => `${database}.hop${hop}`);
  for (const queue of queues)
    await channel.assertQueue(queue, { arguments: { 'x-queue-type': 'quorum' } });
  const children = await startHops(options, database);
  try {
    const died = Promise.race(
      children.map((child, hop) => once(child, 'exit').then(() => `hop ${hop}`)),
    );
    const begun = performance.now();
    const count = await publishAll(options, channel, `${database}.hop0`);
    const last = drained(
      client,
      database,
      hops - 1,
      count * (options.documentsPerRecord.at(-1) ?? 0),
      queues,
      channel,
    );
    const gone = await Promise.race([last, died]);
    if (gone !== undefined)
      throw new Error(`the process of ${gone} of the bare pipeline died; its error is above`);
    const seconds = (performance.now() - begun) / 1000;
    return { recordsPerSecond: count / seconds, seconds };
  } finally {
    for (const child of children) child.kill('SIGKILL');
    for (const queue of queues) await channel.deleteQueue(queue);
    await client.db(database).dropDatabase();
    await connection.close();
    await client.close();
  }
}

async function startHops(options: FloorOptions, database: string): Promise<ChildProcess[]> {
  const { mongoUrl, rabbitUrl, documentsPerRecord, noDelay } = options;
  const children = documentsPerRecord.map((perRecord, hop) => {
    const plan: HopPlan = {
      mongoUrl,
      rabbitUrl,
      database,
      hop,
      last: hop === documentsPerRecord.length - 1,
      documentsPerRecord: perRecord,
      noDelay,
    };
    return fork(join(__dirname, 'floor-hop.js'), [JSON.stringify(plan)]);
  });
  await Promise.all(children.map((child) => once(child, 'message')));
  return children;
}

async function publishAll(
  options: FloorOptions,
  channel: amqp.ConfirmChannel,
  queue: string,
): Promise<number> {
  let count = 0;
  let batch: FloorRecord[] = [];
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    channel.sendToQueue(queue, Buffer.from(JSON.stringify(batch)), { persistent: true });
    await channel.waitForConfirms();
    batch = [];
  };
  for (const record of options.records) {
    count++;
    batch.push(record);
    if (batch.length === options.batch) await flush();
  }
  await flush();
  return count;
}

async function drained(
  client: MongoClient,
  database: string,
  lastHop: number,
  documents: number,
  queues: readonly string[],
  channel: amqp.ConfirmChannel,
): Promise<void> {
  const collection = client.db(database).collection(`hop${lastHop}`);
  const deadline = Date.now() + 600_000;
  while (Date.now() < deadline) {
    // Fractions are rounded per batch, so the last hop may be short of the product by one.
    if ((await collection.estimatedDocumentCount()) >= Math.floor(documents) - 1) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const depths = await Promise.all(
    queues.map(async (queue) => (await channel.checkQueue(queue)).messageCount),
  );
  throw new Error(
    `the bare pipeline did not finish; messages waiting per hop: ${depths.join(', ')}`,
  );
}
