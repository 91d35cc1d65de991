import { connect, type ChannelModel } from 'amqplib';
import { messageOf } from './failures';
import type { MessagingLog, MessagingObserver } from './observer';
import { Bell, growingPause, pause } from './pauses';

export interface BrokerConnectionOptions {
  readonly url: string;
  /** Shown in the management page of RabbitMQ: `cleansing publish`. */
  readonly name: string;
  readonly log: MessagingLog;
  readonly observer: MessagingObserver;
}

const reconnectPauses = { first: 100, longest: 5_000 };
/** The broker is called dead after two missed heartbeats. */
const heartbeatSeconds = 10;

/** One AMQP connection that comes back by itself, with growing, jittered pauses. */
export class BrokerConnection {
  private current: ChannelModel | undefined;
  private isBlocked = false;
  private readonly ending = new AbortController();
  private readonly changed = new Set<() => void>();
  private running: Promise<void> | undefined;

  constructor(private readonly options: BrokerConnectionOptions) {}

  start(): void {
    this.running ??= this.keepOpen();
  }

  get open(): boolean {
    return this.current !== undefined;
  }

  /** The connection if it is open now. */
  get model(): ChannelModel | undefined {
    return this.current;
  }

  /** The broker asked publishers to stop: it is short of memory or disk. */
  get blocked(): boolean {
    return this.isBlocked;
  }

  /** Calls back at every change of state, until the returned function is called. */
  onChange(listener: () => void): () => void {
    this.changed.add(listener);
    return () => this.changed.delete(listener);
  }

  /** The open connection; waits for it. Undefined only when the signal ended the wait. */
  async opened(signal: AbortSignal): Promise<ChannelModel | undefined> {
    const bell = new Bell();
    const forget = this.onChange(() => bell.ring());
    while (this.current === undefined && !signal.aborted) await bell.wait(1_000, signal);
    forget();
    return signal.aborted ? undefined : this.current;
  }

  async close(): Promise<void> {
    this.ending.abort();
    await this.running;
  }

  private async keepOpen(): Promise<void> {
    for (let failures = 0; !this.ending.signal.aborted;) {
      try {
        const model = await connect(this.address(), {
          timeout: 10_000,
          // An acknowledgement and a message behind it are small writes: by Nagle's algorithm the second one waits
          // until the broker's system acknowledges the first, which it puts off for 40 ms.
          noDelay: true,
          clientProperties: { connection_name: this.options.name },
        });
        failures = 0;
        await this.hold(model);
      } catch (error) {
        failures += 1;
        this.options.log.warn(
          { connection: this.options.name, failures, reason: messageOf(error) },
          'RabbitMQ cannot be reached; trying again',
        );
      }
      await pause(growingPause(failures + 1, reconnectPauses, Math.random()), this.ending.signal);
    }
  }

  private address(): string {
    const address = new URL(this.options.url);
    if (!address.searchParams.has('heartbeat')) {
      address.searchParams.set('heartbeat', String(heartbeatSeconds));
    }
    return address.href;
  }

  /** Resolves when the connection is lost, or closed because we are ending. */
  private async hold(model: ChannelModel): Promise<void> {
    const lost = new Promise<void>((resolve) => model.once('close', () => resolve()));
    model.on('error', (error) =>
      this.options.log.warn(
        { connection: this.options.name, reason: messageOf(error) },
        'the connection to RabbitMQ failed',
      ),
    );
    model.on('blocked', () => this.setBlocked(true));
    model.on('unblocked', () => this.setBlocked(false));
    this.current = model;
    this.tell('open');
    const end = (): void => void model.close().catch((error: unknown) => this.closeFailed(error));
    this.ending.signal.addEventListener('abort', end, { once: true });
    if (this.ending.signal.aborted) end();
    await lost;
    this.ending.signal.removeEventListener('abort', end);
    this.current = undefined;
    this.isBlocked = false;
    this.tell('lost');
  }

  private closeFailed(error: unknown): void {
    this.options.log.debug(
      { connection: this.options.name, reason: messageOf(error) },
      'the connection to RabbitMQ was closed already',
    );
  }

  private setBlocked(blocked: boolean): void {
    this.isBlocked = blocked;
    this.tell(blocked ? 'blocked' : 'unblocked');
  }

  private tell(state: 'open' | 'lost' | 'blocked' | 'unblocked'): void {
    this.options.observer.connection?.({ name: this.options.name, state });
    this.options.log.info({ connection: this.options.name, state }, 'RabbitMQ connection');
    for (const listener of this.changed) listener();
  }
}
