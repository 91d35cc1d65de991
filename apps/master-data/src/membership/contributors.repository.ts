import type { CanonicalRecord } from '@concord/contracts/canonical';
import type { RecordKey } from '@concord/contracts/names';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Connection, type Collection, type mongo } from 'mongoose';
import type { StoredContributor } from './membership';

/** The record as JSON: it is only ever read as a whole, and a text is read in half the time of its parts. */
type ContributorDocument = Omit<StoredContributor, 'key' | 'record'> & {
  readonly _id: RecordKey;
  readonly record?: string;
};

@Injectable()
export class Contributors implements OnModuleInit {
  private readonly contributors: Collection<ContributorDocument>;

  constructor(connection: Connection) {
    this.contributors = connection.collection<ContributorDocument>('contributors');
  }

  async onModuleInit(): Promise<void> {
    await this.contributors.createIndex({ entityId: 1 }, {}, {});
    // Few records bear a lock; the others are not in this index.
    await this.contributors.createIndex({ lockId: 1 }, { sparse: true }, {});
  }

  /** These records and all that belong to these entities, by key. */
  async around(
    keys: readonly RecordKey[],
    entityIds: Iterable<string>,
    session: mongo.ClientSession,
  ): Promise<Map<RecordKey, StoredContributor>> {
    const [records, entities] = [[...keys], [...entityIds]];
    if (records.length === 0 && entities.length === 0) return new Map();
    const found = await this.contributors
      .find(
        { $or: [{ _id: { $in: records } }, { entityId: { $in: entities } }] },
        { session, batchSize: 10_000 },
      )
      .toArray();
    return new Map(found.map((document) => [document._id, contributorOf(document)]));
  }

  /** @param known those that were loaded in the same transaction; the others are new. */
  async save(
    changed: Iterable<StoredContributor>,
    known: ReadonlyMap<RecordKey, StoredContributor>,
    session: mongo.ClientSession,
  ): Promise<void> {
    const writes = [...changed].map((contributor) => {
      const document = documentOf(contributor);
      return known.has(contributor.key)
        ? { replaceOne: { filter: { _id: document._id }, replacement: document, upsert: true } }
        : { insertOne: { document } };
    });
    if (writes.length > 0) await this.contributors.bulkWrite(writes, { session, ordered: false });
  }

  async ofEntity(entityId: string): Promise<StoredContributor[]> {
    return (await this.contributors.find({ entityId }).toArray()).map(contributorOf);
  }

  /** Some of an entity's records, in the order of their keys. */
  async pageOfEntity(
    entityId: string,
    after: RecordKey,
    limit: number,
  ): Promise<StoredContributor[]> {
    const found = this.contributors
      .find({ entityId, _id: { $gt: after } })
      .sort({ _id: 1 })
      .limit(limit);
    return (await found.toArray()).map(contributorOf);
  }

  /** The keys of an entity's records. */
  async keysOf(entityIds: readonly string[]): Promise<RecordKey[]> {
    const found = await this.contributors
      .find({ entityId: { $in: [...entityIds] } }, { projection: { _id: 1 } })
      .toArray();
    return found.map(({ _id }) => _id);
  }

  /** Which entities these records belong to; those that are gone, or never came, are left out. */
  async entitiesOf(keys: readonly RecordKey[]): Promise<Map<RecordKey, string>> {
    const found = await this.contributors
      .find({ _id: { $in: [...keys] } }, { projection: { entityId: 1 } })
      .toArray();
    return new Map(
      found.flatMap(({ _id, entityId }) => (entityId === null ? [] : [[_id, entityId]])),
    );
  }

  /** Those that bear a lock, wherever they belong now. */
  async lockedBy(lockId: string, session: mongo.ClientSession): Promise<StoredContributor[]> {
    return (await this.contributors.find({ lockId }, { session }).toArray()).map(contributorOf);
  }

  /** By key; those that are not there are left out. */
  async load(keys: readonly RecordKey[]): Promise<StoredContributor[]> {
    return (await this.contributors.find({ _id: { $in: [...keys] } }).toArray()).map(contributorOf);
  }

  async find(key: RecordKey): Promise<StoredContributor | undefined> {
    const found = await this.contributors.findOne({ _id: key });
    return found === null ? undefined : contributorOf(found);
  }

  async count(): Promise<number> {
    return await this.contributors.countDocuments({ entityId: { $ne: null } });
  }

  /** The crosswalk: every current source record with its entity, by key, those behind one, up to another one. */
  async *crosswalk(
    after = '',
    last?: string,
  ): AsyncIterable<{ source: string; recordId: string; entityId: string }> {
    const range = { $gt: after, ...(last === undefined ? {} : { $lte: last }) };
    const cursor = this.contributors
      .find(
        { _id: range, entityId: { $ne: null } },
        { projection: { source: 1, recordId: 1, entityId: 1 } },
      )
      .sort({ _id: 1 });
    for await (const { source, recordId, entityId } of cursor) {
      if (entityId !== null) yield { source, recordId, entityId };
    }
  }

  /** The last key of so many behind one; undefined where no other one follows. */
  async partEnd(after = '', limit?: number): Promise<string | undefined> {
    if (limit === undefined) return undefined;
    const [last, next] = await this.contributors
      .find({ _id: { $gt: after }, entityId: { $ne: null } }, { projection: { _id: 1 } })
      .sort({ _id: 1 })
      .skip(limit - 1)
      .limit(2)
      .toArray();
    return next === undefined ? undefined : last?._id;
  }
}

function documentOf({ key, record, ...rest }: StoredContributor): ContributorDocument {
  return { _id: key, ...rest, ...(record === undefined ? {} : { record: JSON.stringify(record) }) };
}

function contributorOf({ _id, record, ...rest }: ContributorDocument): StoredContributor {
  // Written by `documentOf`, and checked against the schema of its event before.
  return {
    key: _id,
    ...rest,
    ...(record === undefined ? {} : { record: JSON.parse(record) as CanonicalRecord }),
  };
}
