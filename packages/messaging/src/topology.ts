import type { AnyChannel } from '@concord/contracts/bus';
import { serviceNames, type ServiceName } from '@concord/contracts/names';

/**
 * The exchange, queues and bindings of the bus as a pure function of the channels and the number
 * of partitions. Every participant declares all of it, so that a producer can bring back a queue
 * that someone deleted.
 */
export interface Topology {
  /** Topic exchange; the routing key is `<type>.<partition>`. */
  readonly exchange: string;
  readonly queues: readonly QueuePlan[];
}

export interface QueuePlan {
  readonly name: string;
  readonly arguments: Readonly<Record<string, string | number | boolean>>;
  /** Routing keys by which the queue is bound to the exchange. */
  readonly bindings: readonly string[];
}

export interface DelayPlan {
  /** Fanout exchange and queue of one name; the routing key is kept and names the way back. */
  readonly name: string;
  readonly delayMs: number;
  readonly arguments: Readonly<Record<string, string | number | boolean>>;
}

export interface TopologyInput {
  readonly namespace: string;
  readonly channels: readonly AnyChannel[];
  readonly partitions: number;
}

/**
 * Last resort against messages that kill the process; the suspects are found sooner and one by
 * one (see suspects.ts). High, because the broker counts every message that was in flight when a
 * process or a connection died, guilty or not.
 */
export const deliveryLimit = 250;

export function eventsExchange(namespace: string): string {
  return `${namespace}.events`;
}

export function partitionQueue(namespace: string, service: ServiceName, partition: number): string {
  return `${namespace}.${service}.p${partition}`;
}

export function parkingQueue(namespace: string, service: ServiceName): string {
  return `${namespace}.${service}.parking`;
}

export function routingKey(type: string, partition: number): string {
  return `${type}.${partition}`;
}

/** Dead letters are moved with confirms, which quorum queues do only in this combination. */
const atLeastOnceDeadLetters = {
  'x-dead-letter-strategy': 'at-least-once',
  'x-overflow': 'reject-publish',
} as const;

export function topologyOf({ namespace, channels, partitions }: TopologyInput): Topology {
  const consumers = serviceNames.filter((service) =>
    channels.some((channel) => channel.consumers.includes(service)),
  );
  return {
    exchange: eventsExchange(namespace),
    queues: consumers.flatMap((service) => {
      const types = channels.filter(({ consumers }) => consumers.includes(service));
      return [
        parkingPlan(namespace, service),
        ...Array.from({ length: partitions }, (_, partition) => ({
          name: partitionQueue(namespace, service, partition),
          arguments: {
            'x-queue-type': 'quorum',
            'x-single-active-consumer': true,
            'x-delivery-limit': deliveryLimit,
            'x-dead-letter-exchange': '',
            'x-dead-letter-routing-key': parkingQueue(namespace, service),
            ...atLeastOnceDeadLetters,
          },
          bindings: types.map(({ type }) => routingKey(type, partition)),
        })),
      ];
    }),
  };
}

function parkingPlan(namespace: string, service: ServiceName): QueuePlan {
  return {
    name: parkingQueue(namespace, service),
    arguments: { 'x-queue-type': 'quorum' },
    bindings: [],
  };
}

/**
 * One delay queue per step of a service. A message is published to the exchange of the delay with
 * the name of its queue as routing key; when its time is over the broker dead-letters it to the
 * default exchange with that same key. The delay is part of the name, because the arguments of a
 * queue cannot be changed later.
 */
export function delaysOf(
  namespace: string,
  service: ServiceName,
  delays: readonly number[],
): readonly DelayPlan[] {
  return [...new Set(delays)].map((delayMs) => ({
    name: delayName(namespace, service, delayMs),
    delayMs,
    arguments: {
      'x-queue-type': 'quorum',
      'x-message-ttl': delayMs,
      'x-dead-letter-exchange': '',
      ...atLeastOnceDeadLetters,
    },
  }));
}

export function delayName(namespace: string, service: ServiceName, delayMs: number): string {
  return `${namespace}.${service}.delay.${delayMs}ms`;
}
