import type { RecordKey } from '@concord/contracts/names';
import type { Conflict } from '../rules/conflict';
import type { PairExplanation } from './pair';

/** What makes records one entity whatever the evidence. */
export type Bond =
  | { readonly by: 'steward'; readonly records: readonly RecordKey[] }
  | {
      readonly by: 'alwaysMergeOn';
      readonly field: string;
      readonly value: string;
      readonly records: readonly RecordKey[];
    };

/** What keeps two groups of records apart, the strongest first. */
export type Separation =
  | { readonly by: 'steward'; readonly a: RecordKey; readonly b: RecordKey }
  | {
      readonly by: 'neverMergeAcross';
      readonly field: string;
      readonly a: RecordKey;
      readonly b: RecordKey;
      /** What each of them says, none in common. */
      readonly values: readonly [readonly string[], readonly string[]];
    }
  | { readonly by: 'evidence' }
  /** The evidence suffices: they merge when the partition is settled, unless something better comes first. */
  | { readonly by: 'nothing' };

/** A pair of records and its bits. */
export interface WeighedPair {
  readonly a: RecordKey;
  readonly b: RecordKey;
  /** Bits. */
  readonly weight: number;
}

/** How two groups of records stand to each other. */
export interface Standing {
  /** Bits by which they belong together as wholes, from at most eight contents of each. */
  readonly linkage: number;
  /** Bits that would merge them. */
  readonly needed: number;
  /** Bits that fields took away of which a person has only one, by comparison. */
  readonly contradictions: readonly { readonly comparison: string; readonly bits: number }[];
  readonly strongest: WeighedPair;
}

export interface NearEntity extends Standing {
  /** The first few records of the other entity. */
  readonly records: readonly RecordKey[];
  /** How many it has. */
  readonly size: number;
  readonly apart: Separation;
}

/** Two or more parts that became one. Parts and merges are numbered together: first the contents, then the merges. */
export interface MergeStep {
  readonly id: number;
  readonly of: readonly number[];
  readonly by: 'evidence' | 'bond';
  /** Bits of the parts as wholes, and bits that were needed; absent for a bond. */
  readonly linkage?: number;
  readonly needed?: number;
  readonly contradictions?: readonly { readonly comparison: string; readonly bits: number }[];
  /** The pairs across the parts that speak most, and least, for one entity; absent for a bond. */
  readonly strongest?: WeighedPair;
  readonly weakest?: WeighedPair;
}

/** Why an entity is what it is. */
export interface EntityExplanation {
  readonly modelVersion: string;
  readonly thresholds: { readonly same: number; readonly review: number };
  readonly records: readonly RecordKey[];
  /** What its records say: those that say the same are one part from the start. */
  readonly contents: readonly { readonly id: number; readonly records: readonly RecordKey[] }[];
  /** Records whose contents are left out of the tree, because there are too many. */
  readonly omitted: number;
  readonly bonds: readonly Bond[];
  /** In the order in which they happened. */
  readonly merges: readonly MergeStep[];
  readonly conflicts: readonly Conflict[];
  readonly nearest: readonly NearEntity[];
}

/** A step from one record to the next, by evidence (bits) or by a bond. */
export interface PathStep extends WeighedPair {
  readonly by: 'evidence' | Bond['by'];
}

/** Why two records are, or are not, in one entity. */
export interface PairReport extends PairExplanation {
  readonly sameEntity: boolean;
  /** What binds these two, or the sets they are in, whatever the evidence. */
  readonly bonds: readonly Bond[];
  /** Of one entity, where this pair alone does not speak for it: the strongest way from one to the other. */
  readonly path?: readonly PathStep[];
  /** Of two entities: how these stand to each other, and what keeps them apart. */
  readonly between?: Standing & { readonly apart: Separation };
}
