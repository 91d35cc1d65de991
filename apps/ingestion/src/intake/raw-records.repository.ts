import type { RecordReceived } from '@concord/contracts/events';
import { recordKey, type RecordKey } from '@concord/contracts/names';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Connection, type Collection, type mongo } from 'mongoose';
import type { Intake, RawState } from './intake';

interface RawDocument extends RawState {
  readonly _id: RecordKey;
  readonly source: string;
  readonly recordId: string;
  readonly readAt: string;
  readonly position?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  /** By column, what the rows before said where this one is empty. */
  readonly carried?: Readonly<Record<string, unknown>>;
  readonly excerpt?: string;
  /** The last full run that saw the record. */
  readonly seenIn?: string;
}

/** The latest raw form of every source record, exactly as it came. */
@Injectable()
export class RawRecords implements OnModuleInit {
  private readonly records: Collection<RawDocument>;

  constructor(connection: Connection) {
    this.records = connection.collection<RawDocument>('raw_records');
  }

  async onModuleInit(): Promise<void> {
    await this.records.createIndex({ source: 1, op: 1, seenIn: 1 }, {}, {});
  }

  async load(
    keys: readonly RecordKey[],
    session: mongo.ClientSession,
  ): Promise<Map<RecordKey, RawState>> {
    const found = await this.records
      .find(
        { _id: { $in: [...keys] } },
        { projection: { version: 1, hash: 1, op: 1 }, session, batchSize: 10_000 },
      )
      .toArray();
    return new Map(found.map(({ _id, version, hash, op }) => [_id, { version, hash, op }]));
  }

  /** Stores every changed record, and for a full run marks all records that it saw. */
  async save(
    intake: Intake,
    seenIn: string | undefined,
    session: mongo.ClientSession,
  ): Promise<void> {
    const fresh = new Set(
      intake.events.flatMap(({ source, recordId, version }) =>
        version === 1 ? [recordKey(source, recordId)] : [],
      ),
    );
    const writes = [...latest(intake.events)].map(([key, event]) => {
      const state = intake.changed.get(key);
      if (state === undefined) throw new Error(`no state for ${key}`);
      const raw = document(event, state, seenIn);
      // An insert is half the work of an upsert; most records of a load are new.
      return fresh.has(key)
        ? { insertOne: { document: { _id: key, ...raw } } }
        : { replaceOne: { filter: { _id: key }, replacement: raw, upsert: true } };
    });
    if (writes.length > 0) await this.records.bulkWrite(writes, { session, ordered: false });
    const unchanged = intake.seen.filter((key) => !intake.changed.has(key));
    if (seenIn !== undefined && unchanged.length > 0) {
      await this.records.updateMany({ _id: { $in: unchanged } }, { $set: { seenIn } }, { session });
    }
  }

  /** Ids of records that a complete run did not see, and so were deleted at the source. */
  async unseen(source: string, run: string, limit: number): Promise<string[]> {
    const found = await this.records
      .find(
        { source, op: { $ne: 'delete' }, seenIn: { $ne: run } },
        { projection: { recordId: 1 } },
      )
      .limit(limit)
      .toArray();
    return found.map((record) => record.recordId);
  }

  async countUnseen(source: string, run: string): Promise<{ unseen: number; live: number }> {
    const live = { source, op: { $ne: 'delete' as const } };
    const [unseen, all] = await Promise.all([
      this.records.countDocuments({ ...live, seenIn: { $ne: run } }),
      this.records.countDocuments(live),
    ]);
    return { unseen, live: all };
  }

  async find(key: RecordKey): Promise<Omit<RawDocument, '_id' | 'seenIn'> | undefined> {
    const found = await this.records.findOne({ _id: key });
    if (found === null) return undefined;
    const { _id, seenIn, ...shown } = found;
    return shown;
  }
}

function latest(events: readonly RecordReceived[]): Map<RecordKey, RecordReceived> {
  return new Map(events.map((event) => [recordKey(event.source, event.recordId), event]));
}

function document(
  event: RecordReceived,
  state: RawState,
  seenIn: string | undefined,
): Omit<RawDocument, '_id'> {
  const { source, recordId, readAt } = event;
  const seen = seenIn === undefined || event.op === 'delete' ? {} : { seenIn };
  const identity = { ...state, source, recordId, readAt, ...seen };
  switch (event.op) {
    case 'upsert':
      return {
        ...identity,
        position: event.position,
        data: event.data,
        ...(event.carried === undefined ? {} : { carried: event.carried }),
      };
    case 'unreadable':
      return { ...identity, position: event.position, excerpt: event.excerpt };
    case 'delete':
      return identity;
  }
}
