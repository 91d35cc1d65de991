import type { Regrouping } from './regrouping';
import type { Review } from './review';

/** What a call changed; give it back to `revert` if storing it failed. */
export interface ResolverChange {
  readonly regroupings: readonly Regrouping[];
  /** Doubts between the entities of the changed records and others. */
  readonly reviews: readonly Review[];
}
