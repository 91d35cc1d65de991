import type { Channel } from '@concord/contracts/bus';
import type { ClientSession, Connection } from 'mongoose';
import { mongo } from 'mongoose';
import type { Collections, OutboxEntry } from './collections';
import type { AbandonedSessions } from './abandoned-sessions';
import { Emission, type EmissionOptions } from './emission';
import { AlreadyConsumedError, UnavailableError } from './failures';
import type { OutboxRelay } from './outbox-relay';
import { pause } from './pauses';
import { newTraceparent } from './trace-context';
import type { WrittenItem } from './written-item';

/** What work inside a transaction is given. */
export interface Transaction {
  /** For every read and write of the work: `model.updateOne(…, { session: tx.session })`. */
  readonly session: ClientSession;
  /** Sends items of one channel, in order, if and when the transaction commits. */
  emit<Item>(channel: Channel<Item>, items: readonly Item[]): void;
  /** The same of items that were written before (`writeItem`), of one channel or several. */
  send(items: readonly WrittenItem[]): void;
}

/** For work that no message started: an API call, an ingestion run. */
export interface Outbox {
  /**
   * Runs `work` in one MongoDB transaction together with what it emits. It is run again on
   * transient errors, so it touches nothing but the session. Waits while the outbox is full.
   * @throws what `work` throws; nothing has happened then. UnavailableError when messaging is
   *   stopped while the outbox is full.
   */
  transaction<T>(
    work: (tx: Transaction) => Promise<T>,
    options?: { readonly traceparent?: string },
  ): Promise<T>;
  /** Messages that the broker has not confirmed yet. */
  pending(): Promise<number>;
}

export interface OutboxTransactionsOptions {
  readonly connection: Connection;
  readonly collections: Collections;
  readonly relay: OutboxRelay;
  readonly sessions: AbandonedSessions;
  readonly emission: EmissionOptions;
  /** Transactions wait while the outbox holds more messages than this. */
  readonly capacity: number;
}

const duplicateKey = 11000;
/** How long a count of the outbox is believed, ms. */
const countMs = 100;

/** State change, inbox marks and outbox entries, committed together. */
export class OutboxTransactions implements Outbox {
  private readonly ending = new AbortController();
  private counted = { at: -Infinity, entries: 0 };

  constructor(private readonly options: OutboxTransactionsOptions) {}

  async transaction<T>(
    work: (tx: Transaction) => Promise<T>,
    { traceparent = newTraceparent() }: { readonly traceparent?: string } = {},
  ): Promise<T> {
    await this.room(this.ending.signal);
    return this.commit(work, { traceparent, marks: [] });
  }

  /** Those who wait for room are told that it will not come. */
  end(): void {
    this.ending.abort();
  }

  pending(): Promise<number> {
    return this.options.collections.outbox.countDocuments();
  }

  /** Does not wait for room. @throws AlreadyConsumedError when one of the marks is there already. */
  async commit<T>(
    work: (tx: Transaction) => Promise<T>,
    { traceparent, marks }: { readonly traceparent: string; readonly marks: readonly string[] },
  ): Promise<T> {
    const { connection, relay, sessions, emission } = this.options;
    let entries: OutboxEntry[] = [];
    let result: T;
    try {
      result = await connection.transaction(
        async (session) => {
          await sessions.note(session);
          const emitted = new Emission(emission, traceparent);
          await this.mark(marks, session);
          const answer = await work({
            session,
            emit: (channel, items) => emitted.emit(channel, items),
            send: (items) => emitted.send(items),
          });
          entries = emitted.entries(new Date().toISOString());
          await this.store(entries, session);
          return answer;
        },
        { writeConcern: { w: 'majority' } },
      );
    } catch (error) {
      // The answer to the commit may have been lost while the commit was not.
      relay.lookAgain();
      throw error;
    }
    relay.handOver(entries);
    return result;
  }

  /**
   * Waits until the outbox has room: the broker is slower than we, or away.
   * @throws UnavailableError when the signal ended the wait.
   */
  async room(signal: AbortSignal): Promise<void> {
    while ((await this.count()) > this.options.capacity) {
      if (signal.aborted)
        throw new UnavailableError('the outbox is full and messaging is stopping');
      await pause(countMs, signal);
    }
  }

  private async count(): Promise<number> {
    const now = performance.now();
    if (now - this.counted.at >= countMs) {
      const entries = await this.options.collections.outbox.estimatedDocumentCount();
      this.counted = { at: now, entries };
    }
    return this.counted.entries;
  }

  private async mark(marks: readonly string[], session: ClientSession): Promise<void> {
    if (marks.length === 0) return;
    const at = new Date();
    try {
      const entries = marks.map((_id) => ({ _id, at }));
      await this.options.collections.inbox.insertMany(entries, { session });
    } catch (error) {
      if (error instanceof mongo.MongoServerError && error.code === duplicateKey) {
        throw new AlreadyConsumedError('a message of this unit was consumed already');
      }
      throw error;
    }
  }

  private async store(entries: readonly OutboxEntry[], session: ClientSession): Promise<void> {
    if (entries.length === 0) return;
    await this.options.collections.outbox.insertMany(entries, { session });
  }
}
