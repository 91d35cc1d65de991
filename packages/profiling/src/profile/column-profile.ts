import { isNullToken } from '@concord/standardization';
import { DistinctSample, type Counted, type DistinctState } from './distinct-sample';
import { FrequentValues, type FrequentState } from './frequent-values';
import { patternOf } from './pattern';
import { Quantiles, type NumberSummary, type QuantilesState } from './quantiles';

const sizes = { sample: 512, frequent: 128, patterns: 64 } as const;
/** Longer texts are told apart by their beginning. */
const longestKept = 200;
const plainNumber = /^[-+]?\d{1,15}(?:\.\d{1,10})?$/;

/** What is in a column; counts are of values, of which a record may have several or none. */
export interface ColumnSummary {
  readonly values: number;
  /** Values that say something: not empty, and no word for "none" such as `N/A` or 无. */
  readonly filled: number;
  readonly distinct: number;
  /** Whether `distinct` is exact. */
  readonly isExact: boolean;
  readonly top: readonly Counted[];
  readonly patterns: readonly Counted[];
  /** In characters. */
  readonly length: NumberSummary | undefined;
  /** Of the values that are plain numbers. */
  readonly numbers: NumberSummary | undefined;
  /** A fair sample of the different values, with how often each came. */
  readonly sample: readonly Counted[];
}

/**
 * A column as it streams by, in memory that does not grow with it. Profiles of parts of a source,
 * merged in any order, say the same as one of the whole.
 */
export class ColumnProfile {
  private values = 0;
  private filled = 0;
  private sample = new DistinctSample(sizes.sample);
  private frequent = new FrequentValues(sizes.frequent);
  private patterns = new FrequentValues(sizes.patterns);
  private lengths = new Quantiles();
  private numbers = new Quantiles();

  /** One value of one record; null, undefined and empty texts are missing. */
  add(value: unknown): void {
    this.values += 1;
    const text = textOf(value);
    if (text === '' || isNullToken(text)) return;
    this.filled += 1;
    const kept = text.length > longestKept ? text.slice(0, longestKept) : text;
    this.sample.add(kept);
    this.frequent.add(kept);
    this.patterns.add(patternOf(kept));
    this.lengths.add(text.length);
    if (plainNumber.test(text)) this.numbers.add(Number(text));
  }

  /** Takes records into account in which the column was not there at all. */
  addMissing(times: number): void {
    this.values += times;
  }

  merge(other: ColumnProfile): void {
    this.values += other.values;
    this.filled += other.filled;
    this.sample.merge(other.sample);
    this.frequent.merge(other.frequent);
    this.patterns.merge(other.patterns);
    this.lengths.merge(other.lengths);
    this.numbers.merge(other.numbers);
  }

  summary(most = 20): ColumnSummary {
    const sample = this.sample.values();
    const distinct = this.sample.isComplete ? sample.length : this.estimate(sample);
    return {
      values: this.values,
      filled: this.filled,
      distinct: Math.min(distinct, this.filled),
      isExact: this.sample.isComplete,
      top: this.frequent.top(most),
      patterns: this.patterns.top(most),
      length: this.lengths.summary(),
      numbers: this.numbers.summary(),
      sample,
    };
  }

  /**
   * How many different values there are, of two estimates the better: from the hashes, whose error is
   * always the same, or from how often values come on average, which is best where that is alike.
   */
  private estimate(sample: readonly Counted[]): number {
    const mean = sample.reduce((sum, { count }) => sum + count, 0) / sample.length;
    const variance =
      sample.reduce((sum, { count }) => sum + (count - mean) ** 2, 0) / sample.length;
    return variance < mean ** 2 ? Math.round(this.filled / mean) : this.sample.distinct();
  }

  /** Plain JSON, to be stored and merged with later loads. Holds values of the source. */
  toJSON(): ColumnState {
    const { values, filled } = this;
    return {
      values,
      filled,
      sample: this.sample.toJSON(),
      frequent: this.frequent.toJSON(),
      patterns: this.patterns.toJSON(),
      lengths: this.lengths.toJSON(),
      numbers: this.numbers.toJSON(),
    };
  }

  static from(state: ColumnState): ColumnProfile {
    const profile = new ColumnProfile();
    profile.values = state.values;
    profile.filled = state.filled;
    profile.sample = DistinctSample.from(sizes.sample, state.sample);
    profile.frequent = FrequentValues.from(sizes.frequent, state.frequent);
    profile.patterns = FrequentValues.from(sizes.patterns, state.patterns);
    profile.lengths = Quantiles.from(state.lengths);
    profile.numbers = Quantiles.from(state.numbers);
    return profile;
  }
}

export interface ColumnState {
  readonly values: number;
  readonly filled: number;
  readonly sample: DistinctState;
  readonly frequent: FrequentState;
  readonly patterns: FrequentState;
  readonly lengths: QuantilesState;
  readonly numbers: QuantilesState;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') {
    return String(value);
  }
  return value === null || value === undefined ? '' : JSON.stringify(value);
}
