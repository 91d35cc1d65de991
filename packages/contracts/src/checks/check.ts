import { milliseconds } from '../workspace/duration';
import { CheckReader, Misread, type CheckFault } from './check-reader';

export type { CheckFault } from './check-reader';

/** What is measured over the records of a source; see docs/guide/quality.md for the formulas. */
export const recordMeasures = [
  'completeness',
  'validity',
  'consistency',
  'uniqueness',
  'timeliness',
  'quarantined',
] as const;
export type RecordMeasure = (typeof recordMeasures)[number];

/** Measures that make sense for one field: `completeness(email)`. */
export const fieldMeasures = ['completeness', 'validity', 'consistency', 'uniqueness'] as const;

/** What must not differ from the source's own past. */
export const watchedChanges = ['new columns', 'vanished columns', 'drift'] as const;
export type WatchedChange = (typeof watchedChanges)[number];

export interface Bound {
  readonly value: number;
  readonly inclusive: boolean;
}

/** Where a figure has to be: above `low`, below `high`. */
export interface Range {
  readonly low?: Bound;
  readonly high?: Bound;
}

/** One check, parsed. Shares are from 0 to 1, ages in milliseconds, volumes in rows of a run. */
export type Check =
  | {
      readonly kind: 'share';
      readonly measure: RecordMeasure;
      readonly field?: string;
      readonly range: Range;
    }
  | { readonly kind: 'freshness'; readonly range: Range }
  /** `ofPrevious`: the bounds are shares of what the run before had. */
  | { readonly kind: 'volume'; readonly range: Range; readonly ofPrevious: boolean }
  | { readonly kind: 'columns'; readonly columns: readonly string[] }
  | { readonly kind: 'unchanged'; readonly what: WatchedChange };

export type ParsedCheck =
  { readonly ok: true; readonly check: Check } | { readonly ok: false; readonly fault: CheckFault };

const beginnings = [...recordMeasures, 'freshness', 'volume', 'schema', 'no'] as const;

/**
 * Reads a check: `completeness(email) > 0.9`, `freshness < 24h`, `volume between 900 and 1500`,
 * `volume > 80% of previous`, `schema has columns email, phone`, `no new columns`. Never throws.
 */
export function parseCheck(text: string): ParsedCheck {
  const reader = new CheckReader(text);
  try {
    const check = checkOf(reader);
    reader.end();
    return { ok: true, check };
  } catch (error) {
    if (error instanceof Misread) return { ok: false, fault: error.fault };
    throw error;
  }
}

function checkOf(reader: CheckReader): Check {
  const word = reader.word(beginnings, 'what is measured');
  switch (word) {
    case 'freshness':
      return { kind: 'freshness', range: rangeOf(reader, ageOf) };
    case 'volume':
      return volumeOf(reader);
    case 'schema':
      reader.word(['has'], 'has columns');
      reader.word(['columns', 'column'], 'has columns');
      return { kind: 'columns', columns: reader.names() };
    case 'no':
      return unchangedOf(reader);
    default:
      return {
        kind: 'share',
        measure: word,
        ...fieldOf(reader, word),
        range: rangeOf(reader, shareOf),
      };
  }
}

function unchangedOf(reader: CheckReader): Check {
  const word = reader.word(['new', 'vanished', 'drift'], 'new columns, vanished columns or drift');
  if (word === 'drift') return { kind: 'unchanged', what: 'drift' };
  reader.word(['columns'], 'columns');
  return { kind: 'unchanged', what: word === 'new' ? 'new columns' : 'vanished columns' };
}

function fieldOf(reader: CheckReader, measure: RecordMeasure): { field?: string } {
  if (!reader.sees('(')) return {};
  if (!fieldMeasures.some((one) => one === measure)) {
    throw reader.misread(
      `${measure} is of a whole source, not of a field`,
      `a comparison such as ${measure} > 0.9`,
    );
  }
  reader.symbol('(');
  const field = reader.name('the name of a field');
  reader.symbol(')');
  return { field };
}

function volumeOf(reader: CheckReader): Check {
  const units = new Set<string>();
  const range = rangeOf(reader, (inner) => {
    const { value, unit } = inner.quantity('a number of rows, or a share such as 80% of previous');
    if (units.add(unit).size > 1) throw inner.misreadLast('one bound is a share', 'both or none');
    if (unit === '') return value;
    if (unit === '%') return value / 100;
    throw inner.misreadLast(`rows have no unit "${unit}"`, 'a number of rows');
  });
  if (!units.has('%')) return { kind: 'volume', range, ofPrevious: false };
  reader.word(['of'], 'of previous');
  reader.word(['previous'], 'of previous');
  return { kind: 'volume', range, ofPrevious: true };
}

/** `0.9` or `90%`. */
function shareOf(reader: CheckReader): number {
  const { value, unit } = reader.quantity('a share such as 0.9 or 90%');
  const share = unit === '%' ? value / 100 : value;
  if (unit === '' || unit === '%') {
    if (share <= 1) return share;
    throw reader.misreadLast(
      `${value}${unit} is more than everything`,
      'a share from 0 to 1, or 0% to 100%',
    );
  }
  throw reader.misreadLast(`a share has no unit "${unit}"`, 'a share such as 0.9 or 90%');
}

/** `24h` in milliseconds. */
function ageOf(reader: CheckReader): number {
  const { value, unit } = reader.quantity('an age such as 24h');
  if (/^(ms|s|m|h|d)$/u.test(unit) && Number.isInteger(value))
    return milliseconds(`${value}${unit}`);
  throw reader.misreadLast('an age is a whole number with a unit', '500ms, 30s, 15m, 24h or 7d');
}

const comparators = ['>', '>=', '<', '<=', '='] as const;

function rangeOf(reader: CheckReader, boundOf: (reader: CheckReader) => number): Range {
  if (reader.sees('between')) {
    reader.word(['between'], 'between');
    const low = boundOf(reader);
    reader.word(['and'], 'and');
    const high = boundOf(reader);
    if (low > high) throw reader.misreadLast('the second bound is below the first', 'low and high');
    return { low: { value: low, inclusive: true }, high: { value: high, inclusive: true } };
  }
  const comparator = reader.word(comparators, '>, >=, <, <=, = or between');
  const value = boundOf(reader);
  const bound = { value, inclusive: comparator.endsWith('=') };
  if (comparator === '=') return { low: bound, high: bound };
  return comparator.startsWith('>') ? { low: bound } : { high: bound };
}
