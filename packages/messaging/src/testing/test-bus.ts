import { randomBytes } from 'node:crypto';
import type { ServiceName } from '@concord/contracts/names';
import { connect as connectAmqp, type ChannelModel, type ConfirmChannel } from 'amqplib';
import mongoose, { type Connection } from 'mongoose';
import {
  Messaging,
  type MessagingOptions,
  type MessagingObserver,
  type UnitOfWork,
} from '../messaging';
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
  readonly namespace = `test-${randomBytes(5).toString('hex')}`;
  private readonly participants: Participant[] = [];
  private model: ChannelModel | undefined;

  readonly rabbitUrl: string;
  readonly mongoUri: string;

  /** With the places of the servers as jest-setup of local-stack tells them. */
  constructor(environment: Readonly<Record<string, string | undefined>>) {
    this.rabbitUrl = required(environment, 'CONCORD_RABBITMQ_URL');
    this.mongoUri = required(environment, 'CONCORD_MONGODB_URI');
  }

  database(service: ServiceName): string {
    return `${this.namespace}-${service}`;
  }

  /** Starts a service; a second one of the same name shares its database. */
  async join(service: ServiceName, options: ParticipantOptions = {}): Promise<Participant> {
    const { handlers = {}, ...rest } = options;
    const connection = await this.connectMongo(service);
    const messaging = new Messaging({
      service,
      connection,
      url: this.rabbitUrl,
      namespace: this.namespace,
      partitions: 2,
      channels: parcelChannels,
      retryDelays: [50, 100],
      relayLeaseMs: 1_000,
      ...rest,
    });
    await messaging.start();
    const server = messaging.server();
    for (const [type, handler] of Object.entries(handlers)) server.addHandler(type, handler, true);
    if (Object.keys(handlers).length > 0) server.listen(() => undefined);
    const participant = { messaging, connection, stop: onlyOnce(() => end(messaging, connection)) };
    this.participants.push(participant);
    return participant;
  }

  connectMongo(service: ServiceName): Promise<Connection> {
    return mongoose.createConnection(this.mongoUri, { dbName: this.database(service) }).asPromise();
  }

  /** A channel of our own, to look at queues and to send what no service would. */
  async channel(): Promise<ConfirmChannel> {
    this.model ??= await connectAmqp(this.rabbitUrl);
    return this.model.createConfirmChannel();
  }

  queue(service: ServiceName, name: string): string {
    return `${this.namespace}.${service}.${name}`;
  }

  /** Stops everyone and removes what the test made. */
  async close(): Promise<void> {
    await Promise.all(this.participants.map((participant) => participant.stop()));
    await this.model?.close();
  }
}

/** Waits until `check` gives something true; fails with what was awaited after `ms`. */
export async function until<T>(
  what: string,
  check: () => T | Promise<T>,
  ms = 15_000,
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
