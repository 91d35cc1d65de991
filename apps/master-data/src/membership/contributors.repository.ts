import type { RecordKey } from '@concord/contracts/names';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Connection, type Collection, type mongo } from 'mongoose';
import type { StoredContributor } from './membership';

type ContributorDocument = Omit<StoredContributor, 'key'> & { readonly _id: RecordKey };

@Injectable()
export class Contributors implements OnModuleInit {
  private readonly contributors: Collection<ContributorDocument>;

  constructor(connection: Connection) {
    this.contributors = connection.collection<ContributorDocument>('contributors');
  }

  async onModuleInit(): Promise<void> {
    await this.contributors.createIndex({ entityId: 1 }, {}, {});
  }

  async load(
    keys: readonly RecordKey[],
    session: mongo.ClientSession,
  ): Promise<Map<RecordKey, StoredContributor>> {
    const found = await this.contributors
      .find({ _id: { $in: [...keys] } }, { session, batchSize: 10_000 })
      .toArray();
    return new Map(found.map((document) => [document._id, contributorOf(document)]));
  }

  /** @param known those that were loaded in the same transaction; the others are new. */
  async save(
    changed: Iterable<StoredContributor>,
    known: ReadonlyMap<RecordKey, StoredContributor>,
    session: mongo.ClientSession,
  ): Promise<void> {
    const writes = [...changed].map(({ key, ...rest }) =>
      known.has(key)
        ? { replaceOne: { filter: { _id: key }, replacement: rest, upsert: true } }
        : { insertOne: { document: { _id: key, ...rest } } },
    );
    if (writes.length > 0) await this.contributors.bulkWrite(writes, { session, ordered: false });
  }

  /** Everything that belongs to these entities, by entity. */
  async byEntity(
    entityIds: readonly string[],
    session?: mongo.ClientSession,
  ): Promise<Map<string, StoredContributor[]>> {
    const groups = new Map<string, StoredContributor[]>(entityIds.map((id) => [id, []]));
    const options = { batchSize: 10_000, ...(session === undefined ? {} : { session }) };
    const found = await this.contributors
      .find({ entityId: { $in: [...entityIds] } }, options)
      .toArray();
    for (const document of found) {
      if (document.entityId !== null) groups.get(document.entityId)?.push(contributorOf(document));
    }
    return groups;
  }

  async find(key: RecordKey): Promise<StoredContributor | undefined> {
    const found = await this.contributors.findOne({ _id: key });
    return found === null ? undefined : contributorOf(found);
  }

  async count(): Promise<number> {
    return await this.contributors.countDocuments({ entityId: { $ne: null } });
  }

  /** The crosswalk: every current source record with its entity, by key. */
  async *crosswalk(): AsyncIterable<{ source: string; recordId: string; entityId: string }> {
    const cursor = this.contributors
      .find({ entityId: { $ne: null } }, { projection: { source: 1, recordId: 1, entityId: 1 } })
      .sort({ _id: 1 });
    for await (const { source, recordId, entityId } of cursor) {
      if (entityId !== null) yield { source, recordId, entityId };
    }
  }
}

function contributorOf({ _id, ...rest }: ContributorDocument): StoredContributor {
  return { key: _id, ...rest };
}
