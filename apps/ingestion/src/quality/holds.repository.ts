import type { SourceJudged } from '@concord/contracts/events';
import { Injectable } from '@nestjs/common';
import { Connection, type Collection, type mongo } from 'mongoose';

/** A check that fails and was stated to stop its source. */
export interface FailingCheck {
  readonly check: string;
  readonly message: string;
  readonly since: string;
}

interface HoldDocument {
  readonly _id: string;
  /** What the rows of the last run failed. */
  readonly own?: readonly FailingCheck[];
  /** What the records fail, as cleansing last told, and the number of that. */
  readonly told?: readonly FailingCheck[];
  readonly sequence?: number;
  /** Checks that an operator waived; they only warn until they have held once. */
  readonly waived?: readonly string[];
}

/** What is against reading a source, waived or not. */
export interface Holds {
  readonly failing: readonly FailingCheck[];
  readonly waived: ReadonlySet<string>;
}

const none: Holds = { failing: [], waived: new Set() };

/** Which checks stop which source. */
@Injectable()
export class SourceHolds {
  private readonly holds: Collection<HoldDocument>;

  constructor(connection: Connection) {
    this.holds = connection.collection<HoldDocument>('source_holds');
  }

  async of(source: string): Promise<Holds> {
    const found = await this.holds.findOne({ _id: source });
    return found === null ? none : holdsOf(found);
  }

  async all(): Promise<Map<string, Holds>> {
    const found = await this.holds.find().toArray();
    return new Map(found.map((document) => [document._id, holdsOf(document)]));
  }

  /**
   * What the rows of a run failed; since when, of a check that failed before, stays. So does a check
   * about which the run can say nothing, such as one that was taken up again after its last row.
   *
   * @param held checks that have held: they stop the source again when they fail.
   */
  async judged(
    source: string,
    failing: readonly FailingCheck[],
    held: readonly string[],
  ): Promise<void> {
    const before = (await this.holds.findOne({ _id: source }))?.own ?? [];
    const judged = new Set([...held, ...failing.map(({ check }) => check)]);
    const own = [
      ...before.filter(({ check }) => !judged.has(check)),
      ...failing.map((one) => ({
        ...one,
        since: before.find(({ check }) => check === one.check)?.since ?? one.since,
      })),
    ];
    await this.holds.updateOne(
      { _id: source },
      { $set: { own }, $pull: { waived: { $in: [...held] } } },
      { upsert: true },
    );
  }

  /** What cleansing says; an older word of it changes nothing. */
  async told(judged: SourceJudged, session: mongo.ClientSession): Promise<void> {
    const { source, sequence, failing } = judged;
    const document = await this.holds.findOne({ _id: source }, { session });
    if ((document?.sequence ?? 0) >= sequence) return;
    const held = (document?.told ?? [])
      .map(({ check }) => check)
      .filter((check) => !failing.some((one) => one.check === check));
    await this.holds.updateOne(
      { _id: source },
      { $set: { told: failing, sequence }, $pull: { waived: { $in: held } } },
      { upsert: true, session },
    );
  }

  async waive(source: string, checks: readonly string[]): Promise<void> {
    await this.holds.updateOne({ _id: source }, { $addToSet: { waived: { $each: [...checks] } } });
  }
}

function holdsOf({ own = [], told = [], waived = [] }: HoldDocument): Holds {
  return { failing: [...own, ...told], waived: new Set(waived) };
}
