import { recordCleansedChannel } from '@concord/contracts/bus';
import {
  entityResolved,
  type EntityResolved,
  type RecordCleansed,
} from '@concord/contracts/events';
import amqp from 'amqplib';
import { z } from 'zod';
import { queuesOf, send, untilDeclared } from '../world/publishing';

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
  const queues = queuesOf('master-data');
  await untilDeclared(connection, queues.at(-1) ?? '');
  const channel = await connection.createConfirmChannel();
  await channel.prefetch(32);
  for (const queue of queues) {
    await channel.consume(queue, (message) => {
      if (message === null) return;
      const { data } = delivered.parse(JSON.parse(message.content.toString('utf8')));
      for (const event of data.items) onEvent(event);
      channel.ack(message);
    });
  }
  return {
    send: (records, size = recordsPerMessage) =>
      send(channel, recordCleansedChannel, records, size),
    close: async () => connection.close(),
  };
}
