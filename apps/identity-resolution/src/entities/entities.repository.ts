import type { RecordKey } from '@concord/contracts/names';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Connection, type Collection, type mongo } from 'mongoose';
import type { StoredEntity } from './stored-entity';

type EntityDocument = Omit<StoredEntity, 'id'> & { readonly _id: string };

@Injectable()
export class Entities implements OnModuleInit {
  private readonly entities: Collection<EntityDocument>;

  constructor(connection: Connection) {
    this.entities = connection.collection<EntityDocument>('entities');
  }

  async onModuleInit(): Promise<void> {
    await this.entities.createIndex({ age: 1 }, {}, {});
    // Few ids are ended or merged, and only those are asked for so.
    const retired = { partialFilterExpression: { status: 'retired' } };
    await this.entities.createIndex({ founder: 1 }, retired, {});
    const redirected = { partialFilterExpression: { status: 'redirected' } };
    await this.entities.createIndex({ into: 1 }, redirected, {});
  }

  async load(ids: readonly string[]): Promise<StoredEntity[]> {
    return (
      await this.entities.find({ _id: { $in: [...ids] } }, { batchSize: 10_000 }).toArray()
    ).map(entityOf);
  }

  async find(id: string): Promise<StoredEntity | undefined> {
    const found = await this.entities.findOne({ _id: id });
    return found === null ? undefined : entityOf(found);
  }

  /** Ids that redirect to these entities. */
  async redirectedTo(ids: readonly string[]): Promise<StoredEntity[]> {
    const found = await this.entities
      .find({ status: 'redirected', into: { $in: [...ids] } })
      .toArray();
    return found.map(entityOf);
  }

  /** Ended ids that one of these records founded; they live again when the record comes back. */
  async retiredFoundedBy(keys: readonly RecordKey[]): Promise<StoredEntity[]> {
    const found = await this.entities
      .find({ status: 'retired', founder: { $in: [...keys] } })
      .toArray();
    return found.map(entityOf);
  }

  async save(entities: readonly StoredEntity[], session: mongo.ClientSession): Promise<void> {
    if (entities.length === 0) return;
    await this.entities.bulkWrite(
      entities.map(({ id, ...rest }) =>
        rest.version === 1
          ? { insertOne: { document: { _id: id, ...rest } } }
          : { replaceOne: { filter: { _id: id }, replacement: rest, upsert: true } },
      ),
      { session, ordered: false },
    );
  }

  async youngestAge(): Promise<number> {
    return (await this.entities.find().sort({ age: -1 }).limit(1).next())?.age ?? 0;
  }
}

function entityOf({ _id, ...rest }: EntityDocument): StoredEntity {
  return { id: _id, ...rest };
}
