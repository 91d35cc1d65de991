import { randomBytes } from 'node:crypto';
import type { ServiceName } from '@concord/contracts/names';
import { AbandonedSessions } from './abandoned-sessions';
import { BrokerConnection } from './broker-connection';
import { collectionsOf, type Collections } from './collections';
import { Inbox } from './inbox';
import type { Settings } from './options';
import { OutboxTransactions } from './outbox';
import { OutboxRelay } from './outbox-relay';
import { ParkedMessages } from './parking';
import { ParkingIntake } from './parking-intake';
import { PartitionConsumer } from './partition-consumer';
import { Publisher } from './publisher';
import { QueueDepths, QueueRoom } from './queue-room';
import { messageIds } from './sealing';
import { SettingAside } from './setting-aside';
import { Suspects } from './suspects';
import {
  delayName,
  delaysOf,
  parkingQueue,
  partitionQueue,
  topologyOf,
  type Topology,
} from './topology';
import { UnitProcessor, type UnitHandler } from './unit-processor';

/** The parts of messaging, put together for one service. */
export interface Parts {
  readonly settings: Settings;
  readonly topology: Topology;
  readonly collections: Collections;
  readonly consuming: BrokerConnection;
  /** Apart from `consuming`: a blocked connection would hold up acknowledgements too. */
  readonly publishing: BrokerConnection;
  readonly publisher: Publisher;
  readonly inbox: Inbox;
  readonly relay: OutboxRelay;
  readonly sessions: AbandonedSessions;
  readonly outbox: OutboxTransactions;
  readonly parking: ParkedMessages;
  /** None for a service that consumes nothing: it has no parking queue. */
  readonly parkingIntake: ParkingIntake | undefined;
  readonly depths: QueueDepths;
  /** The queues of this service: partitions, delays, parking. */
  readonly ownQueues: readonly string[];
}

export function assemble(settings: Settings): Parts {
  const { service, namespace, retryDelays } = settings;
  const topology = topologyOf(settings);
  const collections = collectionsOf(settings.connection);
  const consuming = connectionOf(settings, 'consume');
  const publishing = connectionOf(settings, 'publish');
  const consumes = settings.channels.some(({ consumers }) => consumers.includes(service));
  const publisher = new Publisher({
    connection: publishing,
    topology,
    delays: consumes ? delaysOf(namespace, service, retryDelays) : [],
    log: settings.log,
  });
  const inbox = new Inbox(service, collections.inbox);
  const depths = new QueueDepths(consuming, settings.log);
  const outgoing = { settings, topology, collections, publisher, depths };
  return {
    ...outgoing,
    ...outboxOf(outgoing),
    consuming,
    publishing,
    inbox,
    parking: new ParkedMessages({ service, parked: collections.parked, inbox, publisher }),
    parkingIntake: consumes
      ? parkingIntakeOf(settings, topology, collections, consuming)
      : undefined,
    ownQueues: consumes ? ownQueuesOf(settings) : [],
  };
}

/** One consumer per partition; none for a service that consumes nothing. */
export function consumersOf(
  parts: Parts,
  handlers: ReadonlyMap<string, UnitHandler>,
): PartitionConsumer[] {
  const { settings, topology, consuming, outbox, inbox, collections, publisher } = parts;
  const { service, namespace, partitions, channels, observer, log, unit, prefetch } = settings;
  if (handlers.size === 0) return [];
  const processor = new UnitProcessor({
    handlerOf: (type) => handlers.get(type),
    outbox,
    inbox,
    suspects: new Suspects(collections.suspects),
    settingAside: new SettingAside({ ...settings, publisher }),
    observer,
    log,
  });
  return Array.from({ length: partitions }, (_, partition) => {
    const queue = partitionQueue(namespace, service, partition);
    return new PartitionConsumer({
      queue,
      partition,
      channels,
      topology,
      limits: unit,
      prefetch,
      connection: consuming,
      processor,
      observer,
      log,
    });
  });
}

function connectionOf(
  { service, url, log, observer }: Settings,
  purpose: string,
): BrokerConnection {
  return new BrokerConnection({ url, name: `${service} ${purpose}`, log, observer });
}

function outboxOf({
  settings,
  topology,
  collections,
  publisher,
  depths,
}: Pick<Parts, 'settings' | 'topology' | 'collections' | 'publisher' | 'depths'>): Pick<
  Parts,
  'relay' | 'sessions' | 'outbox'
> {
  const { service, connection, partitions, channels, observer, log, backPressure } = settings;
  const instance = randomBytes(4).toString('hex');
  const room = new QueueRoom(depths, filledBy(service, settings), backPressure.queue);
  const relay = new OutboxRelay({
    service,
    instance,
    exchange: topology.exchange,
    connection,
    collections,
    publisher,
    room: (signal) => room.wait(signal),
    observer,
    log,
    leaseMs: settings.relayLeaseMs,
  });
  const nextId = messageIds(instance, Date.now);
  const emission = { service, instance, partitions, channels, limits: settings.batch, nextId };
  const capacity = backPressure.outbox;
  const sessions = new AbandonedSessions(connection, {
    instance,
    ttlMs: settings.relayLeaseMs,
    log,
  });
  const outbox = new OutboxTransactions({
    connection,
    collections,
    relay,
    sessions,
    emission,
    capacity,
  });
  return { relay, sessions, outbox };
}

function parkingIntakeOf(
  { service, namespace, observer, log }: Settings,
  topology: Topology,
  { parked }: Collections,
  connection: BrokerConnection,
): ParkingIntake {
  const queue = parkingQueue(namespace, service);
  return new ParkingIntake({ queue, topology, parked, connection, observer, log });
}

/** The queues into which a service emits. */
function filledBy(service: ServiceName, settings: Settings): string[] {
  const { namespace, partitions, channels } = settings;
  const consumers = new Set(
    channels.filter(({ producer }) => producer === service).flatMap(({ consumers }) => consumers),
  );
  return [...consumers].flatMap((consumer) => partitionQueues(namespace, consumer, partitions));
}

function ownQueuesOf({ namespace, service, partitions, retryDelays }: Settings): string[] {
  return [
    ...partitionQueues(namespace, service, partitions),
    ...retryDelays.map((delayMs) => delayName(namespace, service, delayMs)),
    parkingQueue(namespace, service),
  ];
}

function partitionQueues(namespace: string, service: ServiceName, partitions: number): string[] {
  return Array.from({ length: partitions }, (_, partition) =>
    partitionQueue(namespace, service, partition),
  );
}
