import type { RecordKey } from '@concord/contracts/names';
import type { MatchModel } from '../model/model';
import type { Decision, MatchRecord } from '../record';
import type { Conflict, Placeholder } from '../rules/conflict';
import { exhaust, sortedGroups } from './batch';
import { CandidateRefresh } from './candidate-refresh';
import type { PairSample } from '../evaluation/pair-sample';
import type { EntityExplanation, PairReport } from '../explanation/report';
import { Explainer } from './explainer';
import { lookUp, type Candidate } from './look-up';
import { Placement } from './placement';
import { regroupings } from './regrouping';
import type { ResolverChange } from './resolver-change';
import { findReviews, sortedReviews, type Review, type StrongestPair } from './review';
import { ReviewBook } from './review-book';
import { reviewQueue } from './review-queue';
import { samplePairs } from './sampling';
import { Settlement } from './settlement';
import { ResolverState } from './state';
import { TargetPartition, type WeakMerge } from './target-partition';
import { UndoStack } from './undo-stack';

export type Change =
  | { readonly upsert: MatchRecord }
  | { readonly remove: RecordKey }
  | { readonly decide: Decision }
  | { readonly withdraw: { readonly a: RecordKey; readonly b: RecordKey } };

export interface ResolverStats {
  readonly records: number;
  /** Distinct contents among the records. */
  readonly contents: number;
  readonly groups: number;
  readonly estimatedBytes: number;
  /** Contents whose candidates or clusters may still change by settling. */
  readonly unsettledContents: number;
  readonly lastSettle: { readonly regroupings: number; readonly records: number } | undefined;
}

/** The incremental engine: answers at once, settles behind. One thread, all in memory, nothing stored. */
export class Resolver {
  private readonly state: ResolverState;
  private readonly target: TargetPartition;
  private readonly refresh: CandidateRefresh;
  private readonly reviewBook: ReviewBook;
  private readonly strongest = new WeakMap<WeakMerge, StrongestPair>();
  private readonly undos = new UndoStack<ResolverChange>();
  private epoch = 0;
  private lastSettle: ResolverStats['lastSettle'];

  constructor(
    readonly model: MatchModel,
    decisions: Iterable<Decision> = [],
  ) {
    this.state = new ResolverState(model, decisions);
    this.target = new TargetPartition(this.state.store, this.state.bonds);
    this.refresh = new CandidateRefresh(this.state.store);
    this.reviewBook = new ReviewBook(this.state);
  }

  /**
   * Takes over a stored state, before anything else: records of one entity id form a group, whatever the model thinks
   * of it. May be called several times, with all records of an entity at once; what it is told last about a record
   * holds. Candidates of restored records are found when they are needed, or by settling.
   */
  restore(records: Iterable<{ readonly record: MatchRecord; readonly entityId: string }>): void {
    const { store, groups, book } = this.state;
    const keysOf = new Map<string, RecordKey[]>();
    for (const { record, entityId } of records) {
      const profile = store.scorer.profile(record);
      if (store.of(record.key)?.profile.id !== profile.id) {
        store.remove(record.key);
        store.add(record.key, profile, book.concerns(record.key));
      }
      const keys = keysOf.get(entityId);
      if (keys === undefined) keysOf.set(entityId, [record.key]);
      else keys.push(record.key);
    }
    for (const keys of keysOf.values()) if (!groups.has(keys)) groups.form(keys);
    groups.takeLog();
    this.undos.clear();
    this.epoch++;
  }

  /** Before anything else, too: these records are there no more. Nothing is regrouped for it. */
  forget(keys: Iterable<RecordKey>): void {
    const { store, groups } = this.state;
    for (const key of keys) {
      store.remove(key);
      groups.move(key, undefined);
    }
    groups.takeLog();
    this.undos.clear();
    this.epoch++;
  }

  /** Applies changes in order. Same content again, or removal of what is not there, changes nothing. */
  apply(changes: Iterable<Change>): ResolverChange {
    const placement = new Placement(this.state);
    for (const change of changes) applyOne(placement, change);
    placement.placeDecided();
    this.epoch++;
    const { store, bonds } = this.state;
    const entityOf = this.state.entityOf();
    return this.seal(placement, () =>
      sortedReviews(findReviews(placement.placed(), entityOf, store, bonds)),
    );
  }

  /** Takes back the latest change, and after that the one before it, up to sixteen. */
  revert(change: ResolverChange): void {
    const { store, groups, book } = this.state;
    const undo = this.undos.pop(change);
    for (const inverse of undo.decisions) inverse();
    for (const [key, profile] of undo.profiles) {
      store.remove(key);
      if (profile !== undefined) store.connect(store.add(key, profile, book.concerns(key)));
    }
    groups.restore(undo.memberships);
    this.epoch++;
  }

