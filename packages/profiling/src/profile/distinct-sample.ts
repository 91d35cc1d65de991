import { textHash } from './text-hash';

export interface Counted {
  readonly value: string;
  readonly count: number;
}

/**
 * A fair sample of the different values of a column, each with its exact count, and from it how many
 * there are: the values with the smallest hashes (Bar-Yossef et al., "Counting Distinct Elements in
 * a Data Stream", 2002). The error of the estimate is about 1/√size; up to `size` it is exact. Neither order nor
 * the way the values were divided among samples that are merged makes a difference.
 */
export class DistinctSample {
  private kept = new Map<string, { readonly hash: number; count: number }>();
  /** Values with this hash or a higher one are not among the smallest any more. */
  private bound = 1;

  constructor(private readonly size: number) {}

  add(value: string, times = 1): void {
    const known = this.kept.get(value);
    if (known !== undefined) {
      known.count += times;
      return;
    }
    const hash = textHash(value);
    if (hash >= this.bound) return;
    this.kept.set(value, { hash, count: times });
    if (this.kept.size >= 2 * this.size) this.shrink();
  }

  merge(other: DistinctSample): void {
    this.shrink();
    other.shrink();
    this.bound = Math.min(this.bound, other.bound);
    for (const [value, { hash, count }] of other.kept)
      if (hash < this.bound) this.add(value, count);
    for (const [value, { hash }] of this.kept) if (hash >= this.bound) this.kept.delete(value);
    this.shrink();
  }

  /** How many different values there were; a whole number. */
  distinct(): number {
    this.shrink();
    return this.bound === 1 ? this.kept.size : Math.round(this.kept.size / this.bound);
  }

  /** Whether every value that came is in the sample. */
  get isComplete(): boolean {
    this.shrink();
    return this.bound === 1;
  }

  /** The sample, in an order that has nothing to do with the values. */
  values(): Counted[] {
    this.shrink();
    return this.ordered().map(([value, { count }]) => ({ value, count }));
  }

  toJSON(): DistinctState {
    const values = this.values().map(({ value, count }) => [value, count] as const);
    return { bound: this.bound, values };
  }

  static from(size: number, { bound, values }: DistinctState): DistinctSample {
    const sample = new DistinctSample(size);
    for (const [value, count] of values) sample.add(value, count);
    sample.bound = bound;
    return sample;
  }

  private ordered() {
    return [...this.kept].sort(([, a], [, b]) => a.hash - b.hash);
  }

  /** Keeps the `size` smallest; the bound is the smallest hash that was given up. */
  private shrink(): void {
    if (this.kept.size <= this.size) return;
    const ordered = this.ordered();
    this.bound = ordered[this.size]?.[1].hash ?? this.bound;
    this.kept = new Map(ordered.slice(0, this.size));
  }
}

/** As stored between two loads; plain JSON. */
export interface DistinctState {
  readonly bound: number;
  readonly values: readonly (readonly [value: string, count: number])[];
}
