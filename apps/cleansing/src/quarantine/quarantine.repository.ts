import { recordKey } from '@concord/contracts/names';
import type { RecordReceived } from '@concord/contracts/events';
import type {
  QuarantineChoice,
  QuarantinedRecord,
  Resolution,
} from '@concord/contracts/quarantine';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Connection, type Collection, type mongo } from 'mongoose';
import type { RecordState, Verdict } from '../verdict';
import { documentOf, recordOf, type QuarantineDocument } from './quarantine-document';
import { filterOf } from './quarantine-query';

export interface Judged {
  readonly item: RecordReceived;
  /** Of what is not to be quarantined, only what became of it. */
  readonly verdict:
    | Extract<Verdict, { readonly kind: 'quarantined' }>
    | { readonly kind: Exclude<Verdict['kind'], 'quarantined' | 'superseded'> };
  /** What a person set right in the content that this version replays. */
  readonly fix?: RecordState['fix'];
}

/** What became of an entry that was judged anew. */
export type Rejudgement = { readonly entry: QuarantinedRecord } & (
  | {
      readonly kind: 'accepted';
      readonly fix: QuarantinedRecord['fix'];
      readonly resolution: Resolution;
    }
  | ({ readonly kind: 'quarantined' } & Pick<QuarantinedRecord, 'reasons' | 'draft'>)
);

/** Writes what enters and leaves the quarantine. Nothing is ever removed: entries are closed. */
@Injectable()
export class Quarantine implements OnModuleInit {
  private readonly records: Collection<QuarantineDocument>;

  constructor(connection: Connection) {
    this.records = connection.collection<QuarantineDocument>('quarantine');
  }

  async onModuleInit(): Promise<void> {
    await this.records.createIndex({ key: 1, resolvedByVersion: 1 }, {}, {});
    await this.records.createIndex({ resolvedByVersion: 1, _id: 1 }, {}, {});
    await this.records.createIndex({ 'reasons.code': 1, _id: 1 }, {}, {});
  }

  /** Adds the quarantined ones and closes what newer versions of a record have settled. */
  async record(judged: readonly Judged[], at: Date, session: mongo.ClientSession): Promise<void> {
    const writes = judged.flatMap(
      ({ item, verdict, fix }): mongo.AnyBulkWriteOperation<QuarantineDocument>[] => {
        const close = closeUpTo(item, at);
        if (verdict.kind !== 'quarantined') return item.version > 1 ? [close] : [];
        const document = documentOf(item, verdict, fix, at);
        const add = {
          replaceOne: { filter: { _id: document._id }, replacement: document, upsert: true },
        };
        return item.version > 1 ? [close, add] : [add];
      },
    );
    if (writes.length > 0) await this.records.bulkWrite(writes, { session });
  }

  /** Open entries behind an id that were there at a time, to be judged anew in this transaction. */
  async open(
    choice: QuarantineChoice,
    { ids, after, until, limit }: OpenEntries,
    session: mongo.ClientSession,
  ): Promise<QuarantinedRecord[]> {
    const filter = filterOf(choice, 'open', after);
    const named = ids === undefined ? [] : [{ _id: { $in: [...ids] } }];
    const found = await this.records
      .find({ $and: [filter, { quarantinedAt: { $lte: until } }, ...named] }, { session })
      .sort({ _id: 1 })
      .limit(limit)
      .toArray();
    return found.map(recordOf);
  }

  async find(id: string, session?: mongo.ClientSession): Promise<QuarantinedRecord | undefined> {
    const found = await this.records.findOne({ _id: id }, session === undefined ? {} : { session });
    return found === null ? undefined : recordOf(found);
  }

  /** Writes what became of entries that were judged anew. Read them in the same transaction. */
  async rejudge(rejudged: readonly Rejudgement[], session: mongo.ClientSession): Promise<void> {
    if (rejudged.length === 0) return;
    await this.records.bulkWrite(
      rejudged.map((one) => ({
        updateOne: { filter: { _id: one.entry.id }, update: updateOf(one) },
      })),
      { session, ordered: false },
    );
  }

  /** @returns false where it is not there or settled. */
  async dismiss(
    id: string,
    dismissed: NonNullable<QuarantinedRecord['dismissed']>,
  ): Promise<boolean> {
    const { matchedCount } = await this.records.updateOne(
      { _id: id, resolvedByVersion: { $exists: false } },
      { $set: { dismissed } },
    );
    return matchedCount === 1;
  }

  async reopen(id: string): Promise<boolean> {
    const { matchedCount } = await this.records.updateOne(
      { _id: id, resolvedByVersion: { $exists: false } },
      { $unset: { dismissed: '' } },
    );
    return matchedCount === 1;
  }
}

interface OpenEntries {
  readonly ids: readonly string[] | undefined;
  readonly after: string;
  /** ISO 8601: what came later is left alone. */
  readonly until: string;
  readonly limit: number;
}

function closeUpTo({ source, recordId, version }: RecordReceived, at: Date) {
  const resolution: Resolution = { by: 'version', at: at.toISOString() };
  return {
    updateMany: {
      filter: {
        key: recordKey(source, recordId),
        resolvedByVersion: { $exists: false },
        version: { $lt: version },
      },
      update: { $set: { resolvedByVersion: version, resolution } },
    },
  };
}

function updateOf(one: Rejudgement): mongo.UpdateFilter<QuarantineDocument> {
  if (one.kind === 'quarantined') return { $set: { reasons: one.reasons, draft: one.draft } };
  const { entry, fix, resolution } = one;
  return {
    $set: {
      resolvedByVersion: entry.version,
      resolution,
      ...(fix === undefined || fix.length === 0 ? {} : { fix }),
    },
  };
}
