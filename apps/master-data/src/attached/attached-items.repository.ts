import type { RecordKey } from '@concord/contracts/names';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Connection, type Collection, type mongo } from 'mongoose';
import { itemPrefix, type ItemChanges, type StoredItem } from './stored-item';

/** That the source deleted a transaction or interaction with a record of its own: a late version does not revive it. */
export interface GoneItem {
  readonly _id: string;
  readonly giver: RecordKey;
  readonly version: number;
}

type ItemDocument = StoredItem | GoneItem;

/** Where a page of the newest-first list goes on: after this time and id. */
export type Position = readonly [at: string, id: string];

export interface ItemFilter {
  readonly entities: readonly string[];
  /** Not before this. */
  readonly from?: string | undefined;
  /** Before this. */
  readonly to?: string | undefined;
}

/** Of which totals are made. */
export type CountedItem = Pick<StoredItem, 'entity' | 'at' | 'fields'>;

@Injectable()
export class AttachedItems implements OnModuleInit {
  private readonly items: Collection<ItemDocument>;

  constructor(connection: Connection) {
    this.items = connection.collection<ItemDocument>('attached');
  }

  async onModuleInit(): Promise<void> {
    // Lists of a customer are read in this order, owner by owner; of tombstones nothing is indexed.
    const owned = { partialFilterExpression: { owner: { $exists: true } } };
    await this.items.createIndex({ owner: 1, at: -1, _id: -1 }, owned, {});
  }

  /** All that these givers have told. */
  async ofGivers(
    givers: readonly RecordKey[],
    session: mongo.ClientSession,
  ): Promise<Map<RecordKey, StoredItem[]>> {
    const found = new Map(givers.map((giver): [RecordKey, StoredItem[]] => [giver, []]));
    if (givers.length === 0) return found;
    const ranges = givers.map((giver) => {
      const prefix = itemPrefix(giver);
      return { _id: { $gte: prefix, $lt: `${prefix}\uffff` } };
    });
    const cursor = this.items.find({ $or: ranges }, { session, batchSize: 10_000 });
    for await (const item of cursor) if (isItem(item)) found.get(item.giver)?.push(item);
    return found;
  }

  async byId(
    ids: readonly string[],
    session: mongo.ClientSession,
  ): Promise<Map<string, ItemDocument>> {
    const found = await this.items.find({ _id: { $in: [...ids] } }, { session }).toArray();
    return new Map(found.map((item) => [item._id, item]));
  }

  async write(changes: readonly ItemChanges[], session: mongo.ClientSession): Promise<void> {
    const writes = changes.flatMap(({ inserted, replaced, removed }) => [
      ...inserted.map((document) => ({ insertOne: { document } })),
      ...replaced.map(replacing),
      ...removed.map((_id) => ({ deleteOne: { filter: { _id } } })),
    ]);
    if (writes.length > 0) await this.items.bulkWrite(writes, { session, ordered: false });
  }

  /** Items with records of their own, and the tombstones of such. */
  async put(documents: readonly ItemDocument[], session: mongo.ClientSession): Promise<void> {
    const writes = documents.map((document) => {
      const { _id } = document;
      return { replaceOne: { filter: { _id }, replacement: document, upsert: true } };
    });
    if (writes.length > 0) await this.items.bulkWrite(writes, { session, ordered: false });
  }

  /** What hangs on these records, the newest first; what has no time comes last. */
  async page(
    owners: readonly RecordKey[],
    filter: ItemFilter,
    after: Position | undefined,
    limit: number,
  ): Promise<StoredItem[]> {
    const found = await this.items
      .find({ $and: [matching(owners, filter), ...(after === undefined ? [] : [beyond(after)])] })
      .sort({ at: -1, _id: -1 })
      .limit(limit)
      .toArray();
    return found.filter(isItem);
  }

  async *counted(owners: readonly RecordKey[]): AsyncIterable<CountedItem> {
    const projection = { entity: 1, at: 1, fields: 1 };
    // Only what has an owner is found, so that no tombstone is.
    yield* this.items.find<CountedItem>({ owner: { $in: [...owners] } }, { projection });
  }

  async count(): Promise<number> {
    return await this.items.estimatedDocumentCount();
  }
}

function replacing({ _id, ...rest }: StoredItem) {
  return { replaceOne: { filter: { _id }, replacement: { _id, ...rest } } };
}

function isItem(document: ItemDocument): document is StoredItem {
  return 'owner' in document;
}

function matching(owners: readonly RecordKey[], { entities, from, to }: ItemFilter) {
  const time = {
    ...(from === undefined ? {} : { $gte: from }),
    ...(to === undefined ? {} : { $lt: to, $gt: '' }),
  };
  return {
    owner: { $in: [...owners] },
    entity: { $in: [...entities] },
    ...(Object.keys(time).length === 0 ? {} : { at: time }),
  };
}

function beyond([at, id]: Position) {
  return { $or: [{ at: { $lt: at } }, { at, _id: { $lt: id } }] };
}
