import type { RecordKey } from '@concord/contracts/names';
import { sortOut, type Constraints } from '../clustering/constraints';
import type { MatchModel } from '../model/model';
import { PairScorer } from '../pair-scorer';
import { atomsOf, type Profile } from '../profile';
import type { Decision, MatchRecord } from '../record';
import { sortedGroups } from './batch';
import { CandidateRefresh } from './candidate-refresh';
import { ContentStore, type Content } from './content-store';
import { DecisionBook, type DecisionConflict } from './decision-book';
import { Groups, type Group, type MembershipLog } from './groups';
import { clusterLocally, divideBySize, nearGroups } from './local-clustering';
import { regroupings, type Regrouping } from './regrouping';
import type { Review } from './review';
import { Settlement } from './settlement';
import { TargetPartition } from './target-partition';

export type Change =
  | { readonly upsert: MatchRecord }
  | { readonly remove: RecordKey }
  | { readonly decide: Decision }
  | { readonly withdraw: { readonly a: RecordKey; readonly b: RecordKey } };

/** What a call changed; give it back to `revert` if storing it failed. */
export interface ResolverChange {
  readonly regroupings: readonly Regrouping[];
  /** Doubts seen in passing; after settling, `Resolver.reviews` has all of them. */
  readonly reviews: readonly Review[];
}

export interface Candidate {
  /** Records of the group; the candidate content's own records first. */
  readonly records: readonly RecordKey[];
  /** Bits, of the best pair. */
  readonly weight: number;
  readonly probability: number;
}

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

interface Undo {
  readonly memberships: MembershipLog;
  /** Profiles before the change; undefined: the record was not there. */
  readonly profiles: Map<RecordKey, Profile | undefined>;
  /** Inverse decisions, the last one first. */
  readonly decisions: (() => void)[];
}

/** The incremental engine: answers at once, settles behind. One thread, all in memory, nothing stored. */
export class Resolver {
  private readonly store: ContentStore;
  private readonly book: DecisionBook;
  private readonly groups = new Groups();
  private readonly target: TargetPartition;
  private readonly refresh: CandidateRefresh;
  private readonly undos = new WeakMap<ResolverChange, Undo>();
  /** The change before each change, for reverting one after the other. */
  private readonly previous = new WeakMap<ResolverChange, ResolverChange>();
  private latest: ResolverChange | undefined;
  private constraints: Constraints | undefined;
  private undo: Undo = emptyUndo(new Map());
  private epochNumber = 0;
  private lastSettle: ResolverStats['lastSettle'];

  constructor(
    readonly model: MatchModel,
    decisions: Iterable<Decision> = [],
  ) {
    this.store = new ContentStore(new PairScorer(model));
    this.book = new DecisionBook(decisions);
    this.target = new TargetPartition(this.store);
    this.refresh = new CandidateRefresh(this.store);
  }

  /** Takes over a stored state: records of one entity id form a group, whatever the model thinks of it. */
  restore(records: Iterable<{ readonly record: MatchRecord; readonly entityId: string }>): void {
    const keysOf = new Map<string, RecordKey[]>();
    for (const { record, entityId } of records) {
      this.store.add(record.key, this.store.scorer.profile(record), this.book.concerns(record.key));
      const keys = keysOf.get(entityId);
      if (keys === undefined) keysOf.set(entityId, [record.key]);
      else keys.push(record.key);
    }
    for (const keys of keysOf.values()) this.groups.form(keys);
    this.groups.takeLog();
    this.changed(undefined);
  }

  /** Applies changes in order. Same content again, or removal of what is not there, changes nothing. */
  apply(changes: Iterable<Change>): ResolverChange {
    this.undo = emptyUndo(new Map());
    const reviews: Review[] = [];
    for (const change of changes) reviews.push(...this.applyOne(change));
    return this.seal(reviews);
  }

  /** Takes back the latest change, and after that the one before it, and so on. */
  revert(change: ResolverChange): void {
    const undo = this.undos.get(change);
    if (undo === undefined || change !== this.latest) {
      throw new Error('only the latest change of a resolver can be reverted, and only once');
    }
    this.undos.delete(change);
    for (const inverse of undo.decisions) inverse();
    for (const [key, profile] of undo.profiles) {
      this.store.remove(key);
      if (profile !== undefined)
        this.connected(this.store.add(key, profile, this.book.concerns(key)));
    }
    this.groups.restore(undo.memberships);
    this.changed(this.previous.get(change));
  }

