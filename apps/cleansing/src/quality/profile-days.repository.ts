import { TableProfile, type ColumnState } from '@concord/profiling';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Connection, type Collection } from 'mongoose';

/** One field of a source on one day: a document each, since a document has a largest size. */
interface ColumnDocument {
  readonly _id: string;
  readonly source: string;
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly column: string;
  /** Records of that day that were looked at. */
  readonly records: number;
  readonly state: ColumnState;
}

/** So many days are kept. They hold values of customers: no longer than they are of use. */
const keptDays = 14;

export interface ProfiledDays {
  readonly profile: TableProfile;
  /** The first and the last day that it covers; absent where there is none. */
  readonly from?: string;
  readonly to?: string;
}

/** What is in the fields of each source, day by day. */
@Injectable()
export class ProfileDays implements OnModuleInit {
  private readonly columns: Collection<ColumnDocument>;

  constructor(connection: Connection) {
    this.columns = connection.collection<ColumnDocument>('quality_profiles');
  }

  async onModuleInit(): Promise<void> {
    await this.columns.createIndex({ source: 1, day: 1 }, {}, {});
  }

  /** Adds to what is there of that day. Of two replicas that do so at once, the later one stays. */
  async merge(source: string, day: string, profile: TableProfile): Promise<void> {
    const known = await this.columns.find({ source, day }).toArray();
    const whole = profileOf(known);
    whole.merge(profile);
    const { records, columns } = whole.toJSON();
    if (columns.length === 0) return;
    await this.columns.bulkWrite(
      columns.map(([column, state]) => {
        const _id = `${source}/${day}/${column}`;
        const replacement = { source, day, column, records, state };
        return { replaceOne: { filter: { _id }, replacement, upsert: true } };
      }),
      { ordered: false },
    );
    if (known.length === 0) await this.forget(source, day);
  }

  /** The days that are kept, or one of them, as one profile. */
  async read(source: string, day?: string): Promise<ProfiledDays> {
    const found = await this.columns
      .find({ source, ...(day === undefined ? {} : { day }) })
      .sort({ day: 1, _id: 1 })
      .toArray();
    const profile = new TableProfile();
    const days = [...new Set(found.map((document) => document.day))];
    for (const each of days)
      profile.merge(profileOf(found.filter((document) => document.day === each)));
    const [from, to] = [days[0], days.at(-1)];
    return {
      profile,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    };
  }

  private async forget(source: string, today: string): Promise<void> {
    const first = new Date(Date.parse(today) - keptDays * 86_400_000).toISOString().slice(0, 10);
    await this.columns.deleteMany({ source, day: { $lt: first } });
  }
}

function profileOf(documents: readonly ColumnDocument[]): TableProfile {
  return TableProfile.from({
    records: Math.max(0, ...documents.map(({ records }) => records)),
    columns: documents.map(({ column, state }) => [column, state] as const),
  });
}
