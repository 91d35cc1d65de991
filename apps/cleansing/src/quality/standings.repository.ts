import { levelOf, sampled, sumOf, type Standing } from '@concord/profiling/quality';
import { Injectable } from '@nestjs/common';
import { Connection, type Collection, type mongo } from 'mongoose';
import type { SourceChange } from './unit-quality';

/** A part of a standing: what one partition, or those who judge anew, have done to it. */
type StandingDocument = Standing & {
  readonly _id: string;
  readonly source: string;
  /** Counts the changes. */
  readonly revision: number;
  /** ISO 8601; only ever later. */
  readonly newestChange?: string;
};

/** The standing of a source over all its partitions. */
export interface SourceStanding {
  readonly source: string;
  readonly revision: number;
  readonly newestChange: string | undefined;
  readonly standing: Standing;
}

/**
 * What the current records of each source are worth, kept in the transaction of the records: exact,
 * without ever looking at all of them. One document per source and partition, so that workers of
 * different partitions never wait for each other.
 */
@Injectable()
export class Standings {
  private readonly standings: Collection<StandingDocument>;

  constructor(connection: Connection) {
    this.standings = connection.collection<StandingDocument>('quality_standings');
  }

  async add(
    changes: readonly SourceChange[],
    partition: number | 'rejudged',
    session: mongo.ClientSession,
  ): Promise<void> {
    const updates = changes.map(({ source, increments, newestChange, levels }) => {
      const highest = {
        ...(newestChange === undefined ? {} : { newestChange }),
        ...Object.fromEntries([...levels].map(([field, level]) => [`levels.${field}`, level])),
      };
      return {
        updateOne: {
          filter: { _id: `${source}/${partition}` },
          update: {
            $set: { source },
            $inc: { ...Object.fromEntries(increments), revision: 1 },
            ...(Object.keys(highest).length === 0 ? {} : { $max: highest }),
          },
          upsert: true,
        },
      };
    });
    if (updates.length > 0) await this.standings.bulkWrite(updates, { session });
  }

  /** By source, how often its standing has changed. */
  async revisions(): Promise<Map<string, number>> {
    const parts = await this.standings
      .find({}, { projection: { source: 1, revision: 1 } })
      .toArray();
    const revisions = new Map<string, number>();
    for (const { source, revision } of parts)
      revisions.set(source, (revisions.get(source) ?? 0) + revision);
    return revisions;
  }

  /** In the order of their names. */
  async all(): Promise<SourceStanding[]> {
    return standingsOf(await this.standings.find().sort({ _id: 1 }).toArray());
  }

  async of(source: string): Promise<SourceStanding | undefined> {
    return standingsOf(await this.standings.find({ source }).toArray())[0];
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
}

function standingsOf(parts: readonly StandingDocument[]): SourceStanding[] {
  const bySource = new Map<string, StandingDocument[]>();
  for (const part of parts) bySource.set(part.source, [...(bySource.get(part.source) ?? []), part]);
  return [...bySource].map(([source, own]) => ({
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
