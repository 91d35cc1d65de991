import type { Outcome } from '../comparison/scale';
import { bitsOf, type Comparison, type ComparisonLevel, type MatchModel } from '../model/model';

/** Standard deviation, in bits, of what is believed about a weight before data was seen. */
const priorDeviation = 1.5;
/** Levels that are judged under a condition of their own; their weights stay as believed. */
const conditional: ReadonlySet<string> = new Set(['swapped', 'other given name']);

/** The levels of all comparisons in one row, with what was counted of them. */
export class LevelBook {
  readonly size: number;
  /** log2 of m, and of u or, where the value decides, of u per frequency. */
  readonly logM: Float64Array;
  readonly logU: Float64Array;
  private readonly offsets: number[] = [];
  private readonly comparisonOf: number[] = [];
  private readonly levels: ComparisonLevel[] = [];
  private readonly believedU: Float64Array;
  private readonly strangers: Float64Array;
  private readonly inverseFrequencies: Float64Array;
  private matches: Float64Array;

  constructor(private readonly model: MatchModel) {
    model.comparisons.forEach(({ levels }, at) => {
      this.offsets.push(this.levels.length);
      for (const level of levels) {
        this.levels.push(level);
        this.comparisonOf.push(at);
      }
    });
    this.size = this.levels.length;
    this.logM = Float64Array.from(this.levels, ({ m }) => Math.log2(m));
    this.logU = Float64Array.from(this.levels, ({ u, perFrequency }) =>
      Math.log2(perFrequency ?? u),
    );
    this.believedU = Float64Array.from(this.logU);
    this.strangers = new Float64Array(this.size);
    this.inverseFrequencies = new Float64Array(this.size);
    this.matches = new Float64Array(this.size);
  }

  /** Number of a level; undefined for what stands in no list of levels (a learnt association). */
  number(comparison: number, { position }: Outcome): number | undefined {
    return position < 0 ? undefined : (this.offsets[comparison] ?? 0) + position;
  }

  positionOf(comparison: number, position: number): number {
    return (this.offsets[comparison] ?? 0) + position;
  }

  /** -log2 of the chance of the outcome among strangers. */
  rarity(level: number, frequency: number | undefined): number {
    const logU = this.logU[level] ?? 0;
    return frequency === undefined ? -logU : Math.max(0, -logU - Math.log2(frequency));
  }

  forgetStrangers(): void {
    this.strangers.fill(0);
    this.inverseFrequencies.fill(0);
  }

  countStranger(level: number, frequency: number | undefined): void {
    this.strangers[level] = (this.strangers[level] ?? 0) + 1;
    if (frequency === undefined) return;
    this.inverseFrequencies[level] = (this.inverseFrequencies[level] ?? 0) + 1 / frequency;
  }

  /**
   * After all strangers were counted. Where the value decides, the multiple of its frequency is chosen such that
   * the expected likelihood ratio among strangers is what it must be, P(level | match).
   */
  learnU(): void {
    const totals = this.totals(this.strangers);
    this.levels.forEach(({ perFrequency }, level) => {
      const total = totals[level] ?? 0;
      if (this.isFrequency(level) || total === 0 || this.isConditional(level)) return;
      const count = this.strangers[level] ?? 0;
      const seen = perFrequency === undefined ? count : (this.inverseFrequencies[level] ?? 0);
      // What is believed weighs as much as one observation: what was never seen is not impossible.
      const believed = 2 ** (this.believedU[level] ?? 0);
      this.logU[level] = Math.log2(((seen / total) * count + believed) / (count + 1));
    });
  }

  /**
   * Takes the expected counts among pairs of one entity. A weight lies between what was believed and what was seen,
   * nearer to the more certain of the two (both as normal distributions of the weight in bits).
   */
  learnM(matches: Float64Array): void {
    this.matches = matches;
    const totals = this.totals(matches);
    this.levels.forEach(({ m, u, perFrequency }, level) => {
      const total = totals[level] ?? 0;
      if (total === 0 || this.isConditional(level)) return;
      const count = (matches[level] ?? 0) + 0.5;
      const logU = this.logU[level] ?? 0;
      const believed = Math.log2(m / (perFrequency ?? u));
      const seen = Math.log2(count / (total + 1)) - logU;
      const variance = this.variance(level, count, this.strangers[level] ?? 0);
      const trust = priorDeviation ** 2 / (priorDeviation ** 2 + variance);
      this.logM[level] = trust * seen + (1 - trust) * believed + logU;
    });
  }

  /**
   * Standard deviation, in bits, of the weight of a level after as much evidence as the model states for it:
   * what was believed and what was counted, taken together. Undefined for what is no level.
   */
  deviation(level: number): number | undefined {
    const one = this.levels[level];
    if (one === undefined) return undefined;
    if (one.evidence === undefined) return priorDeviation;
    const { matches, strangers = 0 } = one.evidence;
    const counted = this.variance(level, matches + 0.5, strangers);
    return 1 / Math.sqrt(1 / priorDeviation ** 2 + 1 / counted);
  }

  /** Of a weight that was counted, in bits squared. */
  private variance(level: number, matches: number, strangers: number): number {
    const ofU = this.isFrequency(level) ? 0 : 1 / (strangers + 0.5);
    return (1 / matches + ofU) / Math.LN2 ** 2;
  }

  /** Whether the chance among strangers is the very frequency of the value. */
  private isFrequency(level: number): boolean {
    return this.levels[level]?.perFrequency === 1;
  }

  private isConditional(level: number): boolean {
    return conditional.has(this.levels[level]?.level ?? '');
  }

  /** By level, the sum over the unconditional levels of its comparison. */
  private totals(counts: Float64Array): Float64Array {
    const sums = new Float64Array(this.offsets.length);
    this.comparisonOf.forEach((at, level) => {
      if (!this.isConditional(level)) sums[at] = (sums[at] ?? 0) + (counts[level] ?? 0);
    });
    return Float64Array.from(this.comparisonOf, (at) => sums[at] ?? 0);
  }

  /** The model's comparisons with what was learnt. */
  comparisons(source: string): Comparison[] {
    return this.model.comparisons.map((comparison, at) => ({
      ...comparison,
      levels: comparison.levels.map((level, position) =>
        this.learnt(level, (this.offsets[at] ?? 0) + position, source),
      ),
    }));
  }

  private learnt(level: ComparisonLevel, number: number, source: string): ComparisonLevel {
    const matches = Math.round(this.matches[number] ?? 0);
    const strangers = this.strangers[number] ?? 0;
    if (matches + strangers === 0) return level;
    const m = rounded(2 ** (this.logM[number] ?? 0));
    const chance = rounded(2 ** (this.logU[number] ?? 0));
    const evidence = { matches, strangers, source };
    if (level.perFrequency === undefined)
      return { ...level, m, u: chance, weight: bitsOf(m, chance), evidence };
    const u = Math.min(1, (chance * level.u) / level.perFrequency);
    return { ...level, m, u, perFrequency: chance, weight: bitsOf(m, u), evidence };
  }
}

function rounded(probability: number): number {
  return Number(probability.toPrecision(5));
}
