import type { Channel } from 'amqplib';
import type { DelayPlan, Topology } from './topology';

/**
 * Declares exchange, queues and bindings; what is there already stays as it is.
 * @throws Error with code 406 when a queue of that name exists with other arguments, that is,
 *   when the bus was made by an older version with another plan: drain it and delete that queue.
 */
export async function declare(
  channel: Channel,
  topology: Topology,
  delays: readonly DelayPlan[],
): Promise<void> {
  await channel.assertExchange(topology.exchange, 'topic', { durable: true });
  for (const queue of topology.queues) {
    await channel.assertQueue(queue.name, { durable: true, arguments: queue.arguments });
    for (const key of queue.bindings) {
      await channel.bindQueue(queue.name, topology.exchange, key);
    }
  }
  for (const delay of delays) {
    await channel.assertExchange(delay.name, 'fanout', { durable: true });
    await channel.assertQueue(delay.name, { durable: true, arguments: delay.arguments });
    await channel.bindQueue(delay.name, delay.name, '');
  }
}
