import type { GoldenChanged } from '@concord/contracts/events';
import { Injectable } from '@nestjs/common';
import { Connection, type Collection, type mongo } from 'mongoose';
import type { GoldenCopy } from '../shadows/shadow';
import { fieldsText, readFields } from './fields-text';

type CopyDocument = Omit<GoldenCopy, 'entityId' | 'fields'> & {
  readonly _id: string;
  readonly fields: string;
};

/** Every golden record as last announced, so that a new or changed destination can be filled from here. */
@Injectable()
export class GoldenCopies {
  private readonly copies: Collection<CopyDocument>;

  constructor(connection: Connection) {
    this.copies = connection.collection<CopyDocument>('golden_copies');
  }

  /** Keeps the newest of each; gives back those that are news. */
  async keep(items: readonly GoldenChanged[], session: mongo.ClientSession): Promise<GoldenCopy[]> {
    const newest = new Map<string, GoldenCopy>();
    for (const item of items) {
      if (item.version > (newest.get(item.entityId)?.version ?? 0))
        newest.set(item.entityId, copyOf(item));
    }
    const known = await this.copies
      .find(
        { _id: { $in: [...newest.keys()] } },
        { projection: { version: 1 }, session, batchSize: 10_000 },
      )
      .toArray();
    const versions = new Map(known.map(({ _id, version }) => [_id, version]));
    const news = [...newest.values()].filter(
      ({ entityId, version }) => version > (versions.get(entityId) ?? 0),
    );
    if (news.length > 0) {
      await this.copies.bulkWrite(
        news.map(({ entityId, fields, ...rest }) => {
          const document = { _id: entityId, ...rest, fields: fieldsText(fields) };
          return versions.has(entityId)
            ? { replaceOne: { filter: { _id: entityId }, replacement: document, upsert: true } }
            : { insertOne: { document } };
        }),
        { session, ordered: false },
      );
    }
    return news;
  }

  /** The copies that follow an id, in order of ids. */
  async after(id: string, limit: number, session: mongo.ClientSession): Promise<GoldenCopy[]> {
    const found = await this.copies
      .find({ _id: { $gt: id } }, { session })
      .sort({ _id: 1 })
      .limit(limit)
      .toArray();
    return found.map(({ _id, fields, ...rest }) => ({
      entityId: _id,
      ...rest,
      fields: readFields(fields),
    }));
  }
}

function copyOf({ entityId, version, status, entity, fields }: GoldenChanged): GoldenCopy {
  return { entityId, version, status, entity, fields };
}