  /** Entities that a record may belong to, the likeliest first. A look-up: nothing is stored. */
  candidates(record: MatchRecord, limit = 10): Candidate[] {
    const { scorer, index, retrieval } = this.store;
    const profile = scorer.profile(record);
    const own = this.store.of(record.key);
    const { slots } = retrieval.best(
      index.lookUp(atomsOf(profile, scorer.comparisons)),
      own?.slot ?? -1,
    );
    const scored = slots
      .flatMap((slot) => this.store.at(slot) ?? [])
      .map((content) => ({ content, weight: scorer.weigh(profile, content.profile) }))
      .sort((x, y) => y.weight - x.weight || (x.content.id < y.content.id ? -1 : 1));
    const found = new Map<Group, Candidate>();
    for (const { content, weight } of scored) {
      for (const key of content.records) {
        const group = this.groups.of(key);
        if (group === undefined || found.has(group) || found.size >= limit) continue;
        found.set(group, {
          records: recordsFirst(content, group),
          weight,
          probability: 1 / (1 + 2 ** -weight),
        });
      }
    }
    return [...found.values()];
  }

  /** Prepares the way to the batch partition; see `Settlement`. */
  settle(): Settlement {
    return new Settlement({
      store: this.store,
      groups: this.groups,
      target: this.target,
      refresh: this.refresh,
      constraints: () => this.currentConstraints(),
      epoch: () => this.epochNumber,
      apply: (groups) => this.regroup(groups),
      finished: (summary) => (this.lastSettle = summary),
    });
  }

  /** Records by entity as it stands now, sorted like the groups of `Partition`. */
  partition(): RecordKey[][] {
    return sortedGroups([...this.groups.all()].map(({ members }) => [...members]));
  }

  /** Records of one entity with the given one; undefined when it is not there. */
  groupOf(key: RecordKey): RecordKey[] | undefined {
    const group = this.groups.of(key);
    return group === undefined ? undefined : [...group.members].sort();
  }

  /** All doubts of the last settling. */
  reviews(): Review[] {
    return this.target.reviews();
  }

  /** Decisions that had to be left out because others contradict them. */
  conflicts(): readonly DecisionConflict[] {
    return this.currentConstraints().conflicts;
  }

  stats(): ResolverStats {
    const { dirty, moved } = this.store.unsettled;
    return {
      records: this.store.recordCount,
      contents: this.store.contentCount,
      groups: this.groups.size,
      estimatedBytes: this.store.estimatedBytes,
      unsettledContents: new Set([...dirty, ...moved]).size,
      lastSettle: this.lastSettle,
    };
  }

  private applyOne(change: Change): Review[] {
    if ('upsert' in change) return this.upsert(change.upsert);
    if ('remove' in change) return this.remove(change.remove);
    if ('decide' in change) return this.decide(change.decide);
    return this.withdraw(change.withdraw.a, change.withdraw.b);
  }

  private upsert(record: MatchRecord): Review[] {
    const profile = this.store.scorer.profile(record);
    const before = this.store.of(record.key);
    if (before?.profile.id === profile.id) return [];
    const left = this.detach(record.key);
    return this.place(record.key, profile, left);
  }

  private remove(key: RecordKey): Review[] {
    if (this.store.of(key) === undefined) return [];
    const left = this.detach(key);
    return this.recluster(left === undefined ? [] : [left], []);
  }

  private decide(decision: Decision): Review[] {
    const before = this.book.set(decision);
    this.undo.decisions.unshift(() =>
      before === undefined ? this.book.withdraw(decision.a, decision.b) : this.book.set(before),
    );
    return this.replaceDecided(decision.a, decision.b);
  }

  private withdraw(a: RecordKey, b: RecordKey): Review[] {
    const before = this.book.withdraw(a, b);
    if (before === undefined) return [];
    this.undo.decisions.unshift(() => this.book.set(before));
    return this.replaceDecided(a, b);
  }

