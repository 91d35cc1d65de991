import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Connection, mongo, type Collection } from 'mongoose';
import { versionId } from '../golden/version-id';
import type { GoldenVersion } from '../golden/stored-golden';

/** The versions that one transaction made, or a slice of them, in their order. */
interface ChangeBatch {
  readonly _id: mongo.ObjectId;
  /** Given by the server, which never gives the same one twice nor an earlier one later. */
  readonly at: mongo.Timestamp;
  /** Ids of versions. */
  readonly versions: readonly string[];
  /** Positions of the first and the last of them in the feed; absent until numbered. */
  readonly first?: number;
  readonly last?: number;
  /** When it was numbered; what is old enough is dropped. */
  readonly numberedAt?: Date;
}

/** How far the feed reaches: positions `trimmed + 1` to `head` can be read. */
export interface FeedExtent {
  readonly head: number;
  readonly trimmed: number;
}

interface FeedState extends FeedExtent {
  readonly _id: 'feed';
}

export interface FeedEntry {
  readonly position: number;
  /** Of the version that was made. */
  readonly versionId: string;
}

/** A page reads whole batches, so they are not larger than a page. */
const batchSize = 500;
/** Batches that are numbered in one transaction. */
const numberedAtOnce = 200;
const trimmedAtOnce = 1_000;
/** What a change of the primary could take back must not get into a cursor. */
const readConcern = { level: 'majority' } as const;

/**
 * Which versions were made, in an order that a reader can go by. Numbers given inside the transactions
 * that make the versions would appear out of order, since transactions commit out of order, and a reader
 * would pass over the late ones; one counter for all would let only one of them run at a time. So a
 * transaction only leaves a batch, and batches are numbered when they are visible: see decision 18.
 */
@Injectable()
export class ChangeLog implements OnModuleInit {
  private readonly batches: Collection<ChangeBatch>;
  private readonly states: Collection<FeedState>;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly connection: Connection) {
    this.batches = connection.collection<ChangeBatch>('change_batches');
    this.states = connection.collection<FeedState>('change_feed');
  }

  async onModuleInit(): Promise<void> {
    await this.batches.createIndex({ last: 1, at: 1 }, {}, {});
    await this.states.updateOne(
      { _id: 'feed' },
      { $setOnInsert: { head: 0, trimmed: 0 } },
      { upsert: true },
    );
  }

  /** Leaves what a transaction has made; one command whatever their number. */
  async note(versions: readonly GoldenVersion[], session: mongo.ClientSession): Promise<void> {
    if (versions.length === 0) return;
    const ids = versions.map(({ entityId, version }) => versionId(entityId, version));
    const batches: ChangeBatch[] = [];
    for (let from = 0; from < ids.length; from += batchSize) {
      batches.push({
        _id: new mongo.ObjectId(),
        at: new mongo.Timestamp({ t: 0, i: 0 }),
        versions: ids.slice(from, from + batchSize),
      });
    }
    await this.batches.insertMany(batches, { session });
  }

  /** Says that a transaction which left something may have been committed. */
  announce(): void {
    for (const listener of this.listeners) listener();
  }

  /** @returns the way to hear no more */
  onAnnounced(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * Numbers batches that are visible and have no number, the oldest first. Of two versions of one entity
   * the later transaction could begin to write only after the earlier one was committed, so that its
   * batch is never numbered before the other. Two processes may do it at once: one of them tries again.
   *
   * @returns how many batches got their numbers
   */
  async number(now: Date): Promise<number> {
    return await this.connection.transaction(
      async (session) => {
        const state = await this.states.findOne({ _id: 'feed' }, { session });
        const pending = await this.batches
          .find({ last: { $exists: false } }, { session })
          .sort({ at: 1 })
          .limit(numberedAtOnce)
          .toArray();
        if (state === null || pending.length === 0) return 0;
        let head = state.head;
        const writes = pending.map(({ _id, versions }) => {
          const first = head + 1;
          head += versions.length;
          const update = { $set: { first, last: head, numberedAt: now } };
          return { updateOne: { filter: { _id }, update } };
        });
        await this.states.updateOne({ _id: 'feed' }, { $set: { head } }, { session });
        await this.batches.bulkWrite(writes, { session });
        return pending.length;
      },
      { writeConcern: { w: 'majority' }, readConcern: { level: 'snapshot' } },
    );
  }

  async extent(): Promise<FeedExtent> {
    const state = await this.states.findOne({ _id: 'feed' }, { readConcern });
    return { head: state?.head ?? 0, trimmed: state?.trimmed ?? 0 };
  }

  /** What follows a position, in order. Empty also where the next one was dropped: see `extent`. */
  async after(position: number, limit: number): Promise<FeedEntry[]> {
    const entries: FeedEntry[] = [];
    const cursor = this.batches
      .find({ last: { $gt: position } }, { readConcern, batchSize: 50 })
      .sort({ last: 1 });
    for await (const { first, versions } of cursor) {
      if (first === undefined) continue;
      const expected = position + entries.length + 1;
      // Numbers have no gaps, so that one is a sign: it was dropped while we read.
      if (first > expected) return entries;
      for (const versionId of versions.slice(expected - first, expected - first + limit)) {
        entries.push({ position: position + entries.length + 1, versionId });
        if (entries.length === limit) return entries;
      }
    }
    return entries;
  }

  /** Drops what was numbered before a time, the oldest first. @returns whether there may be more. */
  async trim(before: Date): Promise<boolean> {
    const old = await this.batches
      .find({ last: { $gt: 0 } })
      .sort({ last: 1 })
      .limit(trimmedAtOnce)
      .project<Pick<ChangeBatch, 'last' | 'numberedAt'>>({ last: 1, numberedAt: 1 })
      .toArray();
    const kept = old.findIndex(
      ({ numberedAt }) => numberedAt === undefined || numberedAt >= before,
    );
    const trimmed = (kept === -1 ? old.at(-1) : old[kept - 1])?.last;
    if (trimmed === undefined) return false;
    // First said, then done: a reader that finds nothing where something was is told the truth.
    await this.states.updateOne(
      { _id: 'feed' },
      { $max: { trimmed } },
      { writeConcern: { w: 'majority' } },
    );
    await this.batches.deleteMany({ last: { $lte: trimmed } });
    return kept === -1 && old.length === trimmedAtOnce;
  }
}
