import type { RecordKey } from '@concord/contracts/names';
import type { MatchModel } from '../model/model';
import { PairScorer } from '../pair-scorer';
import { occursTwice, type PreparedRecords } from '../prepared-records';
import type { Decision, MatchRecord } from '../record';
import type { Conflict, Placeholder } from '../rules/conflict';
import { Bonds } from './bonds';
import { CandidateRefresh } from './candidate-refresh';
import { ContentStore } from './content-store';
import { DecisionBook } from './decision-book';
import { findReviews, type Review } from './review';
import { reviewQueue } from './review-queue';
import { TargetPartition } from './target-partition';

/** Records by entity. Groups and the keys in them are sorted, so that equal partitions are equal values. */
export interface Partition {
  readonly groups: readonly (readonly RecordKey[])[];
  readonly reviews: readonly Review[];
  readonly conflicts: readonly Conflict[];
  readonly placeholders: readonly Placeholder[];
}

/** The stages of a batch run, in this order. */
export type BatchStage = 'prepare' | 'candidates' | 'cluster' | 'review';

/** Work between two chances to breathe, where nobody wants to breathe. */
const wholePiece = 1_000_000;

/**
 * The partition of a set of records: a pure function of the set, the model and the decisions. The order of the
 * records does not matter. A key that occurs twice with different content is a TypeError.
 *
 * @param onStage hears of each stage that is done, for measuring and for people who wait.
 */
export function resolveBatch(
  records: Iterable<MatchRecord>,
  model: MatchModel,
  decisions: Iterable<Decision> = [],
  onStage: (done: BatchStage) => void = () => undefined,
): Partition {
  const store = new ContentStore(new PairScorer(model));
  const book = new DecisionBook(decisions);
  for (const record of records) addOnce(store, record, book);
  onStage('prepare');
  return partitionOf(store, book, onStage);
}

/** The partition of records that were read by a model of the same comparisons. */
export function resolvePrepared(
  prepared: PreparedRecords,
  model: MatchModel,
  onStage: (done: BatchStage) => void,
): Partition {
  const store = new ContentStore(new PairScorer(model), prepared);
  onStage('prepare');
  // Where rules keep apart, other candidates take the room of those that are forbidden: looked up one by one.
  if ((model.rules?.never.length ?? 0) === 0)
    store.takeCandidates(exhaust(prepared.candidates(wholePiece)));
  return partitionOf(store, new DecisionBook([]), onStage);
}

function partitionOf(
  store: ContentStore,
  book: DecisionBook,
  onStage: (done: BatchStage) => void,
): Partition {
  const bonds = new Bonds(store, book);
  const target = new TargetPartition(store, bonds);
  if (store.unsettled.dirty.size > 0) exhaust(new CandidateRefresh(store).run(wholePiece));
  onStage('candidates');
  exhaust(target.run(wholePiece));
  const groups = sortedGroups(target.groups());
  onStage('cluster');
  const entityOf = target.entityOf();
  const doubts = findReviews(store.contents(), entityOf, store, bonds);
  const sources = { store, bonds, target, entityOf, strongest: new WeakMap() };
  const reviews = exhaust(reviewQueue(doubts, sources, wholePiece));
  onStage('review');
  return { groups, reviews, conflicts: bonds.conflicts(), placeholders: bonds.placeholders() };
}

function addOnce(store: ContentStore, record: MatchRecord, book: DecisionBook): void {
  const profile = store.scorer.profile(record);
  const known = store.of(record.key);
  if (known !== undefined && known.profile.id !== profile.id) throw occursTwice(record.key);
  if (known === undefined) store.add(record.key, profile, book.concerns(record.key));
}

/** Runs divided work without a break. @returns what comes out of it. */
export function exhaust<T>(work: Iterator<unknown, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

export function sortedGroups(groups: Iterable<readonly RecordKey[]>): RecordKey[][] {
  return [...groups]
    .map((group) => [...group].sort())
    .sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
}
