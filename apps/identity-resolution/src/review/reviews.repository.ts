import { isDeepStrictEqual } from 'node:util';
import type { Review } from '@concord/matching';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Connection, type Collection, type mongo } from 'mongoose';
import type { RecordPair, ReviewFilter } from '@concord/contracts/stewarding';
import type { Fenced } from '../models/serving-models';
import { pairOf } from './decisions.repository';

type ReviewDocument = Review & {
  readonly _id: string;
  readonly kind: string;
  readonly settling: number;
};

/** Writes that one transaction holds; the first settlement of a process writes all that is asked. */
const writesAtOnce = 200;

/** Questions for stewards, as the last settling left them. */
@Injectable()
export class Reviews implements OnModuleInit {
  private readonly reviews: Collection<ReviewDocument>;
  /** What this process wrote last, by kind and id: only what changed since is written again. */
  private readonly written = new Map<string, ReadonlyMap<string, Review>>();

  constructor(connection: Connection) {
    this.reviews = connection.collection<ReviewDocument>('reviews');
  }

  async onModuleInit(): Promise<void> {
    await this.reviews.createIndex({ benefit: -1, _id: 1 }, {}, {});
    await this.reviews.createIndex({ kind: 1, settling: 1 }, {}, {});
  }

  /** To be called when another process may have written. */
  forget(): void {
    this.written.clear();
  }

  /** Puts the questions of a settling in the place of those before. */
  async replace(kind: string, reviews: readonly Review[], fenced: Fenced): Promise<void> {
    const settling = Date.now();
    const before = this.written.get(kind);
    const now = new Map(reviews.map((review) => [pairOf(review.a, review.b), review]));
    this.written.delete(kind);
    const changed = [...now].filter(([id, review]) => !isSame(before?.get(id), review));
    const updates = changed.map(([id, review]) => ({
      replaceOne: { filter: { _id: id }, replacement: { ...review, kind, settling }, upsert: true },
    }));
    const gone = [...(before?.keys() ?? [])].filter((id) => !now.has(id));
    const removals = gone.map((id) => ({ deleteOne: { filter: { _id: id } } }));
    const writes = [...updates, ...removals];
    for (let at = 0; at < writes.length; at += writesAtOnce) {
      const some = writes.slice(at, at + writesAtOnce);
      await fenced(async (session) => {
        await this.reviews.bulkWrite(some, { session, ordered: false });
      });
    }
    if (before === undefined) await this.reviews.deleteMany({ kind, settling: { $lt: settling } });
    this.written.set(kind, now);
  }

  /** In the order asked for, one more than the limit if there are more. */
  async list(
    filter: ReviewFilter,
    sieve: Sieve,
    limit: number,
    skip: number,
  ): Promise<KindReview[]> {
    const found = await this.reviews
      .find({ $and: conditionsOf(filter, sieve) })
      .sort({ [filter.sort]: -1, _id: 1 })
      .skip(skip)
      .limit(limit + 1)
      .toArray();
    return found.map(reviewOf);
  }

  async onPairs(pairs: readonly RecordPair[]): Promise<KindReview[]> {
    const ids = pairs.map(({ a, b }) => pairOf(a, b));
    return (await this.reviews.find({ _id: { $in: ids } }).toArray()).map(reviewOf);
  }

  async count(): Promise<number> {
    return await this.reviews.estimatedDocumentCount();
  }
}

/** By what else than the question itself some are shown and others not: ids of pairs. */
export interface Sieve {
  readonly only?: readonly string[];
  readonly not?: readonly string[];
}

export type KindReview = Review & { readonly kind: string };

function conditionsOf(filter: ReviewFilter, { only, not }: Sieve): mongo.Filter<ReviewDocument>[] {
  const { reason, kind, source, record, minBenefit, minRecords } = filter;
  const conditions: mongo.Filter<ReviewDocument>[] = [{}];
  if (only !== undefined) conditions.push({ _id: { $in: [...only] } });
  if (not !== undefined && not.length > 0) conditions.push({ _id: { $nin: [...not] } });
  if (reason !== undefined) conditions.push({ reason });
  if (kind !== undefined) conditions.push({ kind });
  if (record !== undefined) conditions.push({ $or: [{ a: record }, { b: record }] });
  if (minBenefit !== undefined) conditions.push({ benefit: { $gte: minBenefit } });
  if (minRecords !== undefined) conditions.push({ records: { $gte: minRecords } });
  if (source !== undefined) {
    const range = { $gte: `${source}:`, $lt: `${source};` };
    conditions.push({ $or: [{ a: range }, { b: range }] });
  }
  return conditions;
}

function reviewOf({ _id, settling, ...review }: ReviewDocument): KindReview {
  return review;
}

function isSame(before: Review | undefined, now: Review): boolean {
  if (before === undefined || before === now) return before === now;
  return (
    before.reason === now.reason &&
    before.a === now.a &&
    before.weight === now.weight &&
    before.linkage === now.linkage &&
    before.needed === now.needed &&
    before.records === now.records &&
    before.benefit === now.benefit &&
    isDeepStrictEqual(before.conflict, now.conflict)
  );
}
