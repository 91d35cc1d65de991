import type { OutboxTransactions, Transaction } from './outbox';

/** One or more messages of one type and partition that a handler takes effect of together. */
export interface UnitOfWork {
  readonly partition: number;
  readonly messageIds: readonly string[];
  /** The trace of the first message, with a span of our own. What is emitted carries it on. */
  readonly traceparent: string;
  /**
   * Called exactly once by a handler. Runs `work` in one MongoDB transaction with the inbox marks
   * and the outbox entries; run again on transient errors, so it touches nothing but the session.
   */
  commit<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
}

/** The unit that a consumer hands to a handler, and asks afterwards how it went. */
export class MessageUnit implements UnitOfWork {
  private begun = false;
  private done = false;
  private failure: { readonly error: unknown } | undefined;

  constructor(
    private readonly outbox: OutboxTransactions,
    private readonly marks: readonly string[],
    readonly partition: number,
    readonly messageIds: readonly string[],
    readonly traceparent: string,
  ) {}

  get committed(): boolean {
    return this.done;
  }

  /** Why the commit failed: as it was thrown, whatever the layers above made of it. */
  get error(): unknown {
    return this.failure?.error;
  }

  async commit<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    if (this.begun) throw new Error('commit was called twice for one unit of work');
    this.begun = true;
    const { traceparent, marks } = this;
    try {
      const result = await this.outbox.commit(work, { traceparent, marks });
      this.done = true;
      return result;
    } catch (error) {
      this.failure = { error };
      throw error;
    }
  }
}
