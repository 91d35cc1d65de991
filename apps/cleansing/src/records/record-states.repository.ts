import type { Dimensions } from '@concord/contracts/quality';
import { recordKey, type RecordKey } from '@concord/contracts/names';
import type { Contribution } from '@concord/profiling/quality';
import { Injectable } from '@nestjs/common';
import { Connection, type Collection, type mongo } from 'mongoose';
import type { RecordState } from '../verdict';
import type { CleansedRecord } from './cleansed-record';
import type { JudgedState, Trace } from './trace';

/** A record that was last judged before traces were kept has none. */
type StateDocument = RecordState &
  Partial<Trace> & { readonly _id: RecordKey; readonly cleansedAt?: string };

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
        {
          projection: { version: 1, announced: 1, rejudged: 1, contribution: 1 },
          batchSize: 10_000,
        },
      )
      .toArray();
    return new Map(found.map(({ _id, ...state }) => [_id, state]));
  }

  /** With what led to them, for those that are judged anew. */
  async judged(
    keys: readonly RecordKey[],
    session?: mongo.ClientSession,
  ): Promise<Map<RecordKey, JudgedState>> {
    if (keys.length === 0) return new Map();
    const found = await this.states
      .find(
        { _id: { $in: [...keys] } },
        { projection: { cleansedAt: 0 }, ...(session === undefined ? {} : { session }) },
      )
      .toArray();
    return new Map(
      found.map(({ _id, result, quality, changes = [], issues = [], ...state }) => [
        _id,
        {
          state,
          trace:
            result === undefined
              ? undefined
              : { result, changes, issues, ...(quality === undefined ? {} : { quality }) },
        },
      ]),
    );
  }

  /**
   * Writes states unless another version stands there by now than was read, or this one was judged
   * anew meanwhile; then the write collides on `_id` and the unit of work is tried again from a fresh
   * read. What the one before had added to the standing of its source would be taken away wrongly.
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
        const before = known.get(key);
        return before === undefined
          ? { insertOne: { document: { _id: key, ...document } } }
          : {
              replaceOne: {
                filter: {
                  _id: key,
                  version: before.version,
                  rejudged: before.rejudged ?? { $exists: false },
                },
                replacement: document,
                upsert: true,
              },
            };
      }),
      { session, ordered: false },
    );
  }

  /** Writes what became of versions that were judged anew. Read them in the same transaction. */
  async rejudge(
    states: ReadonlyMap<RecordKey, JudgedState>,
    at: Date,
    session: mongo.ClientSession,
  ): Promise<void> {
    if (states.size === 0) return;
    await this.states.bulkWrite(
      [...states].map(([key, { state, trace }]) => ({
        replaceOne: {
          filter: { _id: key },
          replacement: { ...state, ...trace, cleansedAt: at.toISOString() },
        },
      })),
      { session, ordered: false },
    );
  }

  async find(
    source: string,
    recordId: string,
    dimensions: (contribution: Contribution) => Dimensions,
  ): Promise<CleansedRecord | undefined> {
    const found = await this.states.findOne({ _id: recordKey(source, recordId) });
    if (found === null) return undefined;
    const { _id, result = 'clean', changes = [], issues = [], cleansedAt = '', ...state } = found;
    const { rejudged, uncounted, contribution, fix, ...shown } = state;
    const worth = contribution === undefined ? {} : { dimensions: dimensions(contribution) };
    const fixed = fix === undefined ? {} : { fix: [...fix] };
    return { source, recordId, ...shown, ...worth, result, changes, issues, ...fixed, cleansedAt };
  }
}
