import type { RecordReceived } from '@concord/contracts/events';
import { recordKey, type RecordKey } from '@concord/contracts/names';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Connection, type Collection, type mongo } from 'mongoose';
import type { Intake, RawState } from './intake';

export interface RawDocument extends RawState {
  readonly _id: RecordKey;
  readonly source: string;
  readonly recordId: string;
  readonly readAt: string;
  readonly position?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  /** By column, what the rows before said where this one is empty. */
  readonly carried?: Readonly<Record<string, unknown>>;
  /** Of an unreadable row; absent where it was kept before faults were. */
  readonly fault?: { readonly code: string; readonly message: string };
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

  /** Live records of a source behind a key ('' at first), in order of keys. */
  async behind(
    source: string,
    { after, until, ids, limit }: RawSelection,
    session: mongo.ClientSession,
  ): Promise<RawDocument[]> {
    const keys = ids?.map((id) => recordKey(source, id));
    return await this.records
      .find(
        {
          $and: [
            { _id: { $gt: after, ...keysOf(source) }, ...live, readAt: { $lte: until } },
            ...(keys === undefined ? [] : [{ _id: { $in: keys } }]),
          ],
        },
        { session, projection: { seenIn: 0 } },
      )
      .sort({ _id: 1 })
      .limit(limit)
      .toArray();
  }

  /** Writes the versions that are sent once more. Read the records in the same transaction. */
  async renumber(
    versions: ReadonlyMap<RecordKey, number>,
    session: mongo.ClientSession,
  ): Promise<void> {
    if (versions.size === 0) return;
    await this.records.bulkWrite(
      [...versions].map(([_id, version]) => ({
        updateOne: { filter: { _id }, update: { $set: { version } } },
      })),
      { session, ordered: false },
    );
  }

  async countLive(source: string, ids?: readonly string[]): Promise<number> {
    const keys = ids?.map((id) => recordKey(source, id));
    return await this.records.countDocuments({
      ...{ source, ...live },
      ...(keys === undefined ? {} : { _id: { $in: keys } }),
    });
  }

  /** All keys of a source, deleted records among them; read from the index alone. */
  async *keys(source: string): AsyncIterable<RecordKey> {
    const options = { projection: { _id: 1 }, batchSize: 10_000 };
    for await (const { _id } of this.records.find({ _id: keysOf(source) }, options)) yield _id;
  }

  async liveOf(keys: readonly RecordKey[]): Promise<RawDocument[]> {
    return await this.records
      .find({ _id: { $in: [...keys] }, ...live }, { projection: { seenIn: 0 } })
      .toArray();
  }

  async find(key: RecordKey): Promise<RawDocument | undefined> {
    return (await this.records.findOne({ _id: key }, { projection: { seenIn: 0 } })) ?? undefined;
  }
}

interface RawSelection {
  readonly after: RecordKey;
  /** ISO 8601: what was read later is left alone. */
  readonly until: string;
  readonly ids?: readonly string[] | undefined;
  readonly limit: number;
}

const live = { op: { $ne: 'delete' as const } };

/** Keys begin with the name of the source and a colon; a semicolon is the character behind it. */
const keysOf = (source: string) => ({ $gte: `${source}:`, $lt: `${source};` });

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
      return {
        ...identity,
        position: event.position,
        fault: event.fault,
        excerpt: event.excerpt,
      };
    case 'delete':
      return identity;
  }
}
