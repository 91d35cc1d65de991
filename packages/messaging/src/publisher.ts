import type { ConfirmChannel, Message, Options } from 'amqplib';
import type { BrokerConnection } from './broker-connection';
import { declare } from './declaration';
import { NotPublishedError } from './failures';
import { KeptChannel } from './kept-channel';
import type { MessagingLog } from './observer';
import { Bell } from './pauses';
import type { DelayPlan, Topology } from './topology';

export interface Outgoing {
  /** Empty for the default exchange, where the routing key is the name of a queue. */
  readonly exchange: string;
  readonly routingKey: string;
  readonly body: Buffer;
  readonly properties: Options.Publish & { readonly messageId: string };
}

/** What the broker said: it has the message safe on disk, or no queue wants it. */
export type Outcome = 'routed' | 'unroutable';

export interface PublisherOptions {
  readonly connection: BrokerConnection;
  readonly topology: Topology;
  readonly delays: readonly DelayPlan[];
  readonly log: MessagingLog;
  /** How much may be sent without a confirm yet; bounds what a slow broker makes us hold. */
  readonly window?: { readonly messages: number; readonly bytes: number };
}

const defaultWindow = { messages: 256, bytes: 8 * 1024 * 1024 };

/** Publishes persistently, `mandatory`, with confirms, in the order of the calls. */
export class Publisher {
  private readonly kept: KeptChannel<ConfirmChannel>;
  private readonly window: { readonly messages: number; readonly bytes: number };
  private readonly bell = new Bell();
  private readonly returned = new Set<string>();
  private unconfirmed = { messages: 0, bytes: 0 };

  constructor(private readonly options: PublisherOptions) {
    this.window = options.window ?? defaultWindow;
    this.kept = new KeptChannel<ConfirmChannel>({
      connection: options.connection,
      name: 'publish',
      log: options.log,
      create: (model) => model.createConfirmChannel(),
      prepare: (channel) => this.prepare(channel),
    });
    options.connection.onChange(() => this.bell.ring());
  }

  start(): void {
    this.kept.start();
  }

  async close(): Promise<void> {
    await this.kept.close();
  }

  /** Declares the topology anew, by way of a fresh channel: someone deleted a queue. */
  redeclare(): void {
    this.kept.renew();
  }

  /**
   * Waits until there is an open channel, the broker takes messages and the window has room.
   * @returns false when the signal ended the wait.
   */
  async ready(signal: AbortSignal): Promise<boolean> {
    while (!signal.aborted) {
      const channel = await this.kept.opened(signal);
      if (channel !== undefined && !this.options.connection.blocked && this.hasRoom()) return true;
      await this.bell.wait(1_000, signal);
    }
    return false;
  }

  /**
   * Sends now and resolves with the broker's answer.
   * @throws NotPublishedError when there is no channel, it is lost before the answer, or the
   *   broker says no. The message may have arrived all the same: send it again under its id.
   */
  send(message: Outgoing): Promise<Outcome> {
    const channel = this.kept.current;
    if (channel === undefined) {
      return Promise.reject(new NotPublishedError('no open channel to RabbitMQ'));
    }
    const id = message.properties.messageId;
    const bytes = message.body.byteLength;
    return new Promise<Outcome>((resolve, reject) => {
      this.count(1, bytes);
      const answered = (error: unknown): void => {
        this.count(-1, -bytes);
        // The broker sends basic.return before the confirm of the same message.
        const unroutable = this.returned.delete(id);
        if (error instanceof Error) {
          reject(new NotPublishedError(error.message, { cause: error }));
        } else {
          resolve(unroutable ? 'unroutable' : 'routed');
        }
      };
      try {
        channel.publish(
          message.exchange,
          message.routingKey,
          message.body,
          {
            mandatory: true,
            persistent: true,
            ...message.properties,
          },
          answered,
        );
      } catch (error) {
        answered(error);
      }
    });
  }

  private async prepare(channel: ConfirmChannel): Promise<void> {
    this.returned.clear();
    channel.on('return', (message: Message) => {
      this.returned.add(String(message.properties.messageId));
    });
    await declare(channel, this.options.topology, this.options.delays);
  }

  private hasRoom(): boolean {
    return (
      this.unconfirmed.messages < this.window.messages && this.unconfirmed.bytes < this.window.bytes
    );
  }

  private count(messages: number, bytes: number): void {
    this.unconfirmed = {
      messages: this.unconfirmed.messages + messages,
      bytes: this.unconfirmed.bytes + bytes,
    };
    this.bell.ring();
  }
}
