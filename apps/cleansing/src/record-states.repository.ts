import type { RecordKey } from '@concord/contracts/names';
import { Injectable } from '@nestjs/common';
import { Connection, type Collection, type mongo } from 'mongoose';
import type { RecordState } from './verdict';

type StateDocument = RecordState & { readonly _id: RecordKey };

/** Which version of each source record cleansing has seen. */
@Injectable()
export class RecordStates {
  private readonly states: Collection<StateDocument>;

  constructor(connection: Connection) {
    this.states = connection.collection<StateDocument>('record_states');
  }

  async load(keys: readonly RecordKey[]): Promise<Map<RecordKey, RecordState>> {
    const found = await this.states
      .find({ _id: { $in: [...keys] } }, { batchSize: 10_000 })
      .toArray();
    return new Map(found.map(({ _id, version, announced }) => [_id, { version, announced }]));
  }

  /**
   * Writes states unless a newer version stands there already; then the write collides on `_id`
   * and the unit of work is tried again from a fresh read.
   */
  async save(
    states: ReadonlyMap<RecordKey, RecordState>,
    known: ReadonlyMap<RecordKey, RecordState>,
    session: mongo.ClientSession,
  ): Promise<void> {
    if (states.size === 0) return;
    await this.states.bulkWrite(
      [...states].map(([key, { version, announced }]) =>
        known.has(key)
          ? {
              updateOne: {
                filter: { _id: key, version: { $lt: version } },
                update: { $set: { version, announced } },
                upsert: true,
              },
            }
          : { insertOne: { document: { _id: key, version, announced } } },
      ),
      { session, ordered: false },
    );
  }
}
