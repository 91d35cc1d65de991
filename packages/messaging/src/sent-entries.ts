import type { Collections, OutboxEntry } from './collections';
import { NotPublishedError } from './failures';
import type { MessagingObserver } from './observer';
import type { Outcome } from './publisher';

/** How many ids are remembered after they were deleted, lest they be sent once more. */
const remembered = 20_000;

/** Entries on their way to the broker: deleted from the outbox as they are confirmed. */
export class SentEntries {
  private readonly onTheWay = new Set<string>();
  private readonly recent = new Set<string>();
  private confirmed: string[] = [];
  private deletion: Promise<void> | undefined;
  private failure: { readonly error: unknown } | undefined;
  private missingQueues = false;
  private idle: (() => void)[] = [];

  constructor(
    private readonly outbox: Collections['outbox'],
    private readonly observer: MessagingObserver,
    private readonly changed: () => void,
  ) {}

  /** True from the first entry that the broker did not take until `clear`. */
  get failed(): boolean {
    return this.failure !== undefined;
  }

  get reason(): unknown {
    return this.failure?.error;
  }

  /** True when the failure is that no queue is bound for a message. */
  get unroutable(): boolean {
    return this.missingQueues;
  }

  knows(id: string): boolean {
    return this.onTheWay.has(id) || this.recent.has(id);
  }

  fail(error: unknown): void {
    this.failure ??= { error };
    this.changed();
  }

  clear(): void {
    this.failure = undefined;
    this.missingQueues = false;
  }

  add(entry: OutboxEntry, answer: Promise<Outcome>): void {
    this.onTheWay.add(entry._id);
    answer
      .then((outcome) => this.answered(entry, outcome))
      .catch((error: unknown) => this.fail(error))
      .finally(() => this.left(entry._id));
  }

  /**
   * Resolves when nothing is on its way and what was confirmed is deleted.
   * @returns false when MongoDB could not delete it; ask again later.
   */
  async settled(): Promise<boolean> {
    while (this.onTheWay.size > 0) {
      await new Promise<void>((resolve) => this.idle.push(resolve));
    }
    if (this.confirmed.length > 0) this.deletion ??= this.deleteConfirmed();
    await this.deletion;
    return this.confirmed.length === 0;
  }

  private answered(entry: OutboxEntry, outcome: Outcome): void {
    if (outcome === 'unroutable') {
      this.missingQueues = true;
      this.observer.unroutable?.({ type: entry.type, routingKey: entry.routingKey });
      throw new NotPublishedError(`no queue is bound for ${entry.routingKey}`);
    }
    const { type, records, body } = entry;
    this.observer.published?.({ type, records, bytes: body.byteLength });
    this.remember(entry._id);
    this.confirmed.push(entry._id);
    this.deletion ??= this.deleteConfirmed();
  }

  /** One deletion at a time takes all that was confirmed meanwhile. */
  private async deleteConfirmed(): Promise<void> {
    let ids: string[] = [];
    try {
      while (this.confirmed.length > 0) {
        ids = this.confirmed;
        this.confirmed = [];
        await this.outbox.deleteMany({ _id: { $in: ids } });
      }
    } catch (error) {
      this.confirmed = [...ids, ...this.confirmed];
      this.fail(error);
    } finally {
      this.deletion = undefined;
    }
  }

  private left(id: string): void {
    this.onTheWay.delete(id);
    if (this.onTheWay.size > 0) return;
    const waiting = this.idle;
    this.idle = [];
    for (const resolve of waiting) resolve();
    this.changed();
  }

  private remember(id: string): void {
    this.recent.add(id);
    if (this.recent.size <= remembered) return;
    const [oldest] = this.recent;
    if (oldest !== undefined) this.recent.delete(oldest);
  }
}
