import type { ModelVersion } from '@concord/contracts/match-models';
import type { ComparisonOutline } from './fitting';

/** What is kept of a model version for ever, besides its parameters. */
export interface StoredVersion {
  readonly kind: string;
  /** Counts up per kind, from 1. */
  readonly number: number;
  readonly status: ModelVersion['status'];
  readonly made: ModelVersion['made'];
  /** The version whose beliefs it was learnt upon. */
  readonly base?: number;
  readonly records: number;
  readonly decisions: number;
  /** The comparisons it was made for. */
  readonly outline: readonly ComparisonOutline[];
  readonly activations: ModelVersion['activations'];
  /** The version that served before it; where a rollback goes. */
  readonly before?: number;
  /** SHA-256 of the parameters as JSON. */
  readonly digest: string;
}

/** As explanations name it. */
export function nameOf({ made, number }: Pick<StoredVersion, 'made' | 'number'>): string {
  return `${made.how === 'built-in' ? 'built-in' : 'trained'}-${number}`;
}
