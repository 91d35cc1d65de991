import { badRequest } from '@concord/service-kit';
import { Injectable } from '@nestjs/common';
import { Connection, mongo, type Collection } from 'mongoose';
import { goldenOf, projectionOf, type GoldenDocument } from '../golden/golden-records.repository';
import type { StoredGolden } from '../golden/stored-golden';
import type { CustomerQuery } from './customer-query';
import type { Filter } from './filter';
import { conditionOf, type Condition } from './mongo-filter';
import { behind, sortKey } from './sort';

/** A query that takes longer would keep MongoDB from everything else. */
const longestMs = 10_000;
/** Sources with fewer records are looked up first; of the others most customers have one anyway. */
const fewRecords = 5_000;
const tooLong = 50;

/** Pages of golden records by filters and order. */
@Injectable()
export class CustomerPages {
  private readonly golden: Collection<GoldenDocument>;
  private readonly contributors: Collection<{
    readonly _id: string;
    readonly entityId: string | null;
  }>;

  constructor(connection: Connection) {
    this.golden = connection.collection('golden_records');
    this.contributors = connection.collection('contributors');
  }

  /** One more than a page holds, if there is one. @param amongIds where an index knows that all others do not fit */
  async find(query: CustomerQuery, amongIds?: readonly string[]): Promise<StoredGolden[]> {
    const { filters, sort, after, limit, fields } = query;
    const own = filters.filter(({ subject }) => subject.kind !== 'source');
    const conditions: Condition[] = own.map(conditionOf);
    if (!own.some(({ subject }) => subject.name === 'status'))
      conditions.push({ status: 'current' });
    if (after !== undefined) conditions.push(behind(sort, after));
    if (amongIds !== undefined) conditions.push({ _id: { $in: amongIds } });
    const bySource = filters.filter(({ subject }) => subject.kind === 'source');
    const stages = await Promise.all(bySource.map((filter) => this.sourceStages(filter)));
    const found = this.golden.aggregate<GoldenDocument>(
      [
        { $match: { $and: conditions } },
        ...stages.flatMap(({ first }) => first),
        { $sort: sortKey(sort) },
        ...stages.flatMap(({ then }) => then),
        { $limit: limit + 1 },
        ...(fields === undefined ? [] : [{ $project: projectionOf(fields) }]),
      ],
      { maxTimeMS: longestMs },
    );
    return (await told(found.toArray())).map(goldenOf);
  }

  /** Those of these that are current, in the order of the ids. */
  async current(ids: readonly string[]): Promise<StoredGolden[]> {
    const found = await this.golden.find({ _id: { $in: [...ids] }, status: 'current' }).toArray();
    const byId = new Map(found.map((document) => [document._id, goldenOf(document)]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  /** Customers that have a record of one of these sources, or none of it. */
  private async sourceStages({ operator, values }: Filter) {
    const few = operator === 'ne' ? undefined : await this.entitiesOf(values.map(String));
    if (few !== undefined) return { first: [{ $match: { _id: { $in: few } } }], then: [] };
    const records = {
      from: 'contributors',
      localField: '_id',
      foreignField: 'entityId',
      pipeline: [{ $match: { source: { $in: values } } }, { $limit: 1 }, { $project: { _id: 1 } }],
      as: 'ofSource',
    };
    const wanted = { ofSource: { $size: operator === 'ne' ? 0 : 1 } };
    return { first: [], then: [{ $lookup: records }, { $match: wanted }, { $unset: 'ofSource' }] };
  }

  /** Undefined where there are too many. */
  private async entitiesOf(sources: readonly string[]): Promise<string[] | undefined> {
    const keys = sources.map((source) => ({ _id: { $gte: `${source}:`, $lt: `${source};` } }));
    const found = await this.contributors
      .find({ $or: keys }, { projection: { _id: 0, entityId: 1 } })
      .limit(fewRecords + 1)
      .toArray();
    if (found.length > fewRecords) return undefined;
    return [...new Set(found.flatMap(({ entityId }) => entityId ?? []))];
  }
}

async function told<T>(finding: Promise<T>): Promise<T> {
  try {
    return await finding;
  } catch (error) {
    if (!(error instanceof mongo.MongoServerError) || error.code !== tooLong) throw error;
    const advice = 'Filter by a field that fewer customers share, or leave out the order.';
    throw badRequest(
      'query.tooBroad',
      `The query took longer than ${longestMs / 1000} s. ${advice}`,
    );
  }
}
