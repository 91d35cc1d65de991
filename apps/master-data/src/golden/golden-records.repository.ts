import { Injectable } from '@nestjs/common';
import { Connection, Schema, type Collection, type Model, type mongo } from 'mongoose';
import type { GoldenVersion, StoredGolden } from './stored-golden';
import { lastVersionId, versionId } from './version-id';

export type GoldenDocument = Omit<StoredGolden, 'id'> & { readonly _id: string };
type VersionDocument = GoldenVersion & { readonly _id: string };

const goldenSchema = new Schema<GoldenDocument>(
  {
    _id: { type: String },
    version: { type: Number, required: true },
    status: { type: String, required: true },
    into: { type: [String], required: true },
    entity: { type: String, required: true },
    fields: { type: Schema.Types.Mixed, required: true },
    membershipVersion: { type: Number, required: true },
    contributors: { type: Number, required: true },
    createdAt: { type: String, required: true },
    changedAt: { type: String, required: true },
    lock: { type: Schema.Types.Mixed },
  },
  { collection: 'golden_records', versionKey: false, minimize: false },
).index({ status: 1, _id: 1 });

const versionSchema = new Schema<VersionDocument>(
  {
    _id: { type: String },
    entityId: { type: String, required: true },
    version: { type: Number, required: true },
    at: { type: String, required: true },
    cause: { type: String, required: true },
    because: { type: Schema.Types.Mixed },
    change: { type: String },
    others: { type: [String], default: undefined },
    status: { type: String, required: true },
    into: { type: [String], required: true },
    changes: { type: Schema.Types.Mixed, required: true },
  },
  { collection: 'golden_versions', versionKey: false },
);

/** Documents that an export holds at a time. */
const exportBatch = 500;

/** Golden records and their history. Bulk work goes past mongoose's casting: what is written is built here. */
@Injectable()
export class GoldenRecords {
  private readonly golden: Model<GoldenDocument>;
  private readonly versions: Model<VersionDocument>;
  private readonly rawGolden: Collection<GoldenDocument & { readonly touched: number }>;
  private readonly rawVersions: Collection<VersionDocument>;

  constructor(connection: Connection) {
    this.golden = connection.model<GoldenDocument>('GoldenRecord', goldenSchema);
    this.versions = connection.model<VersionDocument>('GoldenVersion', versionSchema);
    this.rawGolden = connection.collection('golden_records');
    this.rawVersions = connection.collection('golden_versions');
  }

  async load(
    ids: readonly string[],
    session: mongo.ClientSession,
  ): Promise<Map<string, StoredGolden>> {
    const found = await this.rawGolden
      .find({ _id: { $in: [...ids] } }, { session, batchSize: 10_000 })
      .toArray();
    return new Map(found.map((document) => [document._id, goldenOf(document)]));
  }

  /**
   * Writes every one of them, changed or not: two units of work that rebuild one golden record at
   * once must collide, or the later commit would miss what the earlier one saw.
   */
  async save(
    golden: readonly StoredGolden[],
    known: ReadonlyMap<string, StoredGolden>,
    versions: readonly GoldenVersion[],
    session: mongo.ClientSession,
  ): Promise<void> {
    // Past mongoose's casting: what is written here was built here.
    if (golden.length > 0) {
      await this.rawGolden.bulkWrite(
        golden.map(({ id, ...rest }) =>
          known.has(id)
            ? { updateOne: { filter: { _id: id }, update: updateOf(rest, known.get(id)) } }
            : { insertOne: { document: { _id: id, ...rest, touched: 0 } } },
        ),
        { session, ordered: false },
      );
    }
    if (versions.length > 0) {
      await this.rawVersions.insertMany(
        versions.map((version) => ({
          _id: versionId(version.entityId, version.version),
          ...version,
        })),
        { session, ordered: false },
      );
    }
  }

  /** @param fields of the model; absent: all */
  /** What identity resolution said last of golden records that are not built just now. */
  async noteWords(
    versions: ReadonlyMap<string, number>,
    session: mongo.ClientSession,
  ): Promise<void> {
    const writes = [...versions].map(([_id, membershipVersion]) => ({
      updateOne: { filter: { _id }, update: { $max: { membershipVersion }, $inc: { touched: 1 } } },
    }));
    if (writes.length > 0) await this.rawGolden.bulkWrite(writes, { session, ordered: false });
  }

  async find(id: string, fields?: readonly string[]): Promise<StoredGolden | undefined> {
    const found = await this.rawGolden.findOne(
      { _id: id },
      fields === undefined ? {} : { projection: projectionOf(fields) },
    );
    return found === null ? undefined : goldenOf(found);
  }

  async findAll(ids: readonly string[]): Promise<Map<string, StoredGolden>> {
    const found = await this.rawGolden.find({ _id: { $in: [...ids] } }).toArray();
    return new Map(found.map((document) => [document._id, goldenOf(document)]));
  }

  async page(after: string | undefined, limit: number): Promise<StoredGolden[]> {
    const found = await this.golden
      .find({ status: 'current', ...(after === undefined ? {} : { _id: { $gt: after } }) })
      .sort({ _id: 1 })
      .limit(limit)
      .lean();
    return found.map(goldenOf);
  }

