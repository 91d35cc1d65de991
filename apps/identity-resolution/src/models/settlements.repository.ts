import { Injectable } from '@nestjs/common';
import { Connection, type Collection, type mongo } from 'mongoose';

interface SettlementDocument {
  /** The kind. */
  readonly _id: string;
  /** Digest of the model under which it was last settled. */
  readonly model: string;
}

/** Under which model the stored partition was last settled: what differs from it follows a change of model. */
@Injectable()
export class Settlements {
  private readonly settlements: Collection<SettlementDocument>;

  constructor(connection: Connection) {
    this.settlements = connection.collection<SettlementDocument>('settlements');
  }

  async all(): Promise<Map<string, string>> {
    const found = await this.settlements.find().toArray();
    return new Map(found.map(({ _id, model }) => [_id, model]));
  }

  async save(kind: string, model: string, session: mongo.ClientSession): Promise<void> {
    await this.settlements.updateOne({ _id: kind }, { $set: { model } }, { upsert: true, session });
  }
}
