import { recordKey, type RecordKey } from '@concord/contracts/names';
import { Injectable } from '@nestjs/common';
import { Connection, type Collection, type mongo } from 'mongoose';
import type { RecordState } from '../verdict';
import type { CleansedRecord } from './cleansed-record';
import type { Trace } from './trace';

/** A record that was last judged before traces were kept has none. */
type StateDocument = RecordState &
  Partial<Trace> & { readonly _id: RecordKey; readonly cleansedAt?: string };

/** A state with what led to it. */
export interface JudgedState {
  readonly state: RecordState;
  readonly trace: Trace | undefined;
}

/** Which version of each source record cleansing has seen, and what it did to it. */
@Injectable()
export class RecordStates {
  private readonly states: Collection<StateDocument>;

  constructor(connection: Connection) {
    this.states = connection.collection<StateDocument>('record_states');
  }

  async load(keys: readonly RecordKey[]): Promise<Map<RecordKey, RecordState>> {
    const found = await this.states
      .find(
        { _id: { $in: [...keys] } },
        { projection: { version: 1, announced: 1 }, batchSize: 10_000 },
      )
      .toArray();
    return new Map(found.map(({ _id, version, announced }) => [_id, { version, announced }]));
  }

  /**
   * Writes states unless a newer version stands there already; then the write collides on `_id`
   * and the unit of work is tried again from a fresh read.
   */
  async save(
    states: ReadonlyMap<RecordKey, JudgedState>,
    known: ReadonlyMap<RecordKey, RecordState>,
    at: Date,
    session: mongo.ClientSession,
  ): Promise<void> {
    if (states.size === 0) return;
    await this.states.bulkWrite(
      [...states].map(([key, { state, trace }]) => {
        const document = { ...state, ...trace, cleansedAt: at.toISOString() };
        return known.has(key)
          ? {
              replaceOne: {
                filter: { _id: key, version: { $lt: state.version } },
                replacement: document,
                upsert: true,
              },
            }
          : { insertOne: { document: { _id: key, ...document } } };
      }),
      { session, ordered: false },
    );
  }

  async find(source: string, recordId: string): Promise<CleansedRecord | undefined> {
    const found = await this.states.findOne({ _id: recordKey(source, recordId) });
    if (found === null) return undefined;
    const { _id, result = 'clean', changes = [], issues = [], cleansedAt = '', ...state } = found;
    return { source, recordId, ...state, result, changes, issues, cleansedAt };
  }
}
