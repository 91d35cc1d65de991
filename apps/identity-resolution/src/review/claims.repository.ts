import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Connection, type Collection, type mongo } from 'mongoose';
import type { RecordPair } from '@concord/contracts/stewarding';
import { pairOf } from './decisions.repository';

interface ClaimDocument {
  /** Of the pair, in either order. */
  readonly _id: string;
  readonly claim: string;
  readonly by: string;
  readonly until: Date;
}

/** Who is at a question, until when. */
export interface Claim {
  readonly id: string;
  readonly by: string;
  readonly until: string;
}

const forgottenAfterSeconds = 86_400;

/** Questions that stewards have taken to themselves for a while; what has expired counts no more. */
@Injectable()
export class Claims implements OnModuleInit {
  private readonly claims: Collection<ClaimDocument>;

  constructor(connection: Connection) {
    this.claims = connection.collection<ClaimDocument>('claims');
  }

  async onModuleInit(): Promise<void> {
    await this.claims.createIndex({ until: 1 }, { expireAfterSeconds: forgottenAfterSeconds }, {});
    await this.claims.createIndex({ claim: 1 }, {}, {});
  }

  /** By pair, those that have not expired. */
  async active(now: Date, session?: mongo.ClientSession): Promise<Map<string, Claim>> {
    const options = session === undefined ? {} : { session };
    const found = await this.claims.find({ until: { $gt: now } }, options).toArray();
    return new Map(found.map((document) => [document._id, claimOf(document)]));
  }

  /** Those on these pairs, expired or not. */
  async onPairs(pairs: readonly RecordPair[]): Promise<Map<string, Claim>> {
    const ids = pairs.map(({ a, b }) => pairOf(a, b));
    const found = await this.claims.find({ _id: { $in: ids } }).toArray();
    return new Map(found.map((document) => [document._id, claimOf(document)]));
  }

  async take(
    pairs: readonly RecordPair[],
    { id, by, until }: Claim,
    session: mongo.ClientSession,
  ): Promise<void> {
    const writes = pairs.map(({ a, b }) => ({
      replaceOne: {
        filter: { _id: pairOf(a, b) },
        replacement: { claim: id, by, until: new Date(until) },
        upsert: true,
      },
    }));
    if (writes.length > 0) await this.claims.bulkWrite(writes, { session, ordered: false });
  }

  async find(id: string): Promise<Claim | undefined> {
    const found = await this.claims.findOne({ claim: id });
    return found === null ? undefined : claimOf(found);
  }

  async release(id: string, session: mongo.ClientSession): Promise<number> {
    return (await this.claims.deleteMany({ claim: id }, { session })).deletedCount;
  }

  async releasePairs(pairs: readonly RecordPair[], session: mongo.ClientSession): Promise<void> {
    const ids = pairs.map(({ a, b }) => pairOf(a, b));
    await this.claims.deleteMany({ _id: { $in: ids } }, { session });
  }
}

function claimOf({ claim, by, until }: ClaimDocument): Claim {
  return { id: claim, by, until: until.toISOString() };
}
