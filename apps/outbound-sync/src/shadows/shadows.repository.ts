import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Connection, type Collection, type mongo } from 'mongoose';
import { fieldsText, readFields } from '../golden/fields-text';
import type { Shadow } from './shadow';

interface StoredState {
  readonly version: number;
  readonly fields?: string;
}
type ShadowDocument = Omit<Shadow, 'wanted' | 'held'> & {
  readonly _id: string;
  readonly wanted: StoredState;
  readonly held: StoredState;
};

export interface DestinationCounts {
  readonly settled: number;
  readonly pending: number;
  readonly setAside: number;
  readonly failing: number;
  /** Records that the destination holds. */
  readonly holding: number;
}

@Injectable()
export class Shadows implements OnModuleInit {
  private readonly shadows: Collection<ShadowDocument>;

  constructor(connection: Connection) {
    this.shadows = connection.collection<ShadowDocument>('shadows');
  }

  async onModuleInit(): Promise<void> {
    await this.shadows.createIndex(
      { destination: 1, dueAt: 1, _id: 1 },
      { partialFilterExpression: { status: 'pending' }, name: 'due' },
      {},
    );
  }

  async load(
    destination: string,
    entityIds: readonly string[],
    session: mongo.ClientSession,
  ): Promise<Map<string, Shadow>> {
    const ids = entityIds.map((entityId) => idOf(destination, entityId));
    const found = await this.shadows
      .find({ _id: { $in: ids } }, { session, batchSize: 10_000 })
      .toArray();
    return new Map(found.map((document) => [document.entityId, shadowOf(document)]));
  }

  /**
   * What a destination holds is not ours to write here, but for the first time.
   * @param known those that were loaded in the same transaction; the others are new.
   */
  async save(
    shadows: readonly Shadow[],
    known: ReadonlyMap<string, Shadow>,
    session: mongo.ClientSession,
  ): Promise<void> {
    if (shadows.length === 0) return;
    await this.shadows.bulkWrite(
      shadows.map((shadow) => {
        const _id = idOf(shadow.destination, shadow.entityId);
        const before = known.get(shadow.entityId);
        if (before === undefined) return { insertOne: { document: documentOf(shadow) } };
        const healed = before.error === undefined ? {} : { $unset: { error: '' as const } };
        return { updateOne: { filter: { _id }, update: { $set: wishOf(shadow), ...healed } } };
      }),
      { session, ordered: false },
    );
  }

  async due(destination: string, now: string, limit: number): Promise<Shadow[]> {
    const found = await this.shadows
      .find({ destination, status: 'pending', dueAt: { $lte: now } })
      .sort({ dueAt: 1, _id: 1 })
      .limit(limit)
      .toArray();
    return found.map(shadowOf);
  }

  /**
   * Writes what deliveries led to. A shadow whose record changed meanwhile keeps the newer wish
   * and only learns what the destination holds.
   */
  async conclude(
    attempted: readonly { before: Shadow; after: Shadow }[],
    session: mongo.ClientSession,
  ): Promise<void> {
    const arrived = attempted.filter(({ after }) => after.status === 'settled');
    const missed = attempted.filter(({ after }) => after.status !== 'settled');
    const written = await this.write(
      [
        ...arrived.map(({ before }) => ({ filter: sameWish(before), update: settled })),
        ...missed.map(({ before, after }) => ({
          filter: sameWish(before),
          update: { $set: attemptOf(after) },
        })),
      ],
      session,
    );
    if (written === attempted.length) return;
    // Rare: some wish has changed since. Those that were settled just now hold the same already.
    await this.write(
      arrived.map(({ before }) => ({
        filter: {
          _id: idOf(before.destination, before.entityId),
          status: { $ne: 'settled' as const },
        },
        update: { $set: { held: storedState(before.wanted) } },
      })),
      session,
    );
  }

  /** @returns how many documents the filters found. */
  private async write(
    updates: readonly { filter: mongo.Filter<ShadowDocument>; update: mongo.Document }[],
    session: mongo.ClientSession,
  ): Promise<number> {
    if (updates.length === 0) return 0;
    const result = await this.shadows.bulkWrite(
      updates.map((one) => ({ updateOne: one })),
      { session, ordered: false },
    );
    return result.matchedCount;
  }

  /** One pass over the destination's stretch of ids (`0` follows `/`); for people who look. */
  async countsOf(destination: string): Promise<DestinationCounts> {
    const of = (condition: object) => ({ $sum: { $cond: [condition, 1, 0] } });
    const pending = { $eq: ['$status', 'pending'] };
    const [counts] = await this.shadows
      .aggregate<DestinationCounts>([
        { $match: { _id: { $gte: `${destination}/`, $lt: `${destination}0` } } },
        {
          $group: {
            _id: null,
            settled: of({ $eq: ['$status', 'settled'] }),
            pending: of(pending),
            setAside: of({ $eq: ['$status', 'set-aside'] }),
            failing: of({ $and: [pending, { $gt: ['$attempts', 0] }] }),
            holding: of({ $ne: [{ $type: '$held.fields' }, 'missing'] }),
          },
        },
        { $project: { _id: 0 } },
      ])
      .toArray();
    return counts ?? { settled: 0, pending: 0, setAside: 0, failing: 0, holding: 0 };
  }

  async countPending(destination: string): Promise<number> {
    return await this.shadows.countDocuments({ destination, status: 'pending' });
  }

  /** The refused ones, by entity. */
  async setAside(destination: string, limit: number): Promise<Shadow[]> {
    const found = await this.shadows
      .find({ destination, status: 'set-aside' })
      .limit(limit)
      .toArray();
    return found.map(shadowOf);
  }

  async retrySetAside(destination: string, now: string): Promise<number> {
    const retried = await this.shadows.updateMany(
      { destination, status: 'set-aside' },
      { $set: { status: 'pending', attempts: 0, dueAt: now } },
    );
    return retried.modifiedCount;
  }
}

function idOf(destination: string, entityId: string): string {
  return `${destination}/${entityId}`;
}

function wishOf({ wanted, status, attempts, dueAt }: Shadow) {
  return { wanted: storedState(wanted), status, attempts, dueAt };
}

/**
 * The shadow, if its wish is still the one that was attempted: no newer version of the record came,
 * and no new mapping made another wish of the same version, which would be due at another time.
 */
function sameWish({ destination, entityId, wanted, dueAt }: Shadow): mongo.Filter<ShadowDocument> {
  return { _id: idOf(destination, entityId), 'wanted.version': wanted.version, dueAt };
}

/** What arrived is in the document already. */
const settled: mongo.Document[] = [
  { $set: { held: '$wanted', status: 'settled', attempts: 0 } },
  { $unset: ['error'] },
];

function attemptOf({ status, attempts, dueAt, error = '' }: Shadow) {
  return { status, attempts, dueAt, error };
}

function documentOf(shadow: Shadow): ShadowDocument {
  const { destination, entityId, wanted, held } = shadow;
  const states = { wanted: storedState(wanted), held: storedState(held) };
  return { _id: idOf(destination, entityId), ...shadow, ...states };
}

function shadowOf({ _id, wanted, held, ...rest }: ShadowDocument): Shadow {
  return { ...rest, wanted: stateOf(wanted), held: stateOf(held) };
}

function storedState({ version, fields }: Shadow['wanted']): StoredState {
  return fields === undefined ? { version } : { version, fields: fieldsText(fields) };
}

function stateOf({ version, fields }: StoredState): Shadow['wanted'] {
  return fields === undefined ? { version } : { version, fields: readFields(fields) };
}
