import { randomBytes } from 'node:crypto';
import type { AnyChannel } from '@concord/contracts/bus';
import type { ServiceName } from '@concord/contracts/names';
import {
  connect as connectAmqp,
  type ChannelModel,
  type ConfirmChannel,
  type Options,
} from 'amqplib';
import mongoose, { type Connection } from 'mongoose';
import {
  Messaging,
  type MessagingOptions,
  type MessagingObserver,
  type UnitOfWork,
} from '../messaging';
import { delaysOf, topologyOf } from '../topology';
import { parcelChannels, type Parcel } from './parcels';

/** A handler as Nest would call it. */
export type ParcelHandler = (items: Parcel[], unit: UnitOfWork) => Promise<void>;

export interface ParticipantOptions extends Partial<
  Omit<MessagingOptions, 'service' | 'connection'>
> {
  /** By event type. */
  readonly handlers?: Readonly<Record<string, ParcelHandler>>;
}

/** One service on the bus of a test, with its own database. */
export interface Participant {
  readonly messaging: Messaging;
  readonly connection: Connection;
  stop(): Promise<void>;
}

/** A bus of its own for one test: a namespace of queues and a database per service. */
export class TestBus {
  readonly rabbitUrl: string;
  readonly mongoUri: string;
  private readonly participants: (Participant & { readonly service: ServiceName })[] = [];
  private readonly plans: {
    readonly channels: readonly AnyChannel[];
    readonly partitions: number;
  }[] = [];
  private readonly delays = new Set<string>();
  private model: ChannelModel | undefined;

  /** With the places of the servers as jest-setup of local-stack tells them. */
  constructor(
    environment: Readonly<Record<string, string | undefined>>,
    readonly namespace = `test-${randomBytes(5).toString('hex')}`,
  ) {
    this.rabbitUrl = required(environment, 'CONCORD_RABBITMQ_URL');
    this.mongoUri = required(environment, 'CONCORD_MONGODB_URI');
  }

  /** Starts a service; a second one of the same name shares its database. */
  async join(service: ServiceName, options: ParticipantOptions = {}): Promise<Participant> {
    const { handlers = {}, ...rest } = options;
    const settings = { channels: parcelChannels, partitions: 2, retryDelays: [50, 100], ...rest };
    const connection = await this.connectMongo(service);
    const messaging = new Messaging({
      service,
      connection,
      url: this.rabbitUrl,
      namespace: this.namespace,
      relayLeaseMs: 1_000,
      ...settings,
    });
    const stop = onlyOnce(() => end(messaging, connection));
    const participant = { service, messaging, connection, stop };
    this.participants.push(participant);
    this.plans.push(settings);
    for (const { name } of delaysOf(this.namespace, service, settings.retryDelays)) {
      this.delays.add(name);
    }
    await messaging.start();
    const server = messaging.server();
    for (const [type, handler] of Object.entries(handlers)) server.addHandler(type, handler, true);
    if (Object.keys(handlers).length > 0) server.listen(() => undefined);
    return participant;
  }

  /** The last that joined as this service. */
  participant(service: ServiceName): Participant {
    const found = this.participants.findLast((participant) => participant.service === service);
    if (found === undefined) throw new Error(`${service} did not join`);
    return found;
  }

  connectMongo(service: ServiceName): Promise<Connection> {
    const options = { dbName: `${this.namespace}-${service}`, serverSelectionTimeoutMS: 2_000 };
    return mongoose.createConnection(this.mongoUri, options).asPromise();
  }

  /** A channel of our own, to look at queues and to send what no service would. */
  async channel(): Promise<ConfirmChannel> {
    this.model ??= await connectAmqp(this.rabbitUrl);
    return this.model.createConfirmChannel();
  }

  /** Sends a body to a queue as it is. */
  async put(queue: string, body: string, properties: Options.Publish = {}): Promise<void> {
    const channel = await this.channel();
    channel.sendToQueue(queue, Buffer.from(body), { persistent: true, ...properties });
    await channel.waitForConfirms();
    await channel.close();
  }

  queue(service: ServiceName, name: string): string {
    return `${this.namespace}.${service}.${name}`;
  }

  /** Stops everyone and removes what the test made. */
  async close(): Promise<void> {
    await Promise.all(this.participants.map((participant) => participant.stop()));
    const services = new Set(this.participants.map(({ service }) => service));
    for (const service of services) {
      const connection = await this.connectMongo(service);
      await endKilled(connection);
      await connection.dropDatabase();
      await connection.close();
    }
    await this.removeQueues();
    await this.model?.close();
  }

  private async removeQueues(): Promise<void> {
    const channel = await this.channel();
    const plans = this.plans.map((plan) => topologyOf({ namespace: this.namespace, ...plan }));
    for (const { queues, exchange } of plans) {
      for (const { name } of queues) await channel.deleteQueue(name);
      await channel.deleteExchange(exchange);
    }
    for (const name of this.delays) {
      await channel.deleteQueue(name);
      await channel.deleteExchange(name);
    }
  }
}

/** Waits until `check` gives something true; fails with what was awaited after `ms`. */
export async function until<T>(
  what: string,
  check: () => T | Promise<T>,
  ms = 30_000,
): Promise<NonNullable<T>> {
  const deadline = Date.now() + ms;
  for (;;) {
    const value = await check();
    if (value !== false && value !== undefined && value !== null) return value;
    if (Date.now() > deadline) throw new Error(`waited ${ms} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** An observer that keeps everything it is told, by kind. */
export function recorder(): { readonly observer: MessagingObserver; readonly told: Told } {
  const told: Told = {
    consumed: [],
    duplicates: [],
    published: [],
    unroutable: [],
    retried: [],
    parked: [],
    waiting: [],
  };
  const observer: MessagingObserver = {
    consumed: (event) => void told.consumed.push(event),
    duplicates: (event) => void told.duplicates.push(event),
    published: (event) => void told.published.push(event),
    unroutable: (event) => void told.unroutable.push(event),
    retried: (event) => void told.retried.push(event),
    parked: (event) => void told.parked.push(event),
    waiting: (event) => void told.waiting.push(event),
  };
  return { observer, told };
}

type Event<Name extends keyof MessagingObserver> = Parameters<
  NonNullable<MessagingObserver[Name]>
>[0];

export interface Told {
  readonly consumed: Event<'consumed'>[];
  readonly duplicates: Event<'duplicates'>[];
  readonly published: Event<'published'>[];
  readonly unroutable: Event<'unroutable'>[];
  readonly retried: Event<'retried'>[];
  readonly parked: Event<'parked'>[];
  readonly waiting: Event<'waiting'>[];
}

/** What a process that the test killed left open would hold up the drop of its database. */
async function endKilled(connection: Connection): Promise<void> {
  const instances = connection.collection<{ sessions: object[] }>('instances');
  for (const { sessions } of await instances.find().toArray()) {
    await connection.db?.command({ killSessions: sessions.map((id) => ({ id })) });
  }
}

async function end(messaging: Messaging, connection: Connection): Promise<void> {
  await messaging.stop();
  await connection.close();
}

function onlyOnce(action: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= action());
}

function required(environment: Readonly<Record<string, string | undefined>>, name: string): string {
  const value = environment[name];
  if (value === undefined) throw new Error(`${name} is not set: run the tests with jest`);
  return value;
}
