import type { HashedAtoms } from '../index/hashed-atoms';

/** What a partner is told; it can be cloned from thread to thread. */
export type PartnerTask =
  /** Contents, each once, in any order. */
  | { readonly task: 'atoms'; readonly contents: HashedAtoms }
  /** Candidates among the first so many contents, in the order of their ids: `CandidateTable.flat`. */
  | { readonly task: 'candidates'; readonly first: number };

/** Answers are flat, so that they cross threads by copying memory. */
export interface PartnerAnswer {
  readonly ints: readonly Int32Array[];
}

export interface PendingAnswer {
  /** Blocks until it is there. @throws Error when the partner failed. */
  wait(): PartnerAnswer;
}

/**
 * Somebody on another thread who looks for candidates, which takes nothing but atoms, while what is needed before them
 * and what does without them is done here. What comes out does not depend on whether there is one.
 */
export interface Partner {
  /** Tasks are done in the order in which they come; each has an answer. */
  ask(task: PartnerTask): PendingAnswer;
}
