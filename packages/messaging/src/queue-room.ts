import type { Channel } from 'amqplib';
import type { BrokerConnection } from './broker-connection';
import { messageOf } from './failures';
import type { MessagingLog } from './observer';
import { pause } from './pauses';

const checkMs = 100;

/**
 * The depth of queues, read by passive declaration. Back pressure over service boundaries: who
 * fills a queue faster than it is emptied waits, and so do those before him.
 */
export class QueueDepths {
  private channel: Channel | undefined;

  constructor(
    private readonly connection: BrokerConnection,
    private readonly log: MessagingLog,
  ) {}

  /** Messages that are ready in a queue; 0 when it is not there or the broker is away. */
  async depth(queue: string): Promise<number> {
    const { model } = this.connection;
    if (model === undefined) return 0;
    try {
      this.channel ??= await this.open(model);
      return (await this.channel.checkQueue(queue)).messageCount;
    } catch (error) {
      this.channel = undefined;
      this.log.debug({ queue, reason: messageOf(error) }, 'the depth of a queue could not be read');
      return 0;
    }
  }

  async total(queues: readonly string[]): Promise<number> {
    let sum = 0;
    for (const queue of queues) sum += await this.depth(queue);
    return sum;
  }

  private async open(model: { createChannel(): Promise<Channel> }): Promise<Channel> {
    const channel = await model.createChannel();
    channel.on('error', (error) =>
      this.log.debug({ reason: messageOf(error) }, 'queue check failed'),
    );
    channel.once('close', () => (this.channel = undefined));
    return channel;
  }
}

/**
 * Makes a publisher wait while one of the queues that it fills is longer than `limit`. Who found room the last time goes
 * on at once while the depths are read again beside him: a single message shall not wait for an answer about each queue.
 */
export class QueueRoom {
  private checkedAt = -Infinity;
  private full: boolean | undefined;
  private checking: Promise<void> | undefined;

  constructor(
    private readonly depths: Pick<QueueDepths, 'depth'>,
    private readonly queues: readonly string[],
    private readonly limit: number,
  ) {}

  /** @returns false when the signal ended the wait. */
  async wait(signal: AbortSignal): Promise<boolean> {
    if (performance.now() - this.checkedAt >= checkMs) {
      const checked = this.check();
      if (this.full === undefined) await checked;
    }
    while (this.full === true && !signal.aborted) {
      await pause(checkMs, signal);
      await this.check();
    }
    return this.full !== true;
  }

  /** One check at a time, whoever asks; its failures are dealt with where depths are read. */
  private check(): Promise<void> {
    this.checking ??= this.anyFull()
      .then((full) => {
        this.full = full;
        this.checkedAt = performance.now();
      })
      .finally(() => (this.checking = undefined));
    return this.checking;
  }

  private async anyFull(): Promise<boolean> {
    for (const queue of this.queues) {
      if ((await this.depths.depth(queue)) > this.limit) return true;
    }
    return false;
  }
}
