const accuracy = 0.01;
const gamma = (1 + accuracy) / (1 - accuracy);
const logGamma = Math.log(gamma);
/** Beyond it the smallest numbers share a bucket; enough for 1e-9 to 1e12 and both signs. */
const mostBuckets = 4096;

/**
 * How numbers are distributed, in bounded memory: DDSketch (Masson, Rim and Lee, VLDB 2019). A quantile is
 * within 1 % of the number at its rank. Sketches of parts of the data add up exactly.
 */
export class Quantiles {
  private buckets = new Map<number, number>();
  private total = 0;
  private sum = 0;
  private lowest = Infinity;
  private highest = -Infinity;

  add(value: number): void {
    if (!Number.isFinite(value)) return;
    this.total += 1;
    this.sum += value;
    this.lowest = Math.min(this.lowest, value);
    this.highest = Math.max(this.highest, value);
    const bucket = bucketOf(value);
    this.buckets.set(bucket, (this.buckets.get(bucket) ?? 0) + 1);
    if (this.buckets.size > mostBuckets) this.collapse();
  }

  merge(other: Quantiles): void {
    this.total += other.total;
    this.sum += other.sum;
    this.lowest = Math.min(this.lowest, other.lowest);
    this.highest = Math.max(this.highest, other.highest);
    for (const [bucket, count] of other.buckets) {
      this.buckets.set(bucket, (this.buckets.get(bucket) ?? 0) + count);
    }
    if (this.buckets.size > mostBuckets) this.collapse();
  }

  get count(): number {
    return this.total;
  }

  /** Undefined without any number. `share` from 0 (the lowest) to 1 (the highest). */
  quantile(share: number): number | undefined {
    if (this.total === 0) return undefined;
    let rank = share * (this.total - 1);
    for (const [bucket, count] of this.ordered()) {
      rank -= count;
      if (rank < 0) return Math.min(Math.max(valueOf(bucket), this.lowest), this.highest);
    }
    return this.highest;
  }

  /** Undefined without any number. */
  summary(): NumberSummary | undefined {
    if (this.total === 0) return undefined;
    const at = (share: number): number => this.quantile(share) ?? this.lowest;
    return {
      count: this.total,
      min: this.lowest,
      max: this.highest,
      mean: this.sum / this.total,
      quartiles: [at(0.25), at(0.5), at(0.75)],
    };
  }

  toJSON(): QuantilesState {
    const { total, sum } = this;
    if (total === 0) return { total, sum: 0, range: [], buckets: [] };
    return { total, sum, range: [this.lowest, this.highest], buckets: this.ordered() };
  }

  static from({ total, sum, range, buckets }: QuantilesState): Quantiles {
    const quantiles = new Quantiles();
    quantiles.total = total;
    quantiles.sum = sum;
    quantiles.lowest = range[0] ?? Infinity;
    quantiles.highest = range[1] ?? -Infinity;
    quantiles.buckets = new Map(buckets);
    return quantiles;
  }

  private ordered(): [bucket: number, count: number][] {
    return [...this.buckets].sort(([a], [b]) => valueOf(a) - valueOf(b));
  }

  /** The numbers nearest to zero matter least: their buckets become the one of zero. */
  private collapse(): void {
    const byMagnitude = [...this.buckets].sort(
      ([a], [b]) => Math.abs(valueOf(a)) - Math.abs(valueOf(b)),
    );
    const smallest = byMagnitude.slice(0, byMagnitude.length - mostBuckets + 1);
    for (const [bucket] of smallest) this.buckets.delete(bucket);
    const lost = smallest.reduce((sum, [, count]) => sum + count, 0);
    this.buckets.set(0, (this.buckets.get(0) ?? 0) + lost);
  }
}

/** Powers of gamma; moved away from 0, which stands for itself, and signed like the number. */
const shift = 2000;

function bucketOf(value: number): number {
  const magnitude = Math.abs(value);
  if (magnitude < 1e-9) return 0;
  const index = Math.max(1, Math.ceil(Math.log(magnitude) / logGamma) + shift);
  return value < 0 ? -index : index;
}

function valueOf(bucket: number): number {
  if (bucket === 0) return 0;
  const power = Math.abs(bucket) - shift;
  const middle = (2 * Math.pow(gamma, power)) / (gamma + 1);
  return bucket < 0 ? -middle : middle;
}

export interface NumberSummary {
  readonly count: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** A quarter, half and three quarters of the numbers are below. */
  readonly quartiles: readonly [number, number, number];
}

export interface QuantilesState {
  readonly total: number;
  readonly sum: number;
  readonly range: readonly number[];
  readonly buckets: readonly (readonly [bucket: number, count: number])[];
}
