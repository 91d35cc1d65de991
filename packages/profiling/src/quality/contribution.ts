import { brokenRule, fieldStates, type QualityMarks } from '@concord/standardization/record';

/**
 * What one record adds to the standing of its source. Kept with the record, so that exactly the same
 * can be taken away when a newer version comes or the record goes.
 */
export type Contribution =
  | { readonly kind: 'unreadable' }
  | (QualityMarks & {
      readonly kind: 'accepted' | 'quarantined';
      /** The week in which the record last changed, counted from 1 January 1970; see `weekOf`. */
      readonly week?: number;
      /** Values that are looked at for uniqueness, as `email:k3j2 phone:9x1`; see `ValueSampler`. */
      readonly values?: string;
    });

export const weekMs = 7 * 86_400_000;

/** The week of a moment, in which ages are counted. */
export function weekOf(time: number): number {
  return Math.floor(time / weekMs);
}

/** How the standing of one source changes: sums by path (`fields.email.filled`), to be added. */
export type Increments = ReadonlyMap<string, number>;

/** Gathers what many records add and take away; equal records are counted before they are taken apart. */
export class StandingChange {
  private readonly marked = new Map<string, Map<string, number>>();
  private readonly sums = new Map<string, number>();

  /** A record that was worth `before` is worth `after`; undefined: it was, or is, not there. */
  replace(before: Contribution | undefined, after: Contribution | undefined): void {
    if (before !== undefined) this.count(before, -1);
    if (after !== undefined) this.count(after, 1);
  }

  /** Without what cancelled out. */
  increments(): Increments {
    const all = new Map(this.sums);
    for (const [layout, counts] of this.marked) {
      const fields = layout.split(' ');
      for (const [marks, times] of counts) if (times !== 0) addMarks(all, fields, marks, times);
    }
    return new Map([...all].filter(([, sum]) => sum !== 0));
  }

  private count(contribution: Contribution, times: 1 | -1): void {
    add(this.sums, contribution.kind, times);
    if (contribution.kind === 'unreadable') return;
    const { layout, marks, week, values } = contribution;
    const counts = this.marked.get(layout) ?? new Map<string, number>();
    this.marked.set(layout, counts);
    add(counts, marks, times);
    add(this.sums, week === undefined ? 'undated' : `weeks.w${week}`, times);
    if (values === undefined) return;
    for (const value of values.split(' ')) {
      const at = value.indexOf(':');
      add(this.sums, `sample.${value.slice(0, at)}.h${value.slice(at + 1)}`, times);
    }
  }
}

function add(sums: Map<string, number>, key: string, times: number): void {
  sums.set(key, (sums.get(key) ?? 0) + times);
}

function addMarks(
  sums: Map<string, number>,
  fields: readonly string[],
  marks: string,
  times: number,
): void {
  if (marks.endsWith('!')) add(sums, 'inconsistent', times);
  fields.forEach((field, at) => {
    const mark = Number(marks[at]);
    const state = mark % brokenRule;
    const path = `fields.${field}`;
    add(sums, `${path}.asked`, times);
    if (state >= fieldStates.unusable) add(sums, `${path}.given`, times);
    if (state >= fieldStates.doubtful) add(sums, `${path}.filled`, times);
    if (state === fieldStates.sound) add(sums, `${path}.sound`, times);
    if (mark >= brokenRule) add(sums, `${path}.broken`, times);
  });
}