  /** Entities that a record may belong to, the likeliest first. A look-up: nothing is stored. */
  candidates(record: MatchRecord, limit = 10): Candidate[] {
    return lookUp(record, limit, this.state);
  }

  /**
   * Draws pairs for stewards to judge, from which `estimateQuality` tells how right the partition is. The same
   * records, partition and seed give the same pairs. In pieces: yields in between, returns the sample.
   */
  samplePairs(size: number, seed: number, piece = 5_000): Generator<number, PairSample> {
    return samplePairs(this.state, size, seed, piece);
  }

  /** Why two records are, or are not, one entity; undefined when one of them is not there. */
  explainPair(a: RecordKey, b: RecordKey): PairReport | undefined {
    return new Explainer(this.state).pair(a, b);
  }

  /** Why the entity of a record is what it is, with so many of the nearest others; undefined without the record. */
  explainEntity(key: RecordKey, nearest = 5): EntityExplanation | undefined {
    return new Explainer(this.state).entity(key, nearest);
  }

  /** The way to the batch partition; see `Settlement`. */
  settle(): Settlement {
    const { state, target, refresh } = this;
    return new Settlement({
      state,
      target,
      refresh,
      epoch: () => this.epoch,
      apply: (groups) => this.regroup(groups),
      finished: (summary) => (this.lastSettle = summary),
    });
  }

  /** Records by entity as it stands now, sorted like the groups of `Partition`. */
  partition(): RecordKey[][] {
    return sortedGroups([...this.state.groups.all()].map(({ members }) => [...members]));
  }

  /** Records of one entity with the given one, sorted; undefined when it is not there. */
  groupOf(key: RecordKey): RecordKey[] | undefined {
    const group = this.state.groups.of(key);
    return group === undefined ? undefined : [...group.members].sort();
  }

  /**
   * All questions for stewards, what brings most first: doubts between entities as they stand now, entities that hold by
   * little as they were settled last, and conflicts. Looks at what changed since last time.
   */
  reviews(): Review[] {
    return exhaust(this.reviewing(1));
  }

  /** The same in pieces: yields after about every `piece` questions; who leaves early loses nothing. */
  *reviewing(piece: number): Generator<void, Review[]> {
    const { store, bonds } = this.state;
    const doubts = yield* this.reviewBook.look(piece);
    const { target, strongest } = this;
    const sources = { store, bonds, target, strongest, entityOf: this.state.entityOf() };
    return yield* reviewQueue(doubts, sources, piece);
  }

  /** Decisions and rules that could not be obeyed because something stronger forbids it. */
  conflicts(): Conflict[] {
    return this.state.bonds.conflicts();
  }

  /** Values of trusted identifiers that too many records hold to identify anybody. */
  placeholders(): Placeholder[] {
    return this.state.bonds.placeholders();
  }

  /** Why a decision could not be obeyed together with those there are; empty when it could. Stores nothing. */
  contradictions(decision: Decision): Conflict[] {
    return this.state.bonds.contradictions(decision);
  }

  stats(): ResolverStats {
    const { store, groups } = this.state;
    const { dirty, moved } = store.unsettled;
    return {
      records: store.recordCount,
      contents: store.contentCount,
      groups: groups.size,
      estimatedBytes: store.estimatedBytes,
      unsettledContents: new Set([...dirty, ...moved]).size,
      lastSettle: this.lastSettle,
    };
  }

  /** One step of a settlement. */
  private regroup(groups: readonly (readonly RecordKey[])[]): ResolverChange {
    const placement = new Placement(this.state);
    placement.form(groups);
    return this.seal(placement, () => []);
  }

  private seal(placement: Placement, reviews: () => Review[]): ResolverChange {
    const memberships = this.state.groups.takeLog();
    const change = {
      regroupings: regroupings(memberships, this.state.groups),
      reviews: reviews(),
    };
    const { profiles, decisions } = placement;
    this.undos.push(change, { memberships, profiles, decisions });
    return change;
  }
}

/** Decisions in a row find their places together: who parts one record from a hundred says a hundred things. */
function applyOne(placement: Placement, change: Change): void {
  if ('decide' in change) placement.decide(change.decide);
  else if ('withdraw' in change) placement.withdraw(change.withdraw.a, change.withdraw.b);
  else {
    placement.placeDecided();
    if ('upsert' in change) placement.upsert(change.upsert);
    else placement.remove(change.remove);
  }
}
