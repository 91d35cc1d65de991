import type { Outcome } from '../comparison/scale';
import { bitsOf, type Comparison, type ComparisonLevel, type MatchModel } from '../model/model';

/** Standard deviation, in bits, of what is believed about a weight before data was seen. */
const priorDeviation = 1.5;
const bitsPerNat = 1 / Math.LN2;
/** Levels that are judged under a condition of their own; their weights stay as believed. */
const conditional: ReadonlySet<string> = new Set(['swapped', 'other given name']);

/** The levels of all comparisons in one row, with what was counted of them. */
export class LevelBook {
  private readonly offsets: number[] = [];
  private readonly comparisonOf: number[] = [];
  private readonly levels: ComparisonLevel[] = [];
  readonly size: number;
  /** log2 m, and log2 of u or of u per frequency. */
  readonly logM: Float64Array;
  readonly logU: Float64Array;
  private readonly strangers: Float64Array;
  private readonly inverse: Float64Array;
  private matches: Float64Array;

  constructor(readonly model: MatchModel) {
    model.comparisons.forEach((comparison, at) => {
      this.offsets.push(this.levels.length);
      for (const level of comparison.levels) {
        this.levels.push(level);
        this.comparisonOf.push(at);
      }
    });
    this.size = this.levels.length;
    this.logM = Float64Array.from(this.levels, ({ m }) => Math.log2(m));
    this.logU = Float64Array.from(this.levels, ({ u, perFrequency }) =>
      Math.log2(perFrequency ?? u),
    );
    this.strangers = new Float64Array(this.size);
    this.inverse = new Float64Array(this.size);
    this.matches = new Float64Array(this.size);
  }

  number(comparison: number, { position }: Outcome): number {
    return (this.offsets[comparison] ?? 0) + position;
  }

  /** -log2 of the chance of the outcome among strangers. */
  rarity(level: number, frequency: number | undefined): number {
    const logU = this.logU[level] ?? 0;
    return frequency === undefined ? -logU : Math.max(0, -logU - Math.log2(frequency));
  }

  countStranger(level: number, frequency: number | undefined): void {
    this.strangers[level] = (this.strangers[level] ?? 0) + 1;
    if (frequency !== undefined) this.inverse[level] = (this.inverse[level] ?? 0) + 1 / frequency;
  }

  /** Whether the chance among strangers is the very frequency of the value. */
  private isGiven(level: number): boolean {
    return this.levels[level]?.perFrequency === 1;
  }

  /** After all strangers were counted. */
  learnU(): void {
    const totals = this.totals(this.strangers);
    for (let level = 0; level < this.size; level++) {
      const total = totals[level] ?? 0;
      if (this.isGiven(level) || total === 0 || this.isConditional(level)) continue;
      const byValue = this.levels[level]?.perFrequency !== undefined;
      const before = this.logU[level] ?? 0;
      const count = this.strangers[level] ?? 0;
      const chance = (byValue ? (this.inverse[level] ?? 0) : count) / total;
      // One pair more, as believed: what was never seen is not impossible.
      const believed = 2 ** before;
      const perPair = byValue ? believed : believed;
      this.logU[level] = Math.log2((chance * count + perPair) / (count + 1));
    }
  }

  private isConditional(level: number): boolean {
    return conditional.has(this.levels[level]?.level ?? '');
  }

  /** By level, the sum over the unconditional levels of its comparison. */
  private totals(counts: Float64Array): Float64Array {
    const byComparison = new Float64Array(this.offsets.length);
    for (let level = 0; level < this.size; level++) {
      const at = this.comparisonOf[level] ?? 0;
      if (!this.isConditional(level))
        byComparison[at] = (byComparison[at] ?? 0) + (counts[level] ?? 0);
    }
    return Float64Array.from(this.comparisonOf, (at) => byComparison[at] ?? 0);
  }

  /** Takes the expected counts among pairs of one entity; small ones leave what was believed. */
  learnM(matches: Float64Array): void {
    this.matches = matches;
    const totals = this.totals(matches);
    for (let level = 0; level < this.size; level++) {
      const total = totals[level] ?? 0;
      const believed = this.levels[level];
      if (total === 0 || believed === undefined || this.isConditional(level)) continue;
      const count = (matches[level] ?? 0) + 0.5;
      const before = Math.log2(believed.m / (believed.perFrequency ?? believed.u));
      const seen = Math.log2(count / (total + 1)) - (this.logU[level] ?? 0);
      const doubt =
        1 / count + (this.isGiven(level) ? 0 : 1 / ((this.strangers[level] ?? 0) + 0.5));
      const variance = doubt * bitsPerNat ** 2;
      const trust = priorDeviation ** 2 / (priorDeviation ** 2 + variance);
      this.logM[level] = trust * seen + (1 - trust) * before + (this.logU[level] ?? 0);
    }
  }

  /** The comparisons with what was learnt. */
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
