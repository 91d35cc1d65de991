import type { Channel, ChannelModel } from 'amqplib';
import type { BrokerConnection } from './broker-connection';
import { messageOf } from './failures';
import type { MessagingLog } from './observer';
import { Bell, growingPause, pause } from './pauses';

export interface KeptChannelOptions<C extends Channel> {
  readonly connection: BrokerConnection;
  readonly name: string;
  readonly log: MessagingLog;
  readonly create: (model: ChannelModel) => Promise<C>;
  /** Declares and subscribes on a fresh channel. A failure closes it and tries again. */
  readonly prepare: (channel: C) => Promise<void>;
}

const reopenPauses = { first: 50, longest: 5_000 };

/** One AMQP channel that is opened and prepared anew whenever it, or its connection, is lost. */
export class KeptChannel<C extends Channel> {
  private ready: C | undefined;
  private readonly ending = new AbortController();
  private readonly bell = new Bell();
  private readonly waiters = new Set<Bell>();
  private running: Promise<void> | undefined;

  constructor(private readonly options: KeptChannelOptions<C>) {}

  start(): void {
    this.running ??= this.keepOpen();
  }

  /** The channel if it is open and prepared. */
  get current(): C | undefined {
    return this.ready;
  }

  /** The channel; waits for it. Undefined only when the signal ended the wait. */
  async opened(signal: AbortSignal): Promise<C | undefined> {
    const bell = new Bell();
    this.waiters.add(bell);
    while (this.ready === undefined && !signal.aborted) await bell.wait(1_000, signal);
    this.waiters.delete(bell);
    return signal.aborted ? undefined : this.ready;
  }

  /** Closes the channel and opens it anew: after a queue under it was deleted, say. */
  renew(): void {
    this.ready = undefined;
    this.bell.ring();
  }

  async close(): Promise<void> {
    this.ending.abort();
    await this.running;
  }

  private async keepOpen(): Promise<void> {
    for (let failures = 0; !this.ending.signal.aborted;) {
      const model = await this.options.connection.opened(this.ending.signal);
      if (model === undefined) return;
      try {
        await this.hold(await this.options.create(model));
        failures = 0;
      } catch (error) {
        failures += 1;
        const fields = { channel: this.options.name, failures, reason: messageOf(error) };
        this.options.log.warn(fields, 'a channel of RabbitMQ failed; opening it anew');
      }
      await pause(growingPause(failures + 1, reopenPauses, Math.random()), this.ending.signal);
    }
  }

  private async hold(channel: C): Promise<void> {
    const closed = new AbortController();
    let failure: Error | undefined;
    channel.on('error', (error) => (failure = error));
    channel.once('close', () => {
      this.ready = undefined;
      closed.abort();
    });
    try {
      await this.options.prepare(channel);
      this.ready = closed.signal.aborted ? undefined : channel;
      for (const waiter of this.waiters) waiter.ring();
      const until = AbortSignal.any([closed.signal, this.ending.signal]);
      if (!until.aborted) await this.bell.wait(2 ** 31 - 1, until);
    } finally {
      this.ready = undefined;
      if (!closed.signal.aborted) await channel.close();
    }
    if (failure !== undefined) throw failure;
  }
}
