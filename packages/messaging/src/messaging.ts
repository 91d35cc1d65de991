import { assemble, consumersOf, type Parts } from './assembly';
import { prepareCollections } from './collections';
import { settingsOf, type MessagingOptions } from './options';
import type { Outbox } from './outbox';
import type { ParkingLot } from './parking';
import type { PartitionConsumer } from './partition-consumer';
import { RabbitServer } from './rabbit-server';

export type { MessagingOptions } from './options';
export { Lease, type HeldLease, type LeaseOptions } from './lease';
export { PermanentError, UnavailableError } from './failures';
export { HandlerErrorFilter, RabbitServer, connectMessaging } from './rabbit-server';
export { parkReasons } from './observer';
export type { MessagingLog, MessagingObserver, ParkReason } from './observer';
export type { Outbox, Transaction } from './outbox';
export type { ParkedMessage, ParkedPage, ParkingFilter, ParkingLot } from './parking';
export type { UnitOfWork } from './unit-of-work';
export { writeItem, type WrittenItem } from './written-item';
export { pause } from './pauses';
export { childTraceparent, newTraceparent } from './trace-context';

export interface MessagingReport {
  /** Messages in the queues of this service, delayed ones included; 0 while not connected. */
  readonly queued: number;
  /** Messages that this process holds unacknowledged. */
  readonly inFlight: number;
  /** Messages committed and not confirmed by the broker yet. */
  readonly outbox: number;
  readonly parked: number;
  readonly connected: boolean;
}

/** How long `stop` goes on publishing what was committed, ms. */
const flushMs = 5_000;

/** The bus for one service: consuming, emitting, parking. See README.md. */
export class Messaging {
  readonly outbox: Outbox;
  readonly parking: ParkingLot;
  private readonly parts: Parts;
  private readonly rabbit: RabbitServer;
  private consumers: readonly PartitionConsumer[] = [];

  constructor(private readonly options: MessagingOptions) {
    this.parts = assemble(settingsOf(options));
    this.outbox = this.parts.outbox;
    this.parking = this.parts.parking;
    this.rabbit = new RabbitServer({
      service: options.service,
      channels: this.parts.settings.channels,
      startConsuming: (handlers) => {
        this.consumers = consumersOf(this.parts, handlers);
        for (const consumer of this.consumers) consumer.start();
      },
      stopConsuming: () => this.stopConsuming(),
    });
  }

  /** Makes collections and connects; does not wait for RabbitMQ: the outbox does meanwhile. */
  async start(): Promise<void> {
    await prepareCollections(this.options.connection);
    const { consuming, publishing, publisher, relay, sessions, parkingIntake } = this.parts;
    sessions.start();
    consuming.start();
    publishing.start();
    publisher.start();
    relay.start();
    parkingIntake?.start();
  }

  /** Finishes the units in hand, publishes what they emitted, gives back the rest and closes. */
  async stop(): Promise<void> {
    const { consuming, publishing, publisher, relay, sessions, parkingIntake } = this.parts;
    this.parts.outbox.end();
    await this.stopConsuming();
    await parkingIntake?.stop();
    // Without a broker nothing can be flushed: the outbox keeps it.
    await relay.stop(publishing.open ? flushMs : 0);
    await sessions.stop();
    await publisher.close();
    await Promise.all([consuming.close(), publishing.close()]);
  }

  /** The transport for Nest: `connectMessaging(app, messaging.server())`. */
  server(): RabbitServer {
    return this.rabbit;
  }

  /** True while both connections to RabbitMQ are open. */
  get connected(): boolean {
    return this.parts.consuming.open && this.parts.publishing.open;
  }

  async report(): Promise<MessagingReport> {
    const [queued, outbox, parked] = await Promise.all([
      this.parts.depths.total(this.parts.ownQueues),
      this.outbox.pending(),
      this.parking.count(),
    ]);
    const inFlight = this.consumers.reduce((sum, { inFlight }) => sum + inFlight.messages, 0);
    return { queued, inFlight, outbox, parked, connected: this.connected };
  }

  private async stopConsuming(): Promise<void> {
    await Promise.all(this.consumers.map((consumer) => consumer.stop()));
  }
}
