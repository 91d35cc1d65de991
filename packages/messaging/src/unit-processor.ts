import type { Delivery } from './delivery';
import { errorOf, kindOf, messageOf } from './failures';
import type { Inbox } from './inbox';
import type { MessagingLog, MessagingObserver } from './observer';
import type { OutboxTransactions } from './outbox';
import { growingPause, pause } from './pauses';
import type { SettingAside } from './setting-aside';
import type { Suspects } from './suspects';
import { childTraceparent } from './trace-context';
import { MessageUnit, type UnitOfWork } from './unit-of-work';

/** Takes effect of items: calls `unit.commit` once. */
export type UnitHandler = (items: readonly unknown[], unit: UnitOfWork) => Promise<void>;

export interface UnitProcessorOptions {
  readonly handlerOf: (type: string) => UnitHandler | undefined;
  readonly outbox: OutboxTransactions;
  readonly inbox: Inbox;
  readonly suspects: Suspects;
  readonly settingAside: SettingAside;
  readonly observer: MessagingObserver;
  readonly log: MessagingLog;
}

/** Where a unit came from. */
export interface UnitOrigin {
  readonly queue: string;
  readonly partition: number;
  readonly stop: AbortSignal;
}

const awayPauses = { first: 100, longest: 10_000 };

/** Brings each message of a unit to an end: committed, dropped, delayed or parked. */
export class UnitProcessor {
  constructor(private readonly options: UnitProcessorOptions) {}

  /**
   * Tries until every message is settled, with growing pauses while MongoDB, the broker or a
   * dependency is away. Gives up only what the broker took back, and everything when stopped.
   */
  async process(unit: readonly Delivery[], origin: UnitOrigin): Promise<void> {
    for (let failures = 0; !origin.stop.aborted;) {
      const open = unit.filter(({ over }) => !over);
      if (open.length === 0) return;
      try {
        await this.attempt(open, origin);
        failures = 0;
      } catch (error) {
        failures += 1;
        const reason = messageOf(error);
        this.options.observer.waiting?.({ what: 'unit', reason });
        this.options.log.warn({ queue: origin.queue, failures, reason }, 'a unit of work waits');
        await pause(growingPause(failures, awayPauses, Math.random()), origin.stop);
      }
    }
  }

  /** @throws what says "not now"; the failures of a handler are dealt with here. */
  private async attempt(unit: readonly Delivery[], origin: UnitOrigin): Promise<void> {
    const [first] = unit;
    if (first === undefined) return;
    if (!first.content.ok) {
      const why = { reason: 'schema.misfit', detail: first.content.detail } as const;
      return this.options.settingAside.park(first, origin.queue, why, origin.stop);
    }
    const handler = this.options.handlerOf(first.type);
    if (handler === undefined) {
      await this.parkAll(unit, origin);
      return;
    }
    const once = unit.filter(
      ({ id }, index) => unit.findIndex((other) => other.id === id) === index,
    );
    const fresh = once.some(({ cameBefore }) => cameBefore)
      ? await this.withoutDuplicates(once, origin)
      : once;
    if (this.options.suspects.among(fresh)) await this.oneByOne(fresh, handler, origin);
    else await this.together(fresh, handler, origin);
  }

  private async together(
    unit: readonly Delivery[],
    handler: UnitHandler,
    origin: UnitOrigin,
  ): Promise<void> {
    const [first] = unit;
    if (first === undefined) return;
    const failure = await this.handle(unit, handler, origin);
    if (failure === undefined) return;
    const kind = kindOf(failure);
    if (kind === 'infrastructure') throw failure;
    if (kind === 'already-consumed') {
      // Rare, so the inbox is asked only now: what is left is tried again by our caller.
      const fresh = await this.withoutDuplicates(unit, origin);
      if (fresh.length === unit.length) throw failure;
      return;
    }
    if (unit.length > 1) {
      // One of them spoils it for all: each alone, in order.
      for (const delivery of unit) await this.process([delivery], origin);
      return;
    }
    const { settingAside } = this.options;
    await settingAside.afterFailure(first, origin.queue, { kind, error: failure }, origin.stop);
  }

