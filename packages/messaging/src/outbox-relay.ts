import type { ServiceName } from '@concord/contracts/names';
import type { Connection } from 'mongoose';
import type { Collections, OutboxEntry } from './collections';
import { messageOf } from './failures';
import { Lease, type HeldLease } from './lease';
import type { MessagingLog, MessagingObserver } from './observer';
import { Bell, growingPause, pause, within } from './pauses';
import type { Publisher } from './publisher';
import { propertiesOf } from './sealing';
import { SentEntries } from './sent-entries';

export interface OutboxRelayOptions {
  readonly service: ServiceName;
  readonly instance: string;
  readonly exchange: string;
  readonly connection: Connection;
  readonly collections: Collections;
  readonly publisher: Publisher;
  /** Resolves when the queues that this service fills have room; false when the signal ended it. */
  readonly room: (signal: AbortSignal) => Promise<boolean>;
  readonly observer: MessagingObserver;
  readonly log: MessagingLog;
  readonly leaseMs: number;
}

/** Entries of memory that wait; beyond it they are read from MongoDB instead. */
const memoryBytes = 16 * 1024 * 1024;
/** How often the leader looks for entries of other processes, ms; often while there are some. */
const idlePollMs = 250;
const busyPollMs = 20;
const failurePauses = { first: 100, longest: 5_000 };

/**
 * Publishes the outbox in order, and deletes an entry only when the broker has confirmed it.
 * One relay of a service works at a time (a lease); the others wait to take over.
 *
 * Two sources: what was just committed by this process is handed over in memory; everything else
 * (left by a killed process, written by another, or after any failure) is read from MongoDB. Any
 * failure ends in the same way: settle what is on its way, then read from MongoDB again.
 */
export class OutboxRelay {
  private readonly bell = new Bell();
  private readonly stopping = new AbortController();
  private readonly flushed = new AbortController();
  private readonly sent: SentEntries;
  private readonly lease: Lease;
  private memory: OutboxEntry[] = [];
  private memorySize = 0;
  private leading = false;
  /** Something may be in MongoDB that memory does not know of. */
  private unread = true;
  private running: Promise<void> | undefined;

  constructor(private readonly options: OutboxRelayOptions) {
    this.sent = new SentEntries(options.collections.outbox, options.observer, () =>
      this.bell.ring(),
    );
    this.lease = new Lease(options.connection, {
      name: 'outbox-relay',
      ttlMs: options.leaseMs,
      log: options.log,
    });
  }

  start(): void {
    this.running ??= this.lease.run((held) => this.lead(held), this.stopping.signal);
  }

  /** Publishes what was just committed, in the order of the calls. */
  handOver(entries: readonly OutboxEntry[]): void {
    if (!this.leading || entries.length === 0) return;
    for (const entry of entries) {
      if (this.sent.knows(entry._id)) continue;
      this.memory.push(entry);
      this.memorySize += entry.body.byteLength;
    }
    if (this.memorySize > memoryBytes) this.forgetMemory();
    this.bell.ring();
  }

  /** Says that MongoDB may hold entries that were not handed over. */
  lookAgain(): void {
    this.unread = true;
    this.bell.ring();
  }

  /** Publishes what is there, for at most `flushMs`, then gives the lease back. */
  async stop(flushMs: number): Promise<void> {
    const timer = setTimeout(() => this.flushed.abort(), flushMs);
    this.stopping.abort();
    this.bell.ring();
    // A broker that answers nothing (it is blocked) must not keep us: the outbox keeps the entries.
    await within(flushMs + 1_000, Promise.resolve(this.running));
    clearTimeout(timer);
  }

  private async lead({ signal }: HeldLease): Promise<void> {
    this.leading = true;
    this.unread = true;
    // Our own stop is no reason to drop what is in memory: that is flushed first.
    const lost = new AbortController();
    const onEnd = (): void => {
      if (!this.stopping.signal.aborted) lost.abort();
      this.bell.ring();
    };
    signal.addEventListener('abort', onEnd, { once: true });
    try {
      await this.publishWhile(AbortSignal.any([lost.signal, this.flushed.signal]));
    } finally {
      this.leading = false;
      this.forgetMemory();
      await this.sent.settled();
    }
  }

  private async publishWhile(signal: AbortSignal): Promise<void> {
    let nextPoll = performance.now() + idlePollMs;
    for (let failures = 0; !signal.aborted;) {
      try {
        if (this.sent.failed) await this.recover();
        if (this.unread) await this.publishStored(signal, {});
        else if (this.memory.length > 0) await this.publishMemory(signal);
        else if (this.stopping.signal.aborted) return;
        else if (performance.now() >= nextPoll) {
          const found = await this.publishStored(signal, {
            instance: { $ne: this.options.instance },
          });
          nextPoll = performance.now() + (found ? busyPollMs : idlePollMs);
        } else await this.bell.wait(nextPoll - performance.now(), signal);
        if (!this.sent.failed) failures = 0;
      } catch (error) {
        this.unread = true;
        this.sent.fail(error);
      }
      if (this.sent.failed) {
        failures += 1;
        const reason = messageOf(this.sent.reason);
        this.options.observer.waiting?.({ what: 'relay', reason });
        this.options.log.warn(
          { failures, reason },
          'the outbox could not be published; trying again',
        );
        await pause(growingPause(failures, failurePauses, Math.random()), signal);
      }
    }
  }

  /** After a failure: nothing on its way, a fresh channel if queues were missing, then MongoDB. */
  private async recover(): Promise<void> {
    if (!(await this.sent.settled())) return;
    if (this.sent.unroutable) this.options.publisher.redeclare();
    this.sent.clear();
    this.unread = true;
  }

  /** Reads MongoDB in order and publishes what is not on its way. @returns whether there was any. */
  private async publishStored(signal: AbortSignal, filter: object): Promise<boolean> {
    this.unread = false;
    let found = false;
    const cursor = this.options.collections.outbox
      .find(filter, { promoteBuffers: true, batchSize: 20 })
      .sort({ _id: 1 });
    for await (const entry of cursor) {
      if (this.sent.knows(entry._id)) continue;
      found = true;
      if (await this.publish(entry, signal)) continue;
      this.unread = true;
      break;
    }
    return found;
  }

  private async publishMemory(signal: AbortSignal): Promise<void> {
    const entries = this.memory;
    this.memory = [];
    this.memorySize = 0;
    for (const entry of entries) {
      if (this.sent.knows(entry._id)) continue;
      if (await this.publish(entry, signal)) continue;
      this.unread = true;
      return;
    }
  }

  /** @returns false when it was not sent, because of a failure before it or the end. */
  private async publish(entry: OutboxEntry, signal: AbortSignal): Promise<boolean> {
    const { publisher, room, service, exchange } = this.options;
    if (!(await room(signal)) || !(await publisher.ready(signal)) || this.sent.failed) return false;
    this.sent.add(
      entry,
      publisher.send({
        exchange,
        routingKey: entry.routingKey,
        body: entry.body,
        properties: propertiesOf(entry._id, entry.type, service),
      }),
    );
    return true;
  }

  private forgetMemory(): void {
    this.memory = [];
    this.memorySize = 0;
    this.unread = true;
  }
}
