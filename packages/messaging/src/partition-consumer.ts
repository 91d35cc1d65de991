import type { AnyChannel } from '@concord/contracts/bus';
import type { Channel, ConsumeMessage } from 'amqplib';
import type { BrokerConnection } from './broker-connection';
import { declare } from './declaration';
import { Delivery } from './delivery';
import { Intake, type UnitLimits } from './intake';
import { KeptChannel } from './kept-channel';
import type { MessagingLog, MessagingObserver } from './observer';
import type { Topology } from './topology';
import type { UnitProcessor } from './unit-processor';

export interface PartitionConsumerOptions {
  readonly queue: string;
  readonly partition: number;
  readonly channels: readonly AnyChannel[];
  readonly topology: Topology;
  readonly limits: UnitLimits;
  /** Messages that the broker sends ahead; bounds what this process holds. */
  readonly prefetch: number;
  readonly connection: BrokerConnection;
  readonly processor: UnitProcessor;
  readonly observer: MessagingObserver;
  readonly log: MessagingLog;
}

/** Consumes one partition of this service: unit after unit, in order. */
export class PartitionConsumer {
  private readonly kept: KeptChannel<Channel>;
  private readonly intake: Intake;
  private readonly stopping = new AbortController();
  private live: Channel | undefined;
  private held = { messages: 0, bytes: 0 };
  private running: Promise<void> | undefined;

  constructor(private readonly options: PartitionConsumerOptions) {
    this.intake = new Intake(options.limits);
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
    this.running ??= this.work();
  }

  /** Messages and bytes delivered and not acknowledged yet. */
  get inFlight(): { readonly messages: number; readonly bytes: number } {
    return this.held;
  }

  /**
   * Finishes the unit in hand; the rest goes back to the queue. By closing the channel, not by
   * cancelling first: after a cancel the broker makes the next consumer active while we still hold
   * unacknowledged messages, and it would get later ones before those.
   */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    await this.kept.close();
  }

  private async subscribe(channel: Channel): Promise<void> {
    const { queue, topology, prefetch } = this.options;
    this.adopt(channel);
    await declare(channel, topology, []);
    await channel.prefetch(prefetch);
    await channel.consume(queue, (message) => this.receive(channel, message));
  }

  /** From now on deliveries come by this channel; what an earlier one brought comes again. */
  private adopt(channel: Channel): void {
    this.live = channel;
    this.intake.clear();
    this.hold(-this.held.messages, -this.held.bytes);
    channel.once('close', () => {
      if (this.live === channel) this.live = undefined;
    });
  }

  private receive(channel: Channel, message: ConsumeMessage | null): void {
    const { queue, channels, log } = this.options;
    if (message === null) {
      log.warn({ queue }, 'the queue was deleted; declaring it anew');
      this.kept.renew();
      return;
    }
    const isLive = (): boolean => this.live === channel;
    const bytes = message.content.byteLength;
    this.hold(1, bytes);
    const onSettled = (): void => this.hold(-1, -bytes);
    this.intake.add(new Delivery(message, { channel, isLive, channels, onSettled }));
  }

  private async work(): Promise<void> {
    const { signal } = this.stopping;
    const { processor, queue, partition } = this.options;
    while (!signal.aborted) {
      const unit = await this.intake.next(signal);
      await processor.process(unit, { queue, partition, stop: signal });
    }
  }

  private hold(messages: number, bytes: number): void {
    this.held = { messages: this.held.messages + messages, bytes: this.held.bytes + bytes };
    this.options.observer.inFlight?.({ partition: this.options.partition, ...this.held });
  }
}
