import {
  bitsOf,
  type Comparison,
  type ComparisonLevel,
  type FrequencyTable,
  type MatchModel,
} from '../model/model';

/** The outcome of a comparison of two values. */
export interface Judgement {
  readonly level: string;
  /** Bits for (positive) or against (negative) one entity. */
  readonly weight: number;
  /** The part of `weight` that members of one household share. */
  readonly shared: number;
  /** The levels of which it is made; none where it is no evidence. */
  readonly parts?: readonly Outcome[];
}

/** A judgement that is one level of the model; training counts these. */
export interface Outcome extends Judgement {
  /** Position of the level in the comparison. */
  readonly position: number;
  /** Share of the value that decided; undefined where the level does not depend on it. */
  readonly frequency: number | undefined;
}

/** The levels of one comparison, made quick to look up. */
export class LevelScale {
  private readonly levels = new Map<string, ComparisonLevel>();
  private readonly fixed = new Map<string, Outcome>();
  private readonly byFrequency = new Map<string, Map<number, Outcome>>();
  private readonly learnt = new Map<number, Outcome>();
  private readonly ceilings = new Map<number, number>();

  constructor(private readonly comparison: Comparison) {
    for (const level of comparison.levels) {
      this.levels.set(level.level, level);
      this.fixed.set(level.level, this.outcome(level.level, level.weight));
      this.byFrequency.set(level.level, new Map());
    }
  }

  /** The judgement of a level that does not depend on the value. */
  at(level: string): Outcome {
    return this.fixed.get(level) ?? this.unknown(level);
  }

  /** The judgement of a level for a value of the given frequency. */
  atFrequency(level: string, frequency: number): Outcome {
    const known = this.byFrequency.get(level)?.get(frequency);
    if (known !== undefined) return known;
    const { m, u, perFrequency } = this.levels.get(level) ?? this.unknown(level);
    const bits = bitsOf(m, perFrequency === undefined ? u : perFrequency * frequency);
    const outcome = this.outcome(level, bits, frequency);
    this.byFrequency.get(level)?.set(frequency, outcome);
    return outcome;
  }

  /** The judgement of two different values that were learnt to go together, so many bits. */
  together(bits: number): Outcome {
    const known = this.learnt.get(bits);
    if (known !== undefined) return known;
    const outcome = this.outcome('goes together', bits);
    this.learnt.set(bits, outcome);
    return outcome;
  }

  /** Bits that no level exceeds for a value of the given frequency, and for any commoner one; 0 or more. */
  ceiling(frequency: number): number {
    const known = this.ceilings.get(frequency);
    if (known !== undefined) return known;
    let ceiling = 0;
    for (const { m, weight, perFrequency } of this.comparison.levels) {
      const bits = perFrequency === undefined ? weight : bitsOf(m, perFrequency * frequency);
      ceiling = Math.max(ceiling, bits);
    }
    this.ceilings.set(frequency, ceiling);
    return ceiling;
  }

  private outcome(level: string, weight: number, frequency?: number): Outcome {
    const parts: Outcome[] = [];
    const position = this.comparison.levels.findIndex((one) => one.level === level);
    const shared = this.comparison.household ? weight : 0;
    const outcome = { level, weight, shared, parts, position, frequency };
    parts.push(outcome);
    return outcome;
  }

  private unknown(level: string): never {
    const known = [...this.levels.keys()].join(', ');
    throw new Error(
      `comparison "${this.comparison.name}" has no level "${level}" in the model (it has: ${known})`,
    );
  }
}

/** A frequency table made quick to look up. */
export class Frequencies {
  private readonly shares: ReadonlyMap<string, number>;
  readonly rest: number;

  constructor(table: FrequencyTable) {
    this.shares = new Map(Object.entries(table.values));
    this.rest = table.rest;
  }

  of(value: string): number {
    return this.shares.get(value) ?? this.rest;
  }

  has(value: string): boolean {
    return this.shares.has(value);
  }
}

/** The table that a comparison uses in a role. */
export function frequenciesOf(
  model: MatchModel,
  comparison: Comparison,
  role: string,
): Frequencies {
  const name = comparison.tables[role] ?? role;
  const table = model.frequencies[name];
  if (table !== undefined) return new Frequencies(table);
  throw new Error(
    `match model ${model.version}: comparison "${comparison.name}" wants frequency table "${name}", which is missing`,
  );
}
