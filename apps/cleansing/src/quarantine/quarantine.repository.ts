import { recordKey } from '@concord/contracts/names';
import type { RecordReceived } from '@concord/contracts/events';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Connection, type Collection, type mongo } from 'mongoose';
import type { Verdict } from '../verdict';
import type { QuarantinedRecord, QuarantineFilter } from './quarantined-record';

type QuarantineDocument = Omit<QuarantinedRecord, 'id'> & {
  readonly _id: string;
  readonly key: string;
};

export interface Judged {
  readonly item: RecordReceived;
  readonly verdict: Verdict;
}

@Injectable()
export class Quarantine implements OnModuleInit {
  private readonly records: Collection<QuarantineDocument>;

  constructor(connection: Connection) {
    this.records = connection.collection<QuarantineDocument>('quarantine');
  }

  async onModuleInit(): Promise<void> {
    await this.records.createIndex({ key: 1, resolvedByVersion: 1 }, {}, {});
    await this.records.createIndex({ source: 1, _id: 1 }, {}, {});
    await this.records.createIndex({ 'reasons.code': 1, _id: 1 }, {}, {});
  }

  /** Adds the quarantined ones and closes what newer versions of a record have settled. */
  async record(judged: readonly Judged[], at: Date, session: mongo.ClientSession): Promise<void> {
    const writes = judged.flatMap(
      ({ item, verdict }): mongo.AnyBulkWriteOperation<QuarantineDocument>[] => {
        if (verdict.kind === 'superseded') return [];
        const key = recordKey(item.source, item.recordId);
        const close = {
          updateMany: {
            filter: { key, resolvedByVersion: { $exists: false }, version: { $lt: item.version } },
            update: { $set: { resolvedByVersion: item.version } },
          },
        };
        if (verdict.kind !== 'quarantined') return item.version > 1 ? [close] : [];
        const document = documentOf(item, verdict, at);
        const add = {
          replaceOne: { filter: { _id: document._id }, replacement: document, upsert: true },
        };
        return item.version > 1 ? [close, add] : [add];
      },
    );
    if (writes.length > 0) await this.records.bulkWrite(writes, { session });
  }

  /** In order of ids, one more than the limit if there are more. */
  async list(filter: QuarantineFilter, after: string | undefined): Promise<QuarantinedRecord[]> {
    const found = await this.records
      .find({
        ...(filter.source === undefined ? {} : { source: filter.source }),
        ...(filter.reason === undefined ? {} : { 'reasons.code': filter.reason }),
        ...(filter.resolved ? {} : { resolvedByVersion: { $exists: false } }),
        ...(after === undefined ? {} : { _id: { $gt: after } }),
      })
      .sort({ _id: 1 })
      .limit(filter.limit + 1)
      .toArray();
    return found.map(recordOf);
  }

  async find(id: string): Promise<QuarantinedRecord | undefined> {
    const found = await this.records.findOne({ _id: id });
    return found === null ? undefined : recordOf(found);
  }

  async *all(): AsyncIterable<QuarantinedRecord> {
    for await (const found of this.records
      .find({ resolvedByVersion: { $exists: false } })
      .sort({ _id: 1 })) {
      yield recordOf(found);
    }
  }
}

function documentOf(
  item: RecordReceived,
  verdict: Extract<Verdict, { kind: 'quarantined' }>,
  at: Date,
): QuarantineDocument {
  const key = recordKey(item.source, item.recordId);
  return {
    _id: `${key}@${item.version}`,
    key,
    source: item.source,
    recordId: item.recordId,
    version: item.version,
    ...(item.op === 'delete' ? {} : { position: item.position }),
    quarantinedAt: at.toISOString(),
    reasons: [...verdict.reasons],
    original: item.op === 'upsert' ? item.data : item.op === 'unreadable' ? item.excerpt : null,
    ...(item.op === 'upsert' && item.carried !== undefined ? { carried: item.carried } : {}),
    draft: verdict.draft,
  };
}

function recordOf({ _id, key, ...rest }: QuarantineDocument): QuarantinedRecord {
  return { id: _id, ...rest };
}
