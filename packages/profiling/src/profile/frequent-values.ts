import type { Counted } from './distinct-sample';

/**
 * The most frequent values in bounded memory (Misra and Gries, 1982, as in Agarwal et al.,
 * "Mergeable Summaries", 2012). A count is at most `missed` too low, and `missed` at most
 * 1/size of all; while there are no more different values than `size`, counts are exact.
 */
export class FrequentValues {
  private counts = new Map<string, number>();
  private missed = 0;

  constructor(private readonly size: number) {}

  add(value: string, times = 1): void {
    this.counts.set(value, (this.counts.get(value) ?? 0) + times);
    if (this.counts.size > 2 * this.size) this.shrink();
  }

  merge(other: FrequentValues): void {
    for (const [value, count] of other.counts) {
      this.counts.set(value, (this.counts.get(value) ?? 0) + count);
    }
    this.missed += other.missed;
    if (this.counts.size > 2 * this.size) this.shrink();
  }

  /** The most frequent ones, equal counts in the order of the values. */
  top(most: number): Counted[] {
    return [...this.counts]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .slice(0, most);
  }

  /** How much too low a count can be. */
  get error(): number {
    return this.missed;
  }

  toJSON(): FrequentState {
    return { missed: this.missed, counts: [...this.counts] };
  }

  static from(size: number, { missed, counts }: FrequentState): FrequentValues {
    const values = new FrequentValues(size);
    values.counts = new Map(counts);
    values.missed = missed;
    return values;
  }

  /** Takes from each what the first that has no place has, which leaves at most `size` of them. */
  private shrink(): void {
    const ordered = [...this.counts.values()].sort((a, b) => b - a);
    const loss = ordered[this.size] ?? 0;
    this.missed += loss;
    this.counts = new Map(
      [...this.counts].flatMap(([value, count]) => (count > loss ? [[value, count - loss]] : [])),
    );
  }
}

export interface FrequentState {
  readonly missed: number;
  readonly counts: readonly (readonly [value: string, count: number])[];
}
