import type { Dimensions, FieldQuality } from '@concord/contracts/quality';
import { brokenRule, fieldStates } from '@concord/standardization/record';
import { weekMs, type Contribution } from './contribution';
import { levelOf } from './value-sampler';

/** Sums over records, by field. */
export interface FieldSums {
  /** Records of which the mapping of their time asked for the field. */
  readonly asked?: number;
  /** … in which the source said something. */
  readonly given?: number;
  /** … that have a value of the source that can be used. */
  readonly filled?: number;
  /** … about which nothing is doubtful. */
  readonly sound?: number;
  /** … in which a rule across fields is broken on it. */
  readonly broken?: number;
}

/** What the current records of a source are worth, as sums: several add up to one. */
export interface Standing {
  readonly accepted?: number;
  readonly quarantined?: number;
  readonly unreadable?: number;
  readonly inconsistent?: number;
  readonly undated?: number;
  readonly fields?: Readonly<Record<string, FieldSums>>;
  /** Records by the week of their last change, under `w` and the number of the week. */
  readonly weeks?: Readonly<Record<string, number>>;
  /** By field, how often each sampled value is there, under `h` and its key. */
  readonly sample?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** By field, how often the range of sampled values was halved. */
  readonly levels?: Readonly<Record<string, number>>;
}

/** Accepted and quarantined records: those whose fields could be judged. */
export function recordsOf({ accepted = 0, quarantined = 0 }: Standing): number {
  return accepted + quarantined;
}

function share(part: number, whole: number): number | undefined {
  return whole > 0 ? Math.min(1, Math.max(0, part / whole)) : undefined;
}

/** Values that are in the sample at this level, and how many of them differ. */
export function sampled(
  counts: Readonly<Record<string, number>>,
  level: number,
): { readonly values: number; readonly distinct: number } {
  let values = 0;
  let distinct = 0;
  for (const [key, count] of Object.entries(counts)) {
    if (count <= 0 || levelOf(key.slice(1)) < level) continue;
    values += count;
    distinct += 1;
  }
  return { values, distinct };
}

/** Different values among all values of a field; undefined where it is not looked at. */
export function uniquenessOf(standing: Standing, field: string): number | undefined {
  const { values, distinct } = sampled(
    standing.sample?.[field] ?? {},
    standing.levels?.[field] ?? 0,
  );
  return share(distinct, values);
}

/** The share of the dated records that changed after `since`; evenly within the week in which it falls. */
function timelinessOf({ weeks = {} }: Standing, since: number): number | undefined {
  let dated = 0;
  let fresh = 0;
  for (const [key, count] of Object.entries(weeks)) {
    dated += count;
    const end = (Number(key.slice(1)) + 1) * weekMs;
    fresh += count * Math.min(1, Math.max(0, (end - since) / weekMs));
  }
  return share(fresh, dated);
}

function present<Key extends string>(
  entries: readonly (readonly [Key, number | undefined])[],
): Partial<Record<Key, number>> {
  const known: Partial<Record<Key, number>> = {};
  for (const [key, value] of entries) if (value !== undefined) known[key] = value;
  return known;
}

/** The dimensions of each field, in the order of their names. */
export function fieldQualities(standing: Standing): FieldQuality[] {
  return Object.entries(standing.fields ?? {})
    .filter(([, { asked = 0 }]) => asked > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([field, { asked = 0, given = 0, filled = 0, sound = 0, broken = 0 }]) => ({
      field,
      ...present([
        ['completeness', share(filled, asked)],
        ['validity', share(sound, given)],
        ['consistency', share(asked - broken, asked)],
        ['uniqueness', uniquenessOf(standing, field)],
      ]),
    }));
}

/** @param since the moment after which a record must have changed to be up to date, epoch ms. */
export function dimensionsOf(standing: Standing, since: number): Dimensions {
  const fields = Object.entries(standing.fields ?? {});
  const sum = (key: keyof FieldSums): number =>
    fields.reduce((total, [, sums]) => total + (sums[key] ?? 0), 0);
  const unique = fields.flatMap(([field, { filled = 0 }]) => {
    const uniqueness = uniquenessOf(standing, field);
    return uniqueness === undefined ? [] : [{ filled, uniqueness }];
  });
  const different = unique.reduce((total, one) => total + one.uniqueness * one.filled, 0);
  const records = recordsOf(standing);
  return present([
    ['completeness', share(sum('filled'), sum('asked'))],
    ['validity', share(sum('sound'), sum('given'))],
    ['consistency', share(records - (standing.inconsistent ?? 0), records)],
    [
      'uniqueness',
      share(
        different,
        unique.reduce((total, { filled }) => total + filled, 0),
      ),
    ],
    ['timeliness', timelinessOf(standing, since)],
  ]);
}

const dimensionNames = [
  'completeness',
  'validity',
  'consistency',
  'uniqueness',
  'timeliness',
] as const satisfies readonly (keyof Dimensions)[];

/** The dimensions of several sources as one: their mean, weighted by records. */
export function overallDimensions(
  sources: readonly { readonly records: number; readonly dimensions: Dimensions }[],
): Dimensions {
  return present(
    dimensionNames.map((name) => {
      const told = sources.filter(({ dimensions }) => dimensions[name] !== undefined);
      const records = told.reduce((sum, source) => sum + source.records, 0);
      const worth = told.reduce(
        (sum, source) => sum + source.records * (source.dimensions[name] ?? 0),
        0,
      );
      return [name, share(worth, records)] as const;
    }),
  );
}

/** The dimensions of one record; uniqueness is none of a single one. */
export function recordDimensions(contribution: Contribution, since: number): Dimensions {
  if (contribution.kind === 'unreadable') return {};
  const { marks, layout, week } = contribution;
  const digits = layout === '' ? [] : Array.from(marks.replace('!', ''), Number);
  const atLeast = (state: number): number =>
    digits.filter((digit) => digit % brokenRule >= state).length;
  const timeliness = week === undefined ? {} : { weeks: { [`w${week}`]: 1 } };
  return present([
    ['completeness', share(atLeast(fieldStates.doubtful), digits.length)],
    ['validity', share(atLeast(fieldStates.sound), atLeast(fieldStates.unusable))],
    ['consistency', marks.endsWith('!') ? 0 : 1],
    ['timeliness', timelinessOf(timeliness, since)],
  ]);
}

/** The standings of the parts of a source as one. */
export function sumOf(standings: readonly Standing[]): Standing {
  const total: SumTree = {};
  for (const { levels, ...sums } of standings) addTree(total, sums);
  const levels: Record<string, number> = {};
  for (const standing of standings) {
    for (const [field, level] of Object.entries(standing.levels ?? {}))
      levels[field] = Math.max(levels[field] ?? 0, level);
  }
  return { ...total, levels };
}

interface SumTree {
  [key: string]: number | SumTree;
}

function addTree(total: SumTree, part: object): void {
  for (const [key, value] of Object.entries(part) as [string, unknown][]) {
    const known = total[key];
    if (typeof value === 'number') total[key] = (typeof known === 'number' ? known : 0) + value;
    else if (typeof value === 'object' && value !== null) {
      const inner = typeof known === 'object' ? known : {};
      addTree(inner, value);
      total[key] = inner;
    }
  }
}
