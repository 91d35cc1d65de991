import { Injectable } from '@nestjs/common';
import { Connection, type Collection, type mongo } from 'mongoose';
import type { RecordPair } from '@concord/contracts/stewarding';
import { pairOf } from './decisions.repository';

/** A question that a steward put off. */
export interface Deferral extends RecordPair {
  readonly by: string;
  readonly at: string;
  /** ISO 8601: from then on it is asked again. */
  readonly until: string;
  readonly comment?: string;
  readonly action: string;
}

type DeferralDocument = Deferral & { readonly _id: string };

@Injectable()
export class Deferrals {
  private readonly deferrals: Collection<DeferralDocument>;

  constructor(connection: Connection) {
    this.deferrals = connection.collection<DeferralDocument>('deferrals');
  }

  /** By pair, those whose time has not come. */
  async active(now: Date): Promise<Map<string, Deferral>> {
    const found = await this.deferrals.find({ until: { $gt: now.toISOString() } }).toArray();
    return new Map(found.map(({ _id, ...deferral }) => [_id, deferral]));
  }

  async put(deferrals: readonly Deferral[], session: mongo.ClientSession): Promise<void> {
    const writes = deferrals.map((deferral) => ({
      replaceOne: {
        filter: { _id: pairOf(deferral.a, deferral.b) },
        replacement: deferral,
        upsert: true,
      },
    }));
    if (writes.length > 0) await this.deferrals.bulkWrite(writes, { session, ordered: false });
  }

  /** Of pairs that were decided on. */
  async remove(pairs: readonly RecordPair[], session: mongo.ClientSession): Promise<void> {
    const ids = pairs.map(({ a, b }) => pairOf(a, b));
    await this.deferrals.deleteMany({ _id: { $in: ids } }, { session });
  }

  /** Those that an action put there. */
  async undo(action: string, session: mongo.ClientSession): Promise<void> {
    await this.deferrals.deleteMany({ action }, { session });
  }
}
