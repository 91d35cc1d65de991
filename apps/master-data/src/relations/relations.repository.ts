import type { RecordRelation } from '@concord/contracts/canonical';
import { recordKey, type RecordKey } from '@concord/contracts/names';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Connection, type Collection, type mongo } from 'mongoose';

/** One source record points to another one, which may not be there (yet). */
export interface Link {
  readonly relationship: string;
  readonly from: RecordKey;
  readonly to: RecordKey;
}

interface RelationsDocument {
  /** The source record that points. */
  readonly _id: RecordKey;
  readonly to: readonly { readonly relationship: string; readonly key: RecordKey }[];
}

export interface Related {
  readonly key: RecordKey;
  readonly relations: readonly RecordRelation[];
}

/** The relations of source records, under the record that points. Which entities they are between, the crosswalk says. */
@Injectable()
export class Relations implements OnModuleInit {
  private readonly relations: Collection<RelationsDocument>;

  constructor(connection: Connection) {
    this.relations = connection.collection<RelationsDocument>('relations');
  }

  async onModuleInit(): Promise<void> {
    await this.relations.createIndex({ 'to.key': 1 }, {}, {});
  }

  /** @param known records that may have relations already */
  async replace(
    related: readonly Related[],
    known: ReadonlySet<RecordKey>,
    session: mongo.ClientSession,
  ): Promise<void> {
    const writes = related.flatMap(({ key, relations }) =>
      writesOf(key, relations, known.has(key)),
    );
    if (writes.length > 0) await this.relations.bulkWrite(writes, { session, ordered: false });
  }

  /** Where these records point to. */
  async from(keys: readonly RecordKey[], limit: number): Promise<Link[]> {
    const found = await this.relations
      .find({ _id: { $in: [...keys] } })
      .limit(limit)
      .toArray();
    return found.flatMap(linksOf).slice(0, limit);
  }

  /** Who points to these records, or to numbers that are none. */
  async to(keys: readonly RecordKey[], limit: number): Promise<Link[]> {
    const found = await this.relations
      .find({ 'to.key': { $in: [...keys] } })
      .sort({ _id: 1 })
      .limit(limit)
      .toArray();
    const meant = new Set(keys);
    return found
      .flatMap(linksOf)
      .filter(({ to }) => meant.has(to))
      .slice(0, limit);
  }
}

function writesOf(
  key: RecordKey,
  relations: readonly RecordRelation[],
  known: boolean,
): mongo.AnyBulkWriteOperation<RelationsDocument>[] {
  const to = relations.map(({ relationship, source, recordId }) => ({
    relationship,
    key: recordKey(source, recordId),
  }));
  if (to.length === 0) return known ? [{ deleteOne: { filter: { _id: key } } }] : [];
  if (!known) return [{ insertOne: { document: { _id: key, to } } }];
  return [{ replaceOne: { filter: { _id: key }, replacement: { to }, upsert: true } }];
}

function linksOf({ _id: from, to }: RelationsDocument): Link[] {
  return to.map(({ relationship, key }) => ({ relationship, from, to: key }));
}
