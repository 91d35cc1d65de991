import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type { Connection } from 'mongoose';
import { mongo } from 'mongoose';
import { databaseOf } from './collections';
import { messageOf } from './failures';
import { silentLog, type MessagingLog } from './observer';
import { pause, within } from './pauses';

export interface LeaseOptions {
  /** What is leased: `outbox-relay`, `resolver:0`. */
  readonly name: string;
  /** Unique per holder; host, process id and random digits when absent. */
  readonly owner?: string;
  /** How long it lasts without renewal, ms. It is renewed after a third of that. */
  readonly ttlMs?: number;
  /**
   * Whether each write of the holder fails once another one has a higher token. Then the holder is told only when
   * another one does have the lease, not when that may be: a process that was held up goes on where nobody took over.
   */
  readonly fenced?: boolean;
  /** How long this one leaves a lease that ran out to others, ms: those who are better prepared take it first. */
  readonly graceMs?: () => number;
  readonly log?: MessagingLog;
}

/** What the holder works with while it holds the lease. */
export interface HeldLease {
  /** Grows with every change of holder. Write it beside what you write, refuse lower ones. */
  readonly token: number;
  /** Aborted when the lease is lost or, unless it is fenced, may be: stop writing at once. */
  readonly signal: AbortSignal;
}

interface LeaseEntry {
  readonly _id: string;
  readonly owner: string | null;
  readonly token: number;
  readonly expiresAt: Date;
}

const defaultTtlMs = 3_000;
/** How often those who wait for a lease look whether it has run out, at the least, ms. */
const lookEveryMs = 500;
const duplicateKey = 11000;

/**
 * One holder at a time, through a document of MongoDB and the clock of its server. A holder that
 * was stopped (a long pause of the process) may believe for a moment that it still holds: the
 * fencing token is what keeps it harmless (M. Kleppmann, "How to do distributed locking", 2016).
 */
export class Lease {
  readonly owner: string;
  private readonly ttlMs: number;
  private readonly log: MessagingLog;
  private readonly entries: mongo.Collection<LeaseEntry>;
  private grant: number | undefined;
  /** By our own clock (`performance.now`), counted from before we asked: never too late. */
  private certainUntil = 0;

  constructor(
    connection: Connection,
    private readonly options: LeaseOptions,
  ) {
    this.owner = options.owner ?? `${hostname()}:${process.pid}:${randomBytes(4).toString('hex')}`;
    this.ttlMs = options.ttlMs ?? defaultTtlMs;
    this.log = options.log ?? silentLog;
    this.entries = databaseOf(connection).collection<LeaseEntry>('leases');
  }

  /** The fencing token, while held as far as this process knows. */
  get token(): number | undefined {
    return this.grant;
  }

  /** Takes the lease when it is free, run out, or ours already. Gives a new token each time. */
  async acquire(): Promise<boolean> {
    const asked = performance.now();
    const entry = (await this.take()) ?? ((await this.makeEntry()) ? await this.take() : null);
    this.grant = entry?.token;
    this.certainUntil = asked + this.ttlMs;
    return this.grant !== undefined;
  }

  /** Prolongs the lease, also one that has run out, if nobody took it since. @returns false when somebody did. */
  async renew(): Promise<boolean> {
    if (this.grant === undefined) return false;
    const asked = performance.now();
    const { matchedCount } = await this.entries.updateOne(
      { _id: this.options.name, owner: this.owner, token: this.grant },
      [{ $set: { expiresAt: { $add: ['$$NOW', this.ttlMs] } } }],
      { writeConcern: { w: 'majority' } },
    );
    if (matchedCount === 0) this.grant = undefined;
    else this.prolong(asked);
    return matchedCount === 1;
  }

  /** Gives it back, if held, so that the next one need not wait. */
  async release(): Promise<void> {
    if (this.grant === undefined) return;
    const token = this.grant;
    this.grant = undefined;
    await this.entries.updateOne(
      { _id: this.options.name, owner: this.owner, token },
      { $set: { owner: null, expiresAt: new Date(0) } },
    );
  }

