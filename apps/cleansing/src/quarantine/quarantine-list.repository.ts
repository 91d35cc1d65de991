import type {
  QuarantinedRecord,
  QuarantineGroup,
  QuarantineSummary,
} from '@concord/contracts/quarantine';
import { Injectable } from '@nestjs/common';
import { Connection, type Collection } from 'mongoose';
import { mentions, recordOf, type QuarantineDocument } from './quarantine-document';
import { filterOf, type QuarantineQuery } from './quarantine-query';

/** A search looks through so many entries for one page; the next page goes on behind them. */
const mostSearched = 20_000;

interface Listed {
  readonly items: QuarantinedRecord[];
  /** The id behind which the next page begins; absent at the end. */
  readonly after?: string;
}

/** What people see of the quarantine. */
@Injectable()
export class QuarantineList {
  private readonly records: Collection<QuarantineDocument>;

  constructor(connection: Connection) {
    this.records = connection.collection<QuarantineDocument>('quarantine');
  }

  /** In order of ids. A page of a search may be short, and even empty, with more behind it. */
  async page(query: QuarantineQuery, after: string | undefined): Promise<Listed> {
    const { limit, state, text } = query;
    const items: QuarantinedRecord[] = [];
    const cursor = this.records
      .find(filterOf(query, state, after))
      .sort({ _id: 1 })
      .limit(text === undefined ? limit + 1 : mostSearched + 1);
    let looked = 0;
    let last: string | undefined;
    for await (const found of cursor) {
      if (items.length === limit || looked === mostSearched)
        return { items, ...(last === undefined ? {} : { after: last }) };
      looked++;
      last = found._id;
      const record = recordOf(found);
      if (text === undefined || mentions(record, text)) items.push(record);
    }
    return { items };
  }

  async *all(): AsyncIterable<QuarantinedRecord> {
    for await (const found of this.records.find(filterOf({}, 'open')).sort({ _id: 1 })) {
      yield recordOf(found);
    }
  }

  async count(query: Pick<QuarantineQuery, 'source' | 'reason'>): Promise<number> {
    return await this.records.countDocuments(filterOf(query, 'open'));
  }

  /** Any of the open ones of some sources (of all, where none is named), at random. */
  async sample(size: number, sources: readonly string[] | undefined): Promise<QuarantinedRecord[]> {
    const found = await this.records
      .aggregate<QuarantineDocument>([
        {
          $match: {
            ...filterOf({}, 'open'),
            ...(sources === undefined ? {} : { source: { $in: [...sources] } }),
          },
        },
        { $sample: { size } },
      ])
      .toArray();
    return found.map(recordOf);
  }

  async summary(source: string | undefined): Promise<QuarantineSummary> {
    const choice = source === undefined ? {} : { source };
    const [open, dismissed, groups] = await Promise.all([
      this.records.countDocuments(filterOf(choice, 'open')),
      this.records.countDocuments(filterOf(choice, 'dismissed')),
      this.groups(choice),
    ]);
    return { open, dismissed, groups };
  }

  private async groups(choice: { readonly source?: string }): Promise<QuarantineGroup[]> {
    return await this.records
      .aggregate<QuarantineGroup>([
        { $match: filterOf(choice, 'open') },
        // One with two bad addresses is one entry of its group.
        {
          $project: {
            ...{ source: 1, quarantinedAt: 1 },
            reasons: {
              $setUnion: {
                $map: { input: '$reasons', in: { code: '$$this.code', field: '$$this.field' } },
              },
            },
          },
        },
        { $unwind: '$reasons' },
        {
          $group: {
            _id: { source: '$source', code: '$reasons.code', field: '$reasons.field' },
            records: { $sum: 1 },
            oldest: { $min: '$quarantinedAt' },
          },
        },
        { $sort: { records: -1, _id: 1 } },
        { $replaceWith: { $mergeObjects: ['$_id', { records: '$records', oldest: '$oldest' }] } },
      ])
      .toArray();
  }
}
