import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { partitionOf, recordCleansedChannel } from '@concord/contracts/bus';
import { envelopeContentType, type Envelope } from '@concord/contracts/envelope';
import {
  entityResolved,
  type EntityResolved,
  type RecordCleansed,
} from '@concord/contracts/events';
import amqp, { type ChannelModel, type ConfirmChannel } from 'amqplib';
import { z } from 'zod';

const partitions = 4;
const namespace = 'concord';
const recordsPerMessage = 500;

/** Stands before and behind the resolver: sends what cleansing would, and takes what master data would. */
export interface ResolverBus {
  /** Resolves when the broker has confirmed all of them. */
  send(records: readonly RecordCleansed[], recordsPerMessage?: number): Promise<void>;
  close(): Promise<void>;
}

const delivered = z.object({ data: z.object({ items: z.array(entityResolved) }) });

/** @param onEvent is told of every event, in the order of its partition. */
export async function openResolverBus(
  url: string,
  onEvent: (event: EntityResolved) => void,
): Promise<ResolverBus> {
  const connection = await amqp.connect(url, { noDelay: true });
  await untilDeclared(connection);
  const channel = await connection.createConfirmChannel();
  await channel.prefetch(32);
  for (let partition = 0; partition < partitions; partition++) {
    await channel.consume(`${namespace}.master-data.p${partition}`, (message) => {
      if (message === null) return;
      const { data } = delivered.parse(JSON.parse(message.content.toString('utf8')));
      for (const event of data.items) onEvent(event);
      channel.ack(message);
    });
  }
  return {
    send: async (records, size = recordsPerMessage) => {
      for (const { partition, items } of batches(records, size)) publish(channel, partition, items);
      await channel.waitForConfirms();
    },
    close: async () => connection.close(),
  };
}

/** A service declares the bus soon after it is ready. Asking for what is not there ends a channel. */
async function untilDeclared(connection: ChannelModel): Promise<void> {
  for (let left = 100; ; left--) {
    const channel = await connection.createChannel();
    const closed = new Promise<string>((resolve) =>
      channel.once('error', (error: Error) => resolve(error.message)),
    );
    const found = channel
      .checkQueue(`${namespace}.master-data.p${partitions - 1}`)
      .then(() => undefined);
    const missing = await Promise.race([found, closed]).catch(() => closed);
    if (missing === undefined) {
      await channel.close();
      return;
    }
    if (left === 0) throw new Error(`the bus was not declared: ${missing}`);
    await sleep(100);
  }
}

/** As the outbox of cleansing cuts them: by partition, in order. */
function* batches(
  records: readonly RecordCleansed[],
  size: number,
): Generator<{ partition: number; items: readonly RecordCleansed[] }> {
  const waiting = new Map<number, RecordCleansed[]>();
  for (const record of records) {
    const partition = partitionOf(recordCleansedChannel.keyOf(record), partitions);
    const batch = waiting.get(partition) ?? [];
    waiting.set(partition, batch);
    if (batch.push(record) < size) continue;
    yield { partition, items: batch };
    waiting.delete(partition);
  }
  for (const [partition, items] of waiting) yield { partition, items };
}

function publish(
  channel: ConfirmChannel,
  partition: number,
  items: readonly RecordCleansed[],
): void {
  const { type, dataschema, producer } = recordCleansedChannel;
  const envelope: Envelope = {
    specversion: '1.0',
    id: randomUUID(),
    source: `urn:concord:service:${producer}`,
    type,
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    dataschema,
    partitionkey: `partition:${partition}`,
    data: { items: [...items] },
  };
  channel.publish(
    `${namespace}.events`,
    `${type}.${partition}`,
    Buffer.from(JSON.stringify(envelope)),
    {
      messageId: envelope.id,
      type,
      appId: producer,
      contentType: envelopeContentType,
      persistent: true,
      mandatory: true,
    },
  );
}
