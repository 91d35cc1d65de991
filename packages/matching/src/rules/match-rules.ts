import type { MatchField } from '../record';

/** What a workspace decides beforehand, whatever the evidence. */
export interface MatchRules {
  /** Two records that both have a value of such a field and share none are never one entity. */
  readonly never: readonly MatchField[];
  /** Records that share a value of such a field are one entity. */
  readonly always: readonly MatchField[];
  /** A value of an `always` field that more distinct contents hold is a placeholder and identifies nobody. */
  readonly placeholderAbove: number;
}
