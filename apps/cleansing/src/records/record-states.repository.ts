import type { Dimensions } from '@concord/contracts/quality';
import { recordKey, type RecordKey } from '@concord/contracts/names';
import type { Contribution } from '@concord/profiling/quality';
import { Injectable } from '@nestjs/common';
import { Connection, type Collection, type mongo } from 'mongoose';
import type { RecordState } from '../verdict';
import type { CleansedRecord } from './cleansed-record';
import { readTrace, type JudgedState, type Trace } from './trace';

type StateDocument = RecordState & {
  readonly _id: RecordKey;
  /** As JSON: it is only ever read as a whole, and a text is stored in half the time of its parts. */
  readonly trace?: string;
  readonly cleansedAt: string;
};

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
      .find({ _id: { $in: [...keys] } }, session === undefined ? {} : { session })
      .toArray();
    return new Map(found.map(({ _id, cleansedAt, trace, ...state }) => [_id, { state, trace }]));
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
      [...states].map(([key, judged]) => {
        const document = documentOf(judged, at);
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
      [...states].map(([key, judged]) => ({
        replaceOne: { filter: { _id: key }, replacement: documentOf(judged, at) },
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
    const { version, announced, contribution, fix, cleansedAt } = found;
    const trace = found.trace === undefined ? untouched : readTrace(found.trace);
    const worth = contribution === undefined ? {} : { dimensions: dimensions(contribution) };
    const fixed = fix === undefined ? {} : { fix: [...fix] };
    const shown = { source, recordId, version, announced, cleansedAt };
    return { ...shown, ...worth, ...trace, ...fixed };
  }
}

const untouched: Trace = { result: 'clean', changes: [], issues: [] };

function documentOf({ state, trace }: JudgedState, at: Date): Omit<StateDocument, '_id'> {
  return {
    ...state,
    ...(trace === undefined ? {} : { trace }),
    cleansedAt: at.toISOString(),
  };
}