  /** Decided records become contents of their own, or copies again, and find their place anew. */
  private replaceDecided(a: RecordKey, b: RecordKey): Review[] {
    this.constraints = undefined;
    const groups = new Set<Group>();
    for (const key of [a, b]) {
      const content = this.store.of(key);
      if (content === undefined) continue;
      this.remember(key, content.profile);
      this.store.remove(key);
      this.connected(this.store.add(key, content.profile, this.book.concerns(key)));
      this.store.unsettled.moved.add(this.store.of(key)?.slot ?? -1);
      const group = this.groups.of(key);
      if (group !== undefined) groups.add(group);
    }
    return this.recluster([...groups], []);
  }

  private detach(key: RecordKey): Group | undefined {
    const content = this.store.of(key);
    this.remember(key, content?.profile);
    if (content === undefined) return undefined;
    const group = this.groups.of(key);
    this.store.remove(key);
    this.groups.move(key, undefined);
    if (this.book.concerns(key)) this.constraints = undefined;
    return group;
  }

  private place(key: RecordKey, profile: Profile, left: Group | undefined): Review[] {
    const concerned = this.book.concerns(key);
    if (concerned) this.constraints = undefined;
    const content = this.connected(this.store.add(key, profile, concerned));
    const bound = concerned ? this.boundGroups(key) : [];
    const twin = this.twinGroup(content, key);
    if (twin !== undefined && left === undefined) {
      this.groups.move(key, twin);
      return [];
    }
    const near = [
      ...nearGroups(content, this.store, this.groups),
      ...bound,
      ...(left === undefined ? [] : [left]),
    ];
    return this.recluster(near, [key]);
  }

  /** The group of a record that says the same, if such records are one. */
  private twinGroup(content: Content, key: RecordKey): Group | undefined {
    for (const other of content.records) {
      if (other === key) continue;
      const group = this.groups.of(other);
      if (content.tellsOne || (group?.members.size ?? 0) > 1) return group;
      return undefined;
    }
    return undefined;
  }

  private boundGroups(key: RecordKey): Group[] {
    return this.currentConstraints()
      .same.filter(({ a, b }) => a === key || b === key)
      .flatMap(({ a, b }) => this.groups.of(a === key ? b : a) ?? []);
  }

  private recluster(groups: readonly Group[], fresh: readonly RecordKey[]): Review[] {
    const alive = [...new Set(groups)].filter(({ members }) => members.size > 0);
    const { small, large } = divideBySize(alive, this.store);
    const keys = [...small, ...fresh];
    const result = clusterLocally(keys, large, this.store, this.currentConstraints());
    this.form(result.groups);
    return result.reviews;
  }

  private form(groups: readonly (readonly RecordKey[])[]): void {
    for (const keys of groups) {
      const [first] = keys;
      const group = first === undefined ? undefined : this.groups.of(first);
      const unchanged =
        group?.members.size === keys.length && keys.every((key) => group.members.has(key));
      if (!unchanged) this.groups.form(keys);
    }
  }

  /** One step of a settlement. */
  private regroup(groups: readonly (readonly RecordKey[])[]): ResolverChange {
    this.undo = emptyUndo(new Map());
    this.form(groups);
    return this.seal([], false);
  }

  private seal(reviews: readonly Review[], newEpoch = true): ResolverChange {
    const memberships = this.groups.takeLog();
    const change = { regroupings: regroupings(memberships, this.groups), reviews };
    this.undos.set(change, { ...this.undo, memberships });
    if (this.latest !== undefined) this.previous.set(change, this.latest);
    if (newEpoch) this.changed(change);
    else this.latest = change;
    return change;
  }

  private changed(latest: ResolverChange | undefined): void {
    this.latest = latest;
    this.constraints = undefined;
    this.epochNumber++;
  }

  private remember(key: RecordKey, profile: Profile | undefined): void {
    if (!this.undo.profiles.has(key)) this.undo.profiles.set(key, profile);
  }

  private connected(content: Content): Content {
    if (this.store.lists.count(content.slot) === 0) this.store.connect(content);
    return content;
  }

  private currentConstraints(): Constraints {
    this.constraints ??= sortOut(this.book.sorted(), (key) => this.store.of(key) !== undefined);
    return this.constraints;
  }
}

function emptyUndo(memberships: MembershipLog): Undo {
  return { memberships, profiles: new Map(), decisions: [] };
}

function recordsFirst(content: Content, group: Group): RecordKey[] {
  const own = [...content.records].filter((key) => group.members.has(key)).sort();
  return [...own, ...[...group.members].filter((key) => !content.records.has(key)).sort()];
}
