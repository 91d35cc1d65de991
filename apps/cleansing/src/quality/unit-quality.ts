import type { CanonicalFields } from '@concord/contracts/canonical';
import type { RecordReceived } from '@concord/contracts/events';
import {
  StandingChange,
  type Contribution,
  type Increments,
  type ValueSampler,
} from '@concord/profiling/quality';
import type { Verdict } from '../verdict';
import { contributionOf, fieldsOf, newestChangeOf } from './record-quality';

/** What the profile of a source sees of a record. */
export interface ProfiledRecord {
  readonly source: string;
  readonly fields: CanonicalFields;
}

/** How one unit of work changes the standing of one source. */
export interface SourceChange {
  readonly source: string;
  readonly increments: Increments;
  readonly newestChange: string | undefined;
  /** By field, the level at which values were picked. */
  readonly levels: ReadonlyMap<string, number>;
}

/** Gathers what the versions of one unit of work do to the standing of their sources. */
export class UnitQuality {
  private readonly changes = new Map<string, StandingChange>();
  private readonly newest = new Map<string, string>();
  /** Records for the profiles of their sources. */
  readonly profiled: ProfiledRecord[] = [];

  /**
   * @param uniqueFields of a source, in which values are looked at for uniqueness.
   * @param isProfiled whether the profile of its source is to see the record.
   */
  constructor(
    private readonly uniqueFields: (source: string) => readonly string[],
    private readonly sampler: ValueSampler,
    private readonly isProfiled: (item: RecordReceived) => boolean = () => false,
  ) {}

  /** Takes a version in. @returns what is to be kept with the record. */
  take(
    item: RecordReceived,
    verdict: Verdict,
    before: Contribution | undefined,
  ): Contribution | undefined {
    const { source } = item;
    const newest = newestChangeOf(item, verdict);
    const fields = fieldsOf(verdict);
    if (fields !== undefined && this.isProfiled(item)) this.profiled.push({ source, fields });
    if (newest !== undefined && newest > (this.newest.get(source) ?? ''))
      this.newest.set(source, newest);
    return this.judgedAnew(source, verdict, before);
  }

  /** The same of a version that came before and is judged once more. */
  judgedAnew(
    source: string,
    verdict: Verdict,
    before: Contribution | undefined,
  ): Contribution | undefined {
    const fields = fieldsOf(verdict);
    const after = contributionOf(verdict, fields === undefined ? '' : this.picked(source, fields));
    const change = this.changes.get(source) ?? new StandingChange();
    this.changes.set(source, change);
    change.replace(before, after);
    this.forget(source, before);
    return after;
  }

  /** Computed anew each time, for a transaction may be tried again. */
  bySource(): SourceChange[] {
    return [...this.changes].map(([source, change]) => ({
      source,
      increments: change.increments(),
      newestChange: this.newest.get(source),
      levels: new Map(
        this.uniqueFields(source).map((field) => [
          field,
          this.sampler.level(scopeOf(source, field)),
        ]),
      ),
    }));
  }

  private picked(source: string, fields: CanonicalFields): string {
    let picked = '';
    for (const field of this.uniqueFields(source)) {
      for (const { value, invalid, imputed } of fields[field] ?? []) {
        if (typeof value === 'object' || invalid === true || imputed === true) continue;
        const key = this.sampler.key(scopeOf(source, field), String(value));
        if (key === undefined) continue;
        this.sampler.counted(scopeOf(source, field), 1);
        picked += `${picked === '' ? '' : ' '}${field}:${key}`;
      }
    }
    return picked;
  }

  private forget(source: string, before: Contribution | undefined): void {
    if (before === undefined || before.kind === 'unreadable' || before.values === undefined) return;
    for (const value of before.values.split(' '))
      this.sampler.counted(scopeOf(source, value.slice(0, value.indexOf(':'))), -1);
  }
}

/** Values of different sources and fields are sampled each by themselves. */
export const scopeOf = (source: string, field: string): string => `${source} ${field}`;
