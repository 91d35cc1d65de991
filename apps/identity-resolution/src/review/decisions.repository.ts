import type { Decision } from '@concord/matching';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Connection, type Collection, type mongo } from 'mongoose';

/** A steward's word with who said it and when. */
export interface StoredDecision extends Decision {
  readonly kind: string;
  readonly by: string;
  readonly at: string;
  readonly comment?: string;
  /** What it was a part of; absent for those from before there were actions. */
  readonly action?: string;
}

type DecisionDocument = StoredDecision & { readonly _id: string };

@Injectable()
export class Decisions implements OnModuleInit {
  private readonly decisions: Collection<DecisionDocument>;

  constructor(connection: Connection) {
    this.decisions = connection.collection<DecisionDocument>('decisions');
  }

  async onModuleInit(): Promise<void> {
    await this.decisions.createIndex({ a: 1 }, {}, {});
  }

  /** Those on two of these records. */
  async among(keys: readonly string[]): Promise<StoredDecision[]> {
    const within = { $in: [...keys] };
    return (await this.decisions.find({ a: within, b: within }).toArray()).map(decisionOf);
  }

  async all(): Promise<StoredDecision[]> {
    return (await this.decisions.find().sort({ _id: 1 }).toArray()).map(decisionOf);
  }

  /** In the order of the pairs, those after the given one. */
  async list(
    limit: number,
    after: { readonly a: string; readonly b: string } | undefined,
  ): Promise<StoredDecision[]> {
    const filter = after === undefined ? {} : { _id: { $gt: pairOf(after.a, after.b) } };
    return (await this.decisions.find(filter).sort({ _id: 1 }).limit(limit).toArray()).map(
      decisionOf,
    );
  }

  async onPairs(pairs: readonly Pick<Decision, 'a' | 'b'>[]): Promise<StoredDecision[]> {
    const ids = pairs.map(({ a, b }) => pairOf(a, b));
    return (await this.decisions.find({ _id: { $in: ids } }).toArray()).map(decisionOf);
  }

  async find(a: string, b: string): Promise<StoredDecision | undefined> {
    const found = await this.decisions.findOne({ _id: pairOf(a, b) });
    return found === null ? undefined : decisionOf(found);
  }

  async save(decisions: readonly StoredDecision[], session: mongo.ClientSession): Promise<void> {
    const writes = decisions.map((decision) => ({
      replaceOne: {
        filter: { _id: pairOf(decision.a, decision.b) },
        replacement: decision,
        upsert: true,
      },
    }));
    if (writes.length > 0) await this.decisions.bulkWrite(writes, { session, ordered: false });
  }

  async remove(
    pairs: readonly Pick<Decision, 'a' | 'b'>[],
    session: mongo.ClientSession,
  ): Promise<void> {
    const ids = pairs.map(({ a, b }) => pairOf(a, b));
    if (ids.length > 0) await this.decisions.deleteMany({ _id: { $in: ids } }, { session });
  }
}

function decisionOf({ _id, ...rest }: DecisionDocument): StoredDecision {
  return rest;
}

/** The same for both orders of a pair. */
export function pairOf(a: string, b: string): string {
  return JSON.stringify([a, b].sort());
}
