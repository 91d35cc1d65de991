import type { PairSample } from '@concord/matching';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Connection, type Collection } from 'mongoose';

/** A sample as it was drawn, from the partition of that moment. */
export interface StoredSample extends PairSample {
  readonly id: string;
  readonly kind: string;
  /** ISO 8601. */
  readonly at: string;
  readonly seed: number;
}

type SampleDocument = Omit<StoredSample, 'id'> & { readonly _id: string };

@Injectable()
export class Samples implements OnModuleInit {
  private readonly samples: Collection<SampleDocument>;

  constructor(connection: Connection) {
    this.samples = connection.collection<SampleDocument>('samples');
  }

  async onModuleInit(): Promise<void> {
    await this.samples.createIndex({ kind: 1, at: -1 }, {}, {});
  }

  async save({ id, ...rest }: StoredSample): Promise<void> {
    await this.samples.insertOne({ _id: id, ...rest });
  }

  /** The one drawn last. */
  async latest(kind: string): Promise<StoredSample | undefined> {
    const found = await this.samples.find({ kind }).sort({ at: -1 }).limit(1).next();
    if (found === null) return undefined;
    const { _id, ...rest } = found;
    return { id: _id, ...rest };
  }
}
