import type { Channel, ConsumeMessage } from 'amqplib';
import type { BrokerConnection } from './broker-connection';
import type { Collections, ParkedEntry } from './collections';
import { declare } from './declaration';
import { messageIdOf } from './delivery';
import { messageOf } from './failures';
import { KeptChannel } from './kept-channel';
import {
  parkReasons,
  type MessagingLog,
  type MessagingObserver,
  type ParkReason,
} from './observer';
import { growingPause, pause } from './pauses';
import { failedAttempts } from './retry-policy';
import { parkHeaders } from './setting-aside';
import type { Topology } from './topology';

export interface ParkingIntakeOptions {
  readonly queue: string;
  readonly topology: Topology;
  readonly parked: Collections['parked'];
  readonly connection: BrokerConnection;
  readonly observer: MessagingObserver;
  readonly log: MessagingLog;
}

const storePauses = { first: 200, longest: 10_000 };

/** Moves messages from the parking queue, where they land, to MongoDB, where people look. */
export class ParkingIntake {
  private readonly kept: KeptChannel<Channel>;
  private readonly stopping = new AbortController();
  private storing = Promise.resolve();

  constructor(private readonly options: ParkingIntakeOptions) {
    this.kept = new KeptChannel<Channel>({
      connection: options.connection,
      name: options.queue,
      log: options.log,
      create: (model) => model.createChannel(),
      prepare: (channel) => this.subscribe(channel),
    });
  }

  start(): void {
    this.kept.start();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.storing;
    await this.kept.close();
  }

  private async subscribe(channel: Channel): Promise<void> {
    await declare(channel, this.options.topology, []);
    await channel.prefetch(16);
    await channel.consume(this.options.queue, (message) => {
      if (message === null) this.kept.renew();
      else this.storing = this.storing.then(() => this.take(channel, message));
    });
  }

  /** Stores, then acknowledges; waits while MongoDB is away. */
  private async take(channel: Channel, message: ConsumeMessage): Promise<void> {
    const { log, queue } = this.options;
    for (let failures = 0; !this.stopping.signal.aborted;) {
      if (this.kept.current !== undefined && this.kept.current !== channel) return;
      try {
        await this.store(message);
        channel.ack(message);
        return;
      } catch (error) {
        failures += 1;
        log.warn({ queue, failures, reason: messageOf(error) }, 'a parked message waits');
        await pause(growingPause(failures, storePauses, Math.random()), this.stopping.signal);
      }
    }
  }

  private async store(message: ConsumeMessage): Promise<void> {
    const { _id, ...entry } = entryOf(message);
    await this.options.parked.updateOne(
      { _id },
      { $set: entry },
      { upsert: true, writeConcern: { w: 'majority' } },
    );
    if (entry.reason !== 'delivery.limit') return;
    this.options.observer.parked?.({ type: entry.type, reason: entry.reason });
    this.options.log.error({ messageId: _id, type: entry.type }, 'the broker parked a message');
  }
}

/** What we parked says why in its headers; what the broker dead-lettered has `x-death`. */
function entryOf(message: ConsumeMessage): ParkedEntry {
  const headers: Record<string, unknown> = { ...message.properties.headers };
  const type: unknown = message.properties.type;
  const reason = parkReasons.find((known) => known === headers[parkHeaders.reason]);
  return {
    _id: messageIdOf(message),
    type: typeof type === 'string' ? type : 'unknown',
    reason: reason ?? ('delivery.limit' satisfies ParkReason),
    detail: textOf(headers[parkHeaders.detail]) ?? 'redelivered more often than the broker allows',
    queue: textOf(headers[parkHeaders.queue]) ?? textOf(headers['x-first-death-queue']) ?? '',
    attempts: failedAttempts(headers),
    parkedAt: new Date(),
    body: message.content,
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
