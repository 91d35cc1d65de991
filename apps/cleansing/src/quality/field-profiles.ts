import { partitionOf } from '@concord/contracts/bus';
import type { CanonicalFields } from '@concord/contracts/canonical';
import { recordKey } from '@concord/contracts/names';
import { TableProfile } from '@concord/profiling';
import { Log } from '@concord/service-kit';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Judged } from '../quarantine/quarantine.repository';
import { ProfileDays } from './profile-days.repository';
import { fieldsOf } from './record-quality';

/** So many records of a source and day are all looked at; of those that follow, one in `oneIn`. */
const allOf = 2_000;
const oneIn = 16;
const storeEveryMs = 3_000;

interface Gathered {
  readonly source: string;
  readonly day: string;
  profile: TableProfile;
  looked: number;
  unstored: number;
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
    this.timer = setInterval(() => void this.store(), storeEveryMs).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.store();
  }

  add(judged: readonly Judged[], at: Date): void {
    const day = at.toISOString().slice(0, 10);
    for (const { item, verdict } of judged) {
      const fields = fieldsOf(verdict);
      if (fields === undefined) continue;
      const gathered = this.of(item.source, day);
      gathered.looked += 1;
      const isLookedAt =
        gathered.looked <= allOf || partitionOf(recordKey('profile', item.recordId), oneIn) === 0;
      if (!isLookedAt) continue;
      gathered.profile.add(plainFields(fields));
      gathered.unstored += 1;
    }
  }

  /** Adds what was gathered to what is stored; one after the other. */
  async store(): Promise<void> {
    this.storing = this.storing.then(() => this.storeAll());
    await this.storing;
  }

  private async storeAll(): Promise<void> {
    const today = [...this.gathered.values()]
      .map(({ day }) => day)
      .sort()
      .at(-1);
    for (const [key, gathered] of this.gathered) {
      const { source, day, profile, unstored } = gathered;
      if (day !== today) this.gathered.delete(key);
      if (unstored === 0) continue;
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
    const fresh = { source, day, profile: new TableProfile(), looked: 0, unstored: 0 };
    this.gathered.set(key, fresh);
    return fresh;
  }
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
