import type { Review } from '@concord/matching';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Connection, type Collection } from 'mongoose';
import { pairOf } from './decisions.repository';

type ReviewDocument = Review & {
  readonly _id: string;
  readonly kind: string;
  readonly settling: number;
};

/** Questions for stewards, as the last settling left them. */
@Injectable()
export class Reviews implements OnModuleInit {
  private readonly reviews: Collection<ReviewDocument>;

  constructor(connection: Connection) {
    this.reviews = connection.collection<ReviewDocument>('reviews');
  }

  async onModuleInit(): Promise<void> {
    await this.reviews.createIndex({ benefit: -1, _id: 1 }, {}, {});
    await this.reviews.createIndex({ kind: 1, settling: 1 }, {}, {});
  }

  /**
   * Puts the questions of a settling in the place of those before.
   *
   * @param settling larger than of any settling before.
   */
  async replace(kind: string, reviews: readonly Review[], settling: number): Promise<void> {
    if (reviews.length > 0) {
      await this.reviews.bulkWrite(
        reviews.map((review) => ({
          replaceOne: {
            filter: { _id: pairOf(review.a, review.b) },
            replacement: { ...review, kind, settling },
            upsert: true,
          },
        })),
        { ordered: false },
      );
    }
    await this.reviews.deleteMany({ kind, settling: { $lt: settling } });
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