  /** Each alone and counted beforehand, so that the one that kills the process is found. */
  private async oneByOne(
    unit: readonly Delivery[],
    handler: UnitHandler,
    origin: UnitOrigin,
  ): Promise<void> {
    const { suspects, settingAside } = this.options;
    for (const delivery of unit) {
      if (origin.stop.aborted) return;
      const begun = await suspects.begin(delivery);
      try {
        if (begun > suspects.limit) {
          const detail = `the process died ${begun - 1} times over this message`;
          const why = { reason: 'handler.kills', detail } as const;
          await settingAside.park(delivery, origin.queue, why, origin.stop);
        } else {
          await this.together([delivery], handler, origin);
        }
      } finally {
        // It failed or it worked, but the process lives.
        await suspects.cleared(delivery);
      }
    }
  }

  /** Runs the handler and acknowledges. @returns the failure, or undefined after a commit. */
  private async handle(
    unit: readonly Delivery[],
    handler: UnitHandler,
    origin: UnitOrigin,
  ): Promise<Error | undefined> {
    const started = performance.now();
    const { outbox, inbox, log } = this.options;
    await outbox.room(origin.stop);
    const contents = unit.flatMap(({ content }) => (content.ok ? [content] : []));
    const ids = unit.map(({ id }) => id);
    const traceparent = childTraceparent(contents[0]?.envelope.traceparent);
    const marks = ids.map((id) => inbox.mark(id));
    const work = new MessageUnit(outbox, marks, origin.partition, ids, traceparent);
    let failure: Error | undefined;
    try {
      await handler(
        contents.flatMap(({ items }) => items),
        work,
      );
    } catch (error) {
      failure = errorOf(work.error ?? error);
    }
    if (work.committed) {
      if (failure !== undefined) {
        log.warn(
          { messageIds: ids, reason: messageOf(failure) },
          'a handler failed after its commit',
        );
      }
      for (const delivery of unit) delivery.ack();
      this.tell(unit, origin, (performance.now() - started) / 1_000);
      return undefined;
    }
    const swallowed = work.error === undefined ? undefined : errorOf(work.error);
    return failure ?? swallowed ?? new Error('the handler returned without unit.commit(…)');
  }

  private async withoutDuplicates(
    unit: readonly Delivery[],
    { partition }: UnitOrigin,
  ): Promise<readonly Delivery[]> {
    const consumed = await this.options.inbox.consumed(unit.map(({ id }) => id));
    const fresh = unit.filter(({ id }) => !consumed.has(id));
    const duplicates = unit.filter(({ id }) => consumed.has(id));
    for (const delivery of duplicates) delivery.ack();
    if (duplicates.length > 0) {
      this.options.observer.duplicates?.({ partition, messages: duplicates.length });
    }
    return fresh;
  }

  private async parkAll(unit: readonly Delivery[], { queue, stop }: UnitOrigin): Promise<void> {
    for (const delivery of unit) {
      const detail = `no handler for ${delivery.type} in this service`;
      await this.options.settingAside.park(
        delivery,
        queue,
        { reason: 'handler.missing', detail },
        stop,
      );
    }
  }

  private tell(unit: readonly Delivery[], { partition }: UnitOrigin, seconds: number): void {
    const times = unit.flatMap(({ content }) =>
      content.ok ? [Date.parse(content.envelope.time)] : [],
    );
    this.options.observer.consumed?.({
      type: unit[0]?.type ?? 'unknown',
      partition,
      messages: unit.length,
      records: unit.reduce((sum, { records }) => sum + records, 0),
      durationSeconds: seconds,
      lagSeconds: Math.max(0, Date.now() - Math.min(...times)) / 1_000,
    });
  }
}
