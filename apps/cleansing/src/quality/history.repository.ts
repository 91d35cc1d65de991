import type { QualityDay } from '@concord/contracts/quality';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Connection, type Collection } from 'mongoose';

type DayDocument = QualityDay & { readonly _id: string; readonly source: string };

/** So many days are kept: a year to compare with, and a month to look at it. */
const keptDays = 400;

/** The standing of each source at the end of each day; of today, as of now. */
@Injectable()
export class QualityDays implements OnModuleInit {
  private readonly days: Collection<DayDocument>;

  constructor(connection: Connection) {
    this.days = connection.collection<DayDocument>('quality_days');
  }

  async onModuleInit(): Promise<void> {
    await this.days.createIndex({ source: 1, day: 1 }, {}, {});
  }

  /** Replaces what was said of the day before it ended. */
  async keep(source: string, day: QualityDay): Promise<void> {
    const _id = `${source}/${day.day}`;
    const kept = await this.days.replaceOne({ _id }, { source, ...day }, { upsert: true });
    if (kept.upsertedCount === 0) return;
    const first = new Date(Date.parse(day.day) - keptDays * 86_400_000).toISOString().slice(0, 10);
    await this.days.deleteMany({ source, day: { $lt: first } });
  }

  /** The latest days, the oldest first. A day on which nothing changed is not there. */
  async latest(source: string, limit: number): Promise<QualityDay[]> {
    const found = await this.days.find({ source }).sort({ day: -1 }).limit(limit).toArray();
    return found.reverse().map(({ _id, source: _, ...day }) => day);
  }
}
