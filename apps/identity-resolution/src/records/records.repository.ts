import type { CanonicalFields } from '@concord/contracts/canonical';
import type { RecordKey } from '@concord/contracts/names';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Connection, type Collection, type mongo } from 'mongoose';
import type { StoredRecord } from './stored-record';

type RecordDocument = Omit<StoredRecord, 'key'> & { readonly _id: RecordKey };

/** How many keys one query asks for; a merge of large entities may touch more. */
const keysPerQuery = 5_000;
const recordsPerAnswer = 1_000;

@Injectable()
export class Records implements OnModuleInit {
  private readonly records: Collection<RecordDocument>;

  constructor(connection: Connection) {
    this.records = connection.collection<RecordDocument>('records');
  }

  async onModuleInit(): Promise<void> {
    await this.records.createIndex({ entityId: 1 }, {}, {});
  }

  /** Without the fields, which only a rebuild of the index and an explanation need. */
  async load(keys: readonly RecordKey[]): Promise<Map<RecordKey, StoredRecord>> {
    const found = new Map<RecordKey, StoredRecord>();
    for (let at = 0; at < keys.length; at += keysPerQuery) {
      const some = keys.slice(at, at + keysPerQuery);
      const options = { projection: { fields: 0 }, batchSize: keysPerQuery };
      const documents = await this.records.find({ _id: { $in: some } }, options).toArray();
      for (const document of documents) found.set(document._id, recordOf(document));
    }
    return found;
  }

  /** All records of these entities, with their fields, those of one entity in a row. */
  async *ofEntities(ids: readonly string[]): AsyncIterable<StoredRecord> {
    for (let at = 0; at < ids.length; at += keysPerQuery) {
      const some = ids.slice(at, at + keysPerQuery);
      yield* this.inEntities({ entityId: { $in: some } });
    }
  }

  /** What records say; those that are gone are left out. */
  async fieldsOf(keys: readonly RecordKey[]): Promise<Map<RecordKey, CanonicalFields>> {
    const options = { projection: { fields: 1 } };
    const found = await this.records.find({ _id: { $in: [...keys] } }, options).toArray();
    return new Map(
      found.flatMap(({ _id, fields }) => (fields === undefined ? [] : [[_id, fields]])),
    );
  }

  async find(key: RecordKey): Promise<StoredRecord | undefined> {
    const found = await this.records.findOne({ _id: key });
    return found === null ? undefined : recordOf(found);
  }

  async keysOf(entityId: string): Promise<RecordKey[]> {
    const found = await this.records.find({ entityId }, { projection: { _id: 1 } }).toArray();
    return found.map(({ _id }) => _id).sort();
  }

  /** Every record that is not deleted, with its fields, those of one entity in a row: the stuff the index is made of. */
  all(): AsyncIterable<StoredRecord> {
    return this.inEntities({ entityId: { $ne: null } });
  }

  /** The next records are on their way while those that are there are worked on. */
  private async *inEntities(filter: mongo.Filter<RecordDocument>): AsyncIterable<StoredRecord> {
    const cursor = this.records.find(filter).sort({ entityId: 1 }).batchSize(recordsPerAnswer);
    let more = cursor.hasNext();
    try {
      while (await more) {
        const documents = cursor.readBufferedDocuments();
        more = cursor.hasNext();
        // Whoever waits for it hears of a failure; nobody does where reading is broken off.
        more.catch(() => undefined);
        yield* documents.map(recordOf);
      }
    } finally {
      await cursor.close();
    }
  }

  /** Writes what is given; a record without `fields` keeps those it has, unless it was deleted. */
  async save(records: readonly StoredRecord[], session: mongo.ClientSession): Promise<void> {
    if (records.length === 0) return;
    await this.records.bulkWrite(
      records.map(({ key, ...rest }) =>
        // The first decision about a record: nothing is stored of it yet.
        rest.sequence === 1
          ? { insertOne: { document: { _id: key, ...rest } } }
          : {
              updateOne: {
                filter: { _id: key },
                update:
                  rest.entityId === null
                    ? { $set: rest, $unset: { fields: '' as const } }
                    : { $set: rest },
                upsert: true,
              },
            },
      ),
      { session, ordered: false },
    );
  }

  async count(): Promise<number> {
    return await this.records.countDocuments({ entityId: { $ne: null } });
  }
}

function recordOf({ _id, ...rest }: RecordDocument): StoredRecord {
  return { key: _id, ...rest };
}
