import { Injectable } from '@nestjs/common';
import { Connection, type Collection, type mongo } from 'mongoose';
import type { GoldenCause, StoredGolden } from '../golden/stored-golden';
import type { Movement } from '../membership/membership';
import { isGiant } from './giant';

/** A golden record of very many contributors, and what happened to its records since it was built. */
export interface Giant {
  readonly _id: string;
  /** When it was built last, or became one. */
  readonly contributors: number;
  readonly since: string;
  /** How many units of work touched it since it was built. */
  readonly waiting: number;
  readonly cause?: GoldenCause;
  /** As in `Movement`, cut to what a version names. */
  readonly records?: readonly string[];
  readonly from?: readonly string[];
  readonly to?: readonly string[];
}

export interface Touch {
  readonly entityId: string;
  readonly contributors: number;
  readonly cause: GoldenCause;
  readonly at: string;
  readonly movement: Movement | undefined;
}

const keptRecords = 20;
const keptOthers = 100;

@Injectable()
export class Giants {
  private readonly giants: Collection<Giant>;

  constructor(connection: Connection) {
    this.giants = connection.collection<Giant>('giants');
  }

  /** Notes that they have to be built. */
  async defer(touches: readonly Touch[], session: mongo.ClientSession): Promise<void> {
    if (touches.length === 0) return;
    await this.giants.bulkWrite(
      touches.map(({ entityId: _id, contributors, cause, at, movement }) => ({
        updateOne: {
          filter: { _id },
          update: {
            $inc: { waiting: 1 },
            $set: { cause },
            $setOnInsert: { contributors, since: at },
            $push: {
              records: { $each: [...(movement?.records ?? [])], $slice: keptRecords },
              from: { $each: [...(movement?.from ?? [])], $slice: keptOthers },
              to: { $each: [...(movement?.to ?? [])], $slice: keptOthers },
            },
          },
          upsert: true,
        },
      })),
      { session },
    );
  }

  /** Keeps in mind which golden records are giants, after they were built. */
  async note(
    built: readonly StoredGolden[],
    before: ReadonlyMap<string, StoredGolden>,
    session: mongo.ClientSession,
  ): Promise<void> {
    for (const golden of built) {
      const { id: _id, contributors, changedAt: since } = golden;
      const was = before.get(_id);
      if (isGiant(golden)) {
        const update = { $set: { contributors }, $setOnInsert: { since, waiting: 0 } };
        await this.giants.updateOne({ _id }, update, { upsert: true, session });
      } else if (was !== undefined && isGiant(was)) {
        await this.giants.deleteOne({ _id }, { session });
      }
    }
  }

  /** One that has to be built, the one that waits for most first. */
  async next(): Promise<string | undefined> {
    const found = await this.giants.findOne({ waiting: { $gt: 0 } }, { sort: { waiting: -1 } });
    return found?._id;
  }

  /** What it waits for, and that it waits no longer. */
  async take(id: string, session: mongo.ClientSession): Promise<Giant | undefined> {
    const found = await this.giants.findOneAndUpdate(
      { _id: id, waiting: { $gt: 0 } },
      { $set: { waiting: 0 }, $unset: { records: '', from: '', to: '' } },
      { session, returnDocument: 'before' },
    );
    return found ?? undefined;
  }

  async waitingAmong(
    ids: readonly string[],
    session: mongo.ClientSession,
  ): Promise<ReadonlySet<string>> {
    const filter = { _id: { $in: [...ids] }, waiting: { $gt: 0 } };
    const found = await this.giants.find(filter, { session }).toArray();
    return new Set(found.map(({ _id }) => _id));
  }

  async waiting(): Promise<number> {
    return await this.giants.countDocuments({ waiting: { $gt: 0 } });
  }

  /** The largest. */
  async largest(limit: number): Promise<Giant[]> {
    return await this.giants.find().sort({ contributors: -1 }).limit(limit).toArray();
  }
}
