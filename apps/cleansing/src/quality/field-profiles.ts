import { partitionOf } from '@concord/contracts/bus';
import type { CanonicalFields } from '@concord/contracts/canonical';
import type { RecordReceived } from '@concord/contracts/events';
import { recordKey } from '@concord/contracts/names';
import { TableProfile } from '@concord/profiling';
import { Log } from '@concord/service-kit';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { ProfileDays } from './profile-days.repository';
import type { ProfiledRecord } from './unit-quality';

/** So many records of a source and day are all looked at; of those that follow, one in `oneIn`. */
const allOf = 500;
const oneIn = 32;
const lookEveryMs = 3_000;
/** Stored when it grew by one in so many since, so that a large load is not written over and over … */
const grownBy = 5;
/** … and at the latest after so long, ms. */
const storedWithin = 30_000;

interface Gathered {
  readonly source: string;
  readonly day: string;
  profile: TableProfile;
  /** Records that came. */
  came: number;
  /** … of which so many were looked at … */
  looked: number;
  /** … and so many not stored yet. */
  unstored: number;
  /** When it was last stored; see `performance.now`. */
  storedAt: number;
}

/**
 * Profiles what comes in, day by day: all of a small load, a sample of a large one that depends on the
 * keys of the records alone. Stored every few seconds; what a crash loses makes the sample smaller.
 */
@Injectable()
export class FieldProfiles implements OnApplicationBootstrap, OnModuleDestroy {
  /** By source and day. */
  private readonly gathered = new Map<string, Gathered>();
  private timer: NodeJS.Timeout | undefined;
  private storing: Promise<void> = Promise.resolve();

  constructor(
    private readonly days: ProfileDays,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.store(isDue), lookEveryMs).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.store();
  }

  /** Chooses the records that are looked at. */
  choice(at: Date): (item: RecordReceived) => boolean {
    const day = dayOf(at);
    return ({ source, recordId }) => {
      const gathered = this.of(source, day);
      gathered.came += 1;
      return gathered.came <= allOf || partitionOf(recordKey('profile', recordId), oneIn) === 0;
    };
  }

  add(chosen: readonly ProfiledRecord[], at: Date): void {
    const day = dayOf(at);
    for (const { source, fields } of chosen) {
      const gathered = this.of(source, day);
      gathered.profile.add(plainFields(fields));
      gathered.looked += 1;
      gathered.unstored += 1;
    }
  }

  /** Adds what was gathered to what is stored; one after the other. */
  async store(which: (gathered: Gathered) => boolean = () => true): Promise<void> {
    this.storing = this.storing.then(() => this.storeThose(which));
    await this.storing;
  }

  private async storeThose(which: (gathered: Gathered) => boolean): Promise<void> {
    const today = [...this.gathered.values()]
      .map(({ day }) => day)
      .sort()
      .at(-1);
    for (const [key, gathered] of this.gathered) {
      const { source, day, profile, unstored } = gathered;
      if (day !== today) this.gathered.delete(key);
      if (unstored === 0 || (day === today && !which(gathered))) continue;
      gathered.storedAt = performance.now();
      gathered.profile = new TableProfile();
      gathered.unstored = 0;
      try {
        await this.days.merge(source, day, profile);
      } catch (error) {
        this.log.warn('a profile could not be stored', { error, source, unstored });
      }
    }
  }

  private of(source: string, day: string): Gathered {
    const key = `${source}/${day}`;
    const known = this.gathered.get(key);
    if (known !== undefined) return known;
    const none = { came: 0, looked: 0, unstored: 0, storedAt: performance.now() };
    const fresh = { source, day, profile: new TableProfile(), ...none };
    this.gathered.set(key, fresh);
    return fresh;
  }
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

function isDue({ looked, unstored, storedAt }: Gathered): boolean {
  return unstored * grownBy >= looked || performance.now() - storedAt >= storedWithin;
}

/** The values of the source that can be used, field by field; one value by itself. */
function plainFields(fields: CanonicalFields): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, list]) => {
      const values = list
        .filter(({ invalid, imputed }) => invalid !== true && imputed !== true)
        .map(({ value }) => value);
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
}
