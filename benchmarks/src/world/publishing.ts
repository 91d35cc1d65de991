import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { partitionOf, type Channel } from '@concord/contracts/bus';
import { envelopeContentType, type Envelope } from '@concord/contracts/envelope';
import type { ChannelModel, ConfirmChannel } from 'amqplib';

export const partitions = 4;
export const namespace = 'concord';

/** The queues of a service, one per partition. */
export function queuesOf(service: string): string[] {
  return Array.from({ length: partitions }, (_, at) => `${namespace}.${service}.p${at}`);
}

/** A service declares the bus soon after it is ready. Asking for what is not there ends a channel. */
export async function untilDeclared(connection: ChannelModel, queue: string): Promise<void> {
  for (let left = 100; ; left--) {
    const channel = await connection.createChannel();
    const closed = new Promise<string>((resolve) =>
      channel.once('error', (error: Error) => resolve(error.message)),
    );
    const found = channel.checkQueue(queue).then(() => undefined);
    const missing = await Promise.race([found, closed]).catch(() => closed);
    if (missing === undefined) {
      await channel.close();
      return;
    }
    if (left === 0) throw new Error(`the bus was not declared: ${missing}`);
    await sleep(100);
  }
}

/** Sends items as an outbox does: cut by partition, in order. Resolves when the broker has confirmed all. */
export async function send<Item>(
  to: ConfirmChannel,
  channel: Channel<Item>,
  items: readonly Item[],
  itemsPerMessage: number,
): Promise<void> {
  for (const { partition, batch } of batches(channel, items, itemsPerMessage))
    publish(to, channel, partition, batch);
  await to.waitForConfirms();
}

function* batches<Item>(
  channel: Channel<Item>,
  items: readonly Item[],
  size: number,
): Generator<{ partition: number; batch: readonly Item[] }> {
  const waiting = new Map<number, Item[]>();
  for (const item of items) {
    const partition = partitionOf(channel.keyOf(item), partitions);
    const batch = waiting.get(partition) ?? [];
    waiting.set(partition, batch);
    if (batch.push(item) < size) continue;
    yield { partition, batch };
    waiting.delete(partition);
  }
  for (const [partition, batch] of waiting) yield { partition, batch };
}

function publish<Item>(
  to: ConfirmChannel,
  { type, dataschema, producer }: Channel<Item>,
  partition: number,
  items: readonly Item[],
): void {
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
  to.publish(`${namespace}.events`, `${type}.${partition}`, Buffer.from(JSON.stringify(envelope)), {
    messageId: envelope.id,
    type,
    appId: producer,
    contentType: envelopeContentType,
    persistent: true,
    mandatory: true,
  });
}
