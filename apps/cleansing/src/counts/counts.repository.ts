import type { CleansingCounts } from '@concord/contracts/api';
import { Injectable } from '@nestjs/common';
import { Connection, type Collection, type mongo } from 'mongoose';
import type { Tally } from './tally';

interface CountDocument {
  readonly _id: string;
  readonly source: string;
  readonly accepted?: number;
  readonly quarantined?: number;
  readonly superseded?: number;
  readonly deleted?: number;
  readonly reasons?: Readonly<Record<string, number>>;
}

/**
 * Running counts by source, kept in the transaction of the records they count. One document per
 * source and partition, and one for what is judged anew, so that nobody waits for another; only
 * their sum says something.
 */
@Injectable()
export class Counts {
  private readonly counts: Collection<CountDocument>;

  constructor(connection: Connection) {
    this.counts = connection.collection<CountDocument>('counts');
  }

  async add(tally: Tally, part: number | 'rejudged', session: mongo.ClientSession): Promise<void> {
    const updates = [...tally.bySource].map(([source, { reasons, ...numbers }]) => ({
      updateOne: {
        filter: { _id: `${source}/${part}` },
        update: {
          $set: { source },
          $inc: {
            ...numbers,
            ...Object.fromEntries(
              [...reasons].map(([code, count]) => [`reasons.${keyOf(code)}`, count]),
            ),
          },
        },
        upsert: true,
      },
    }));
    if (updates.length > 0) await this.counts.bulkWrite(updates, { session });
  }

  async bySource(): Promise<CleansingCounts[]> {
    const totals = new Map<string, CleansingCounts>();
    for (const part of await this.counts.find().sort({ _id: 1 }).toArray()) {
      totals.set(part.source, plus(totals.get(part.source) ?? none(part.source), part));
    }
    return [...totals.values()];
  }
}

// MongoDB reads a dot in a field name as nesting.
const keyOf = (code: string): string => code.replaceAll('.', '·');
const codeOf = (key: string): string => key.replaceAll('·', '.');

function none(source: string): CleansingCounts {
  return { source, accepted: 0, quarantined: 0, superseded: 0, deleted: 0, reasons: [] };
}

function plus(total: CleansingCounts, part: CountDocument): CleansingCounts {
  const reasons = new Map(total.reasons.map(({ code, count }) => [code, count]));
  for (const [key, count] of Object.entries(part.reasons ?? {})) {
    reasons.set(codeOf(key), (reasons.get(codeOf(key)) ?? 0) + count);
  }
  return {
    source: total.source,
    accepted: total.accepted + (part.accepted ?? 0),
    quarantined: total.quarantined + (part.quarantined ?? 0),
    superseded: total.superseded + (part.superseded ?? 0),
    deleted: total.deleted + (part.deleted ?? 0),
    reasons: [...reasons]
      .map(([code, count]) => ({ code, count }))
      .filter(({ count }) => count !== 0)
      .sort((a, b) => b.count - a.count || a.code.localeCompare(b.code)),
  };
}
