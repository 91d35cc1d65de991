import type { MatchModel } from '../model/model';
import type { PackedRecords } from './packed-records';

/** A work that both do, in chunks. */
interface SharedWork {
  /** Counter of the chunks that were claimed. */
  readonly claimed: SharedArrayBuffer;
}

/**
 * What a partner is told. It reads all records first, as whoever asks does for himself; positions are therefore the
 * same for both. Everything in here can be cloned from thread to thread.
 */
export type PartnerTask =
  | { readonly task: 'begin'; readonly base: MatchModel }
  | { readonly task: 'read'; readonly records: PackedRecords }
  /** Candidates among the first so many contents: `CandidateTable.flat`. */
  | { readonly task: 'candidates'; readonly first: number }
  /** Pairs of strangers among them: `Observations.flat`. */
  | (SharedWork & {
      readonly task: 'strangers';
      readonly first: number;
      readonly counted: MatchModel;
    })
  /** Pairs of candidates among those that strangers were drawn from, now that chances among strangers are known. */
  | (SharedWork & { readonly task: 'observe'; readonly logU: Float64Array })
  /** Weighs pairs of candidates among all contents, into memory that both see. */
  | (SharedWork & {
      readonly task: 'weigh';
      readonly model: MatchModel;
      readonly weights: SharedArrayBuffer;
    });

/** Answers are flat, so that they cross threads by copying memory. */
export interface PartnerAnswer {
  readonly ints: readonly Int32Array[];
  readonly floats: readonly Float32Array[];
}

export interface PendingAnswer {
  /** Blocks until it is there. @throws Error when the partner failed. */
  wait(): PartnerAnswer;
}

/**
 * Somebody on another thread who has read the same records and takes over a part of the pairs. What comes out does not
 * depend on whether there is one, nor on how fast it is.
 */
export interface Partner {
  /** Tasks are done in the order in which they come; each has an answer. */
  ask(task: PartnerTask): PendingAnswer;
}

export const nothing: PartnerAnswer = { ints: [], floats: [] };
