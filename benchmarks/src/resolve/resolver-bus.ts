import { randomUUID } from 'node:crypto';
import { partitionOf, recordCleansedChannel } from '@concord/contracts/bus';
import { envelopeContentType, type Envelope } from '@concord/contracts/envelope';
import { entityResolved, type RecordCleansed } from '@concord/contracts/events';
import { recordKey, type RecordKey } from '@concord/contracts/names';
import amqp, { type ConfirmChannel } from 'amqplib';
import { z } from 'zod';

const partitions = 4;
const namespace = 'concord';
const recordsPerMessage = 500;

/** Stands before and behind the resolver: sends what cleansing would, and takes what master data would. */
export interface ResolverBus {
  /** Resolves when the broker has confirmed all of them. */
  send(records: readonly RecordCleansed[]): Promise<void>;
  close(): Promise<void>;
}

const delivered = z.object({ data: z.object({ items: z.array(entityResolved) }) });

/** @param onAnswer is told of each record that an event brings with its content. */
export async function openResolverBus(
  url: string,
  onAnswer: (key: RecordKey) => void,
): Promise<ResolverBus> {
  const connection = await amqp.connect(url);
  const channel = await connection.createConfirmChannel();
  await channel.prefetch(32);
  for (let partition = 0; partition < partitions; partition++) {
    await channel.consume(`${namespace}.master-data.p${partition}`, (message) => {
      if (message === null) return;
      const { data } = delivered.parse(JSON.parse(message.content.toString('utf8')));
      for (const { joined } of data.items) {
        for (const { source, recordId, record } of joined)
          if (record !== undefined) onAnswer(recordKey(source, recordId));
      }
      channel.ack(message);
    });
  }
  return {
    send: async (records) => {
      for (const { partition, items } of batches(records)) publish(channel, partition, items);
      await channel.waitForConfirms();
    },
    close: async () => connection.close(),
  };
}

/** As the outbox of cleansing cuts them: by partition, in order, up to 500 in a message. */
function* batches(
  records: readonly RecordCleansed[],
): Generator<{ partition: number; items: readonly RecordCleansed[] }> {
  const waiting = new Map<number, RecordCleansed[]>();
  for (const record of records) {
    const partition = partitionOf(recordCleansedChannel.keyOf(record), partitions);
    const batch = waiting.get(partition) ?? [];
    waiting.set(partition, batch);
    if (batch.push(record) < recordsPerMessage) continue;
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
