import type { MatchField } from '../record';
import type { MatchRules } from '../rules/match-rules';

/** How two values of a comparison are set against each other; one folder file each in `comparison/`. */
export const comparisonKinds = [
  'person-name',
  'organization',
  'date',
  'email',
  'phone',
  'address',
  'postcode',
  'place',
  'identifier',
  'category',
  'text',
  'number',
] as const;
export type ComparisonKind = (typeof comparisonKinds)[number];

/**
 * One outcome of a comparison in the model of Fellegi and Sunter (1969).
 * `m` is its probability among records of one entity, `u` among records of different ones, and
 * `weight` is log2(m / u), in bits. Where `perFrequency` is given the outcome depends on the very value
 * that agrees (Winkler 2000): then u is `perFrequency` times the frequency of that value, and the `u` and
 * `weight` shown are those of a value that no table lists.
 */
export interface ComparisonLevel {
  readonly level: string;
  readonly m: number;
  readonly u: number;
  readonly weight: number;
  readonly perFrequency?: number;
  /** What it was learnt from; absent where it is believed from the start. */
  readonly evidence?: LevelEvidence;
}

/** How often training saw a level. */
export interface LevelEvidence {
  /** Expected number of pairs of one entity with this outcome. */
  readonly matches: number;
  /** Pairs of strangers with this outcome, of those drawn at random; absent where frequencies tell. */
  readonly strangers?: number;
  readonly source: string;
}

/** Different values that go together more often than their spelling tells: an alias, a synonym. */
export interface AssociationTable {
  readonly source: string;
  /** By both values in order, `elizabeth|liz`: bits for one entity. */
  readonly bits: Readonly<Record<string, number>>;
}

/** One line of evidence: fields of one meaning, taken together so that nothing counts twice. */
export interface Comparison {
  readonly name: string;
  readonly kind: ComparisonKind;
  readonly fields: readonly MatchField[];
  readonly levels: readonly ComparisonLevel[];
  /** A person has only one: contradictions add up when clusters are compared. */
  readonly single: boolean;
  /** A family shares it: agreement proves the household, not the person. */
  readonly household: boolean;
  /** Names in `MatchModel.frequencies` by the role they have in this comparison. */
  readonly tables: Readonly<Record<string, string>>;
}

/** Share of records that hold a value; `rest` is the share of any value that is not listed. */
export interface FrequencyTable {
  readonly source: string;
  readonly rest: number;
  readonly values: Readonly<Record<string, number>>;
}

/** Readable, numbered parameters; scoring reads the two records and this, and nothing else. */
export interface MatchModel {
  readonly version: string;
  /** Where the numbers come from, for people. */
  readonly source: string;
  /**
   * Probability that two records drawn at random are one entity, and its log2 odds. Two clusters need `perDoubling` bits
   * more each time that the smaller of them doubles: what two entities with many records each have in common has had
   * every chance to bring them together. Stewards' decisions teach it; absent until then.
   */
  readonly prior: {
    readonly probability: number;
    readonly bits: number;
    readonly perDoubling?: number;
    readonly source: string;
  };
  /**
   * Bits. Clusters merge while their linkage exceeds `same`; what lies between `review` and `same`
   * waits for a steward.
   */
  readonly thresholds: { readonly same: number; readonly review: number };
  /** What the workspace decides whatever the evidence; not learnt. */
  readonly rules?: MatchRules;
  /**
   * A household holds more than one person: once prior and household evidence together reach `ceiling` bits,
   * further evidence of the same household counts only by the factor `beyond`.
   */
  readonly household: {
    readonly ceiling: number;
    readonly beyond: number;
    readonly source?: string;
  };
  readonly comparisons: readonly Comparison[];
  readonly frequencies: Readonly<Record<string, FrequencyTable>>;
  /** By name of the comparison; absent before anything was learnt. */
  readonly associations?: Readonly<Record<string, AssociationTable>>;
}

/** Pair weights beyond these bits say no more: one lucky pair must not outvote a cluster. */
export const weightBounds = { lowest: -10, highest: 20 } as const;

/** Weights are multiples of 1/64 bit, so that sums are exact and do not depend on their order. */
export function roundBits(bits: number): number {
  return Math.round(bits * 64) / 64;
}

export function bitsOf(m: number, u: number): number {
  return roundBits(Math.log2(m / Math.min(1, u)));
}
