import { isDeepStrictEqual } from 'node:util';
import type { Review } from '@concord/matching';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Connection, type Collection } from 'mongoose';
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

  /** What brings most first, one more than the limit if there are more. */
  async list(limit: number, skip: number): Promise<Review[]> {
    const found = await this.reviews
      .find()
      .sort({ benefit: -1, _id: 1 })
      .skip(skip)
      .limit(limit + 1)
      .toArray();
    return found.map(({ _id, kind, settling, ...review }) => review);
  }

  async count(): Promise<number> {
    return await this.reviews.estimatedDocumentCount();
  }
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