  /** Ids of golden records of any status, in their order. */
  async idsAfter(after: string, limit: number): Promise<string[]> {
    const found = this.rawGolden
      .find({ _id: { $gt: after } }, { projection: { _id: 1 } })
      .sort({ _id: 1 })
      .limit(limit);
    return (await found.toArray()).map(({ _id }) => _id);
  }

  /** Drawn by chance, each at most once. */
  async someIds(size: number): Promise<string[]> {
    const drawn = this.rawGolden.aggregate<{ _id: string }>([
      { $sample: { size } },
      { $project: { _id: 1 } },
    ]);
    return [...new Set((await drawn.toArray()).map(({ _id }) => _id))];
  }

  /** All versions of these golden records, newest first. */
  async histories(
    ids: readonly string[],
    session: mongo.ClientSession,
  ): Promise<Map<string, GoldenVersion[]>> {
    const histories = new Map(ids.map((id): [string, GoldenVersion[]] => [id, []]));
    if (ids.length === 0) return histories;
    const ranges = ids.map((id) => ({ _id: { $gt: versionId(id, 0), $lte: lastVersionId(id) } }));
    const found = await this.rawVersions
      .find({ $or: ranges }, { session, batchSize: 10_000 })
      .toArray();
    for (const document of found) histories.get(document.entityId)?.push(versionOf(document));
    for (const history of histories.values()) history.sort((a, b) => b.version - a.version);
    return histories;
  }

  /** By id, those behind one, up to another one. */
  async *current(after = '', last?: string): AsyncIterable<StoredGolden> {
    const range = { $gt: after, ...(last === undefined ? {} : { $lte: last }) };
    const cursor = this.rawGolden
      .find({ status: 'current', _id: range }, { batchSize: exportBatch })
      .sort({ _id: 1 });
    for await (const found of cursor) yield goldenOf(found);
  }

  /** The last id of so many behind one; undefined where no other one follows. */
  async partEnd(after = '', limit?: number): Promise<string | undefined> {
    if (limit === undefined) return undefined;
    const [last, next] = await this.rawGolden
      .find({ status: 'current', _id: { $gt: after } }, { projection: { _id: 1 } })
      .sort({ _id: 1 })
      .skip(limit - 1)
      .limit(2)
      .toArray();
    return next === undefined ? undefined : last?._id;
  }

  /** Versions above `above`, newest first. */
  async versionsOf(entityId: string, above: number, limit: number): Promise<GoldenVersion[]> {
    const found = await this.versions
      .find({ _id: { $gt: versionId(entityId, above), $lte: lastVersionId(entityId) } })
      .sort({ _id: -1 })
      .limit(limit)
      .lean();
    return found.map(versionOf);
  }

  async versionsAt(entityId: string, version: number): Promise<GoldenVersion[]> {
    return (await this.versions.find({ _id: versionId(entityId, version) }).lean()).map(versionOf);
  }

  /** Versions by their ids; in no order. */
  async versionsWith(ids: readonly string[]): Promise<Map<string, GoldenVersion>> {
    const found = await this.rawVersions
      .find({ _id: { $in: [...ids] } }, { batchSize: 10_000 })
      .toArray();
    return new Map(found.map((document) => [document._id, versionOf(document)]));
  }

  /** Versions made after a time, newest first. */
  async versionsSince(entityId: string, at: string): Promise<GoldenVersion[]> {
    const found = await this.versions
      .find({
        _id: { $gt: versionId(entityId, 0), $lte: lastVersionId(entityId) },
        at: { $gt: at },
      })
      .sort({ _id: -1 })
      .lean();
    return found.map(versionOf);
  }

  async countVersions(): Promise<number> {
    return await this.versions.estimatedDocumentCount();
  }

  async countByStatus(): Promise<Record<string, number>> {
    const groups = await this.golden.aggregate<{ _id: string; count: number }>([
      { $group: { _id: '$status', count: { $sum: 1 } } },
    ]);
    return Object.fromEntries(groups.map(({ _id, count }) => [_id, count]));
  }
}

const everyone = [
  ...['version', 'status', 'into', 'entity', 'membershipVersion', 'contributors'],
  ...['createdAt', 'changedAt'],
];

/** What every golden record tells, and these fields. */
export function projectionOf(fields: readonly string[]): Record<string, 1> {
  const chosen = fields.map((field) => `fields.${field}`);
  return Object.fromEntries([...everyone, ...chosen].map((path) => [path, 1]));
}

/** Without what else stands in the document; a projection may have left out fields. */
export function goldenOf({ _id, ...rest }: GoldenDocument): StoredGolden {
  return {
    id: _id,
    version: rest.version,
    status: rest.status,
    into: rest.into,
    entity: rest.entity,
    // A projection to fields that it has none of leaves nothing.
    fields: Object.hasOwn(rest, 'fields') ? rest.fields : {},
    membershipVersion: rest.membershipVersion,
    contributors: rest.contributors,
    createdAt: rest.createdAt,
    changedAt: rest.changedAt,
    ...(rest.lock === undefined ? {} : { lock: rest.lock }),
  };
}

function updateOf(rest: Omit<StoredGolden, 'id'>, before: StoredGolden | undefined) {
  const released = before?.lock !== undefined && rest.lock === undefined;
  return {
    $set: rest,
    $inc: { touched: 1 },
    ...(released ? { $unset: { lock: '' as const } } : {}),
  };
}

function versionOf({ _id, ...rest }: VersionDocument): GoldenVersion {
  return rest;
}