  /**
   * Again and again: waits for the lease, then does the work while it is held. Returns when `stop`
   * is aborted and the work has come to its end. The work has to end when its signal is aborted.
   *
   * @param onWait called each time when another one is found to have it
   */
  async run(
    work: (held: HeldLease) => Promise<void>,
    stop: AbortSignal,
    onWait: () => void = () => undefined,
  ): Promise<void> {
    while (!stop.aborted) {
      try {
        if (await this.acquire()) {
          await this.hold(work, stop);
          continue;
        }
        onWait();
        await pause(Math.min(this.ttlMs / 3, lookEveryMs), stop);
      } catch (error) {
        const fields = { lease: this.options.name, reason: messageOf(error) };
        this.log.warn(fields, 'the lease could not be taken or kept; trying again');
        await pause(this.ttlMs / 3, stop);
      }
    }
  }

  private async take(): Promise<LeaseEntry | null> {
    const freeAt = { $add: ['$expiresAt', this.options.graceMs?.() ?? 0] };
    return await this.entries.findOneAndUpdate(
      {
        _id: this.options.name,
        $or: [{ owner: this.owner }, { $expr: { $lte: [freeAt, '$$NOW'] } }],
      },
      [
        {
          $set: {
            owner: this.owner,
            token: { $add: ['$token', 1] },
            expiresAt: { $add: ['$$NOW', this.ttlMs] },
          },
        },
      ],
      { returnDocument: 'after', writeConcern: { w: 'majority' } },
    );
  }

  /** A document that anyone may take; its token goes on from where it was. @returns whether there was none. */
  private async makeEntry(): Promise<boolean> {
    try {
      const { upsertedCount } = await this.entries.updateOne(
        { _id: this.options.name },
        { $setOnInsert: { owner: null, token: 0, expiresAt: new Date(0) } },
        { upsert: true },
      );
      return upsertedCount === 1;
    } catch (error) {
      // Two upserts at once: the other one made it.
      if (!(error instanceof mongo.MongoServerError) || error.code !== duplicateKey) throw error;
      return true;
    }
  }

  private prolong(asked: number): void {
    const lateMs = Math.round(asked - this.certainUntil);
    if (lateMs > 0) {
      const fields = { lease: this.options.name, lateMs };
      this.log.warn(fields, 'the lease had run out: this process was held up; nobody took it');
    }
    this.certainUntil = asked + this.ttlMs;
  }

  private async hold(work: (held: HeldLease) => Promise<void>, stop: AbortSignal): Promise<void> {
    const token = this.grant;
    if (token === undefined) return;
    const lost = new AbortController();
    const finished = new AbortController();
    const renewal = this.keepRenewing(lost, finished.signal);
    try {
      await work({ token, signal: AbortSignal.any([lost.signal, stop]) });
    } finally {
      finished.abort();
      await renewal;
      await this.release();
    }
  }

  private async keepRenewing(lost: AbortController, finished: AbortSignal): Promise<void> {
    for (;;) {
      await pause(this.ttlMs / 3, finished);
      if (finished.aborted) return;
      const renewed = await this.tryToRenew();
      const mayBeLost = this.options.fenced !== true && performance.now() >= this.certainUntil;
      if (renewed === true || (renewed === undefined && !mayBeLost)) continue;
      lost.abort();
      return;
    }
  }

  /** Undefined when MongoDB did not answer in time. */
  private async tryToRenew(): Promise<boolean | undefined> {
    const answer = this.renew().catch((error: unknown) => {
      const fields = { lease: this.options.name, reason: messageOf(error) };
      this.log.warn(fields, 'the lease could not be renewed');
      return undefined;
    });
    const left = this.options.fenced === true ? this.ttlMs : this.certainUntil - performance.now();
    let renewed: boolean | undefined;
    await within(
      Math.max(0, left),
      answer.then((known) => (renewed = known)),
    );
    return renewed;
  }
}
