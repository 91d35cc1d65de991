import { Messaging } from '@concord/messaging';
import { levelOf, sampled, sumOf, type Standing } from '@concord/profiling/quality';
import { Injectable } from '@nestjs/common';
import { Connection, mongo, type Collection } from 'mongoose';
import {
  changesText,
  documentOfSum,
  foldingUpdate,
  summedChanges,
  type StandingDocument,
} from './standing-changes';
import type { SourceChange } from './unit-quality';

/** The standing of a source, with what is not folded into it yet. */
export interface SourceStanding {
  readonly source: string;
  /** Counts the units of work that changed it. */
  readonly revision: number;
  readonly newestChange: string | undefined;
  readonly standing: Standing;
}

/** What one unit of work did to the standings. */
interface ChangeDocument {
  readonly _id: mongo.ObjectId;
  readonly changes: string;
}

/** So many units of work are folded at once. */
const foldedAtOnce = 500;

/**
 * What the current records of each source are worth, kept in the transaction of the records: exact,
 * without ever looking at all of them. A unit of work only appends what it changes, so that workers
 * never wait for each other and nothing large is written with each; it is folded into the sums behind.
 */
@Injectable()
export class Standings {
  private readonly standings: Collection<StandingDocument>;
  private readonly changes: Collection<ChangeDocument>;

  constructor(
    private readonly connection: Connection,
    private readonly messaging: Messaging,
  ) {
    this.standings = connection.collection<StandingDocument>('quality_standings');
    this.changes = connection.collection<ChangeDocument>('quality_changes');
  }

  async add(changes: readonly SourceChange[], session: mongo.ClientSession): Promise<void> {
    if (changes.length === 0) return;
    const document = { _id: new mongo.ObjectId(), changes: changesText(changes) };
    await this.changes.insertOne(document, { session });
  }

  /** Adds what was appended to the sums. Of two replicas that do so at once, one does it. */
  async fold(): Promise<void> {
    while ((await this.changes.findOne({}, { projection: { _id: 1 } })) !== null)
      await this.messaging.outbox.transaction(({ session }) => this.foldSome(session));
  }

  /** By source, how often its standing has changed. */
  async revisions(): Promise<Map<string, number>> {
    const known = await this.atOnce({}, { source: 1, revision: 1 });
    return new Map(known.map(({ source, revision }) => [source, revision]));
  }

  /** In the order of their names. */
  async all(): Promise<SourceStanding[]> {
    return await this.atOnce({});
  }

  async of(source: string): Promise<SourceStanding | undefined> {
    return (await this.atOnce({ source }))[0];
  }

  /**
   * Takes out of the samples what is not in them any more: values that are gone, and those that the
   * present level leaves out. Where something changes at the same moment it is left to the next time.
   */
  async tidy(source: string): Promise<void> {
    const parts = await this.standings.find({ source }).toArray();
    for (const { _id, revision, sample = {}, levels = {} } of parts) {
      const idle = Object.entries(sample).flatMap(([field, counts]) =>
        Object.entries(counts)
          .filter(([key, count]) => count === 0 || levelOf(key.slice(1)) < (levels[field] ?? 0))
          .map(([key]) => [`sample.${field}.${key}`, ''] as const),
      );
      if (idle.length === 0) continue;
      await this.standings.updateOne({ _id, revision }, { $unset: Object.fromEntries(idle) });
    }
  }

  private async foldSome(session: mongo.ClientSession): Promise<void> {
    const found = await this.changes.find({}, { session }).limit(foldedAtOnce).toArray();
    const sums = summedChanges(found.map(({ changes }) => changes));
    if (sums.length === 0) return;
    await this.standings.bulkWrite(
      sums.map((sum) => ({
        updateOne: { filter: { _id: sum.source }, update: foldingUpdate(sum), upsert: true },
      })),
      { session },
    );
    await this.changes.deleteMany({ _id: { $in: found.map(({ _id }) => _id) } }, { session });
  }

  /** The sums and what is not folded into them, both as of one moment. */
  private async atOnce(
    filter: { readonly source?: string },
    projection?: Partial<Record<keyof StandingDocument, 1>>,
  ): Promise<SourceStanding[]> {
    const session = await this.connection.startSession({ snapshot: true });
    try {
      const wanted = projection === undefined ? {} : { projection };
      const folded = await this.standings.find(filter, { session, ...wanted }).toArray();
      const appended = await this.changes.find({}, { session }).toArray();
      const sums = summedChanges(appended.map(({ changes }) => changes))
        .filter(({ source }) => source === (filter.source ?? source))
        .map(documentOfSum);
      return standingsOf([...folded, ...sums]);
    } finally {
      await session.endSession();
    }
  }
}

function standingsOf(parts: readonly StandingDocument[]): SourceStanding[] {
  const bySource = new Map<string, StandingDocument[]>();
  for (const part of parts) bySource.set(part.source, [...(bySource.get(part.source) ?? []), part]);
  return [...bySource]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([source, own]) => ({
      source,
      revision: own.reduce((sum, { revision }) => sum + revision, 0),
      newestChange: own
        .flatMap(({ newestChange }) => newestChange ?? [])
        .sort()
        .at(-1),
      standing: sumOf(own.map(({ _id, source: _, revision, newestChange, ...sums }) => sums)),
    }));
}

/** By field, how many values of the sample there are, and at which level. */
export function samplesOf({ sample = {}, levels = {} }: Standing) {
  return Object.entries(sample).map(([field, counts]) => {
    const level = levels[field] ?? 0;
    return { field, level, kept: sampled(counts, level).values };
  });
}
