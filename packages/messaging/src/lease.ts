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
  readonly log?: MessagingLog;
}

/** What the holder works with while it holds the lease. */
export interface HeldLease {
  /** Grows with every change of holder. Write it beside what you write, refuse lower ones. */
  readonly token: number;
  /** Aborted when the lease is lost, or may be: stop writing at once. */
  readonly signal: AbortSignal;
}

interface LeaseEntry {
  readonly _id: string;
  readonly owner: string | null;
  readonly token: number;
  readonly expiresAt: Date;
}

const defaultTtlMs = 3_000;
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
    await this.ensureEntry();
    const asked = performance.now();
    const entry = await this.entries.findOneAndUpdate(
      {
        _id: this.options.name,
        $or: [{ owner: this.owner }, { $expr: { $lte: ['$expiresAt', '$$NOW'] } }],
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
    this.grant = entry?.token;
    this.certainUntil = asked + this.ttlMs;
    return this.grant !== undefined;
  }

  /** Prolongs the lease. @returns false when it was lost meanwhile. */
  async renew(): Promise<boolean> {
    if (this.grant === undefined) return false;
    const asked = performance.now();
    const { matchedCount } = await this.entries.updateOne(
      {
        _id: this.options.name,
        owner: this.owner,
        token: this.grant,
        $expr: { $gt: ['$expiresAt', '$$NOW'] },
      },
      [{ $set: { expiresAt: { $add: ['$$NOW', this.ttlMs] } } }],
      { writeConcern: { w: 'majority' } },
    );
    if (matchedCount === 0) this.grant = undefined;
    else this.certainUntil = asked + this.ttlMs;
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
   */
  async run(work: (held: HeldLease) => Promise<void>, stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      try {
        if (await this.acquire()) await this.hold(work, stop);
        else await pause(this.ttlMs / 3, stop);
      } catch (error) {
        const fields = { lease: this.options.name, reason: messageOf(error) };
        this.log.warn(fields, 'the lease could not be taken or kept; trying again');
        await pause(this.ttlMs / 3, stop);
      }
    }
  }

  /** A document that anyone may take; its token goes on from where it was. */
  private async ensureEntry(): Promise<void> {
    try {
      await this.entries.updateOne(
        { _id: this.options.name },
        { $setOnInsert: { owner: null, token: 0, expiresAt: new Date(0) } },
        { upsert: true },
      );
    } catch (error) {
      // Two upserts at once: the other one made it.
      if (!(error instanceof mongo.MongoServerError) || error.code !== duplicateKey) throw error;
    }
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
      const renewed = await this.tryToRenew(this.certainUntil - performance.now());
      if (renewed === true || (renewed === undefined && performance.now() < this.certainUntil)) {
        continue;
      }
      lost.abort();
      return;
    }
  }

  /** Undefined when MongoDB did not answer in time: then the old term still counts. */
  private async tryToRenew(withinMs: number): Promise<boolean | undefined> {
    const answer = this.renew().catch((error: unknown) => {
      const fields = { lease: this.options.name, reason: messageOf(error) };
      this.log.warn(fields, 'the lease could not be renewed');
      return undefined;
    });
    let renewed: boolean | undefined;
    await within(
      Math.max(0, withinMs),
      answer.then((known) => (renewed = known)),
    );
    return renewed;
  }
}
