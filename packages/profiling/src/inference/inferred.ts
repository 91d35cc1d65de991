import type { SemanticType } from '@concord/contracts/semantic-types';
import type { Meaning } from './meaning';

/** What a column is taken to mean. */
export interface InferredColumn {
  readonly column: string;
  readonly meaning: Meaning;
  readonly type: SemanticType;
  /** 0 to 1. */
  readonly confidence: number;
  /** What speaks for it, in words. */
  readonly because: readonly string[];
  /** What else it may be. */
  readonly alternatives: readonly Meaning[];
  /** Whether its dates have the day first, where some of them tell. */
  readonly dayFirst?: boolean;
}

export interface InferredTable {
  readonly columns: readonly InferredColumn[];
  readonly locale: { readonly country?: string; readonly dayFirst?: boolean };
}
