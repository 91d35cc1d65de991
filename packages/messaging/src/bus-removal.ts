import { channels } from '@concord/contracts/bus';
import { serviceNames } from '@concord/contracts/names';
import { connect } from 'amqplib';
import { defaultRetryDelays } from './retry-policy';
import { delaysOf, topologyOf } from './topology';

/** Which bus: the settings that its services were started with. */
export interface BusPlace {
  readonly url: string;
  readonly namespace: string;
  readonly partitions: number;
}

/**
 * Removes the exchanges and queues of a namespace with everything that waits in them. For tests,
 * and for starting afresh; the services have to be stopped, or they declare it all anew.
 */
export async function removeBus({ url, namespace, partitions }: BusPlace): Promise<void> {
  const topology = topologyOf({ namespace, channels, partitions });
  const delays = serviceNames.flatMap((service) =>
    delaysOf(namespace, service, defaultRetryDelays),
  );
  const names = [...topology.queues, ...delays].map(({ name }) => name);
  const model = await connect(url);
  try {
    const channel = await model.createChannel();
    await Promise.all(names.map((name) => channel.deleteQueue(name)));
    const exchanges = [topology.exchange, ...delays.map(({ name }) => name)];
    await Promise.all(exchanges.map((name) => channel.deleteExchange(name)));
    await channel.close();
  } finally {
    await model.close();
  }
}
