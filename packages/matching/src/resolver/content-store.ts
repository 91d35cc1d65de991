import type { RecordKey } from '@concord/contracts/names';
import { AtomIndex } from '../index/atom-index';
import { CandidateLists } from '../index/candidate-lists';
import { Retrieval } from '../index/retrieval';
import { weightBounds } from '../model/model';
import type { PairScorer } from '../pair-scorer';
import { atomsOf, type Profile } from '../profile';

/** Records that say exactly the same: they are indexed, scored and clustered as one. */
export interface Content {
  /** Profile id; with the record key behind it where a steward decided on that record alone. */
  readonly id: string;
  readonly slot: number;
  readonly profile: Profile;
  readonly atoms: readonly number[];
  readonly records: Set<RecordKey>;
  /** Whether two records that say no more than this are one entity: not for `John` alone. */
  readonly tellsOne: boolean;
}

/** What changed since the partition was last settled, by slot. */
export interface Unsettled {
  /** Contents that came. */
  readonly fresh: Set<number>;
  /** Contents that left; their slots are not used again before settling. */
  readonly gone: Set<number>;
  /** Contents whose candidates must be looked for again. */
  readonly dirty: Set<number>;
  /** Contents whose edges or constraints changed: their component is clustered again. */
  readonly moved: Set<number>;
}

/** The records as contents, with their index and candidates. Knows nothing of clusters. */
export class ContentStore {
  readonly index = new AtomIndex();
  readonly lists = new CandidateLists();
  readonly retrieval: Retrieval;
  readonly unsettled: Unsettled = {
    fresh: new Set(),
    gone: new Set(),
    dirty: new Set(),
    moved: new Set(),
  };
  private readonly slots: (Content | undefined)[] = [];
  private readonly free: number[] = [];
  private readonly byId = new Map<string, Content>();
  private readonly byRecord = new Map<RecordKey, Content>();

  constructor(readonly scorer: PairScorer) {
    this.retrieval = new Retrieval(this.index, (slot) => this.slots[slot]?.id ?? '');
  }

  /** `alone` keeps the record apart from others that say the same. */
  add(key: RecordKey, profile: Profile, alone: boolean): Content {
    const id = alone ? `${profile.id}|${key}` : profile.id;
    const content = this.byId.get(id) ?? this.create(id, profile);
    content.records.add(key);
    this.byRecord.set(key, content);
    return content;
  }

  remove(key: RecordKey): Content | undefined {
    const content = this.byRecord.get(key);
    if (content === undefined) return undefined;
    this.byRecord.delete(key);
    content.records.delete(key);
    if (content.records.size === 0) this.drop(content);
    return content;
  }

  of(key: RecordKey): Content | undefined {
    return this.byRecord.get(key);
  }

  at(slot: number): Content | undefined {
    return this.slots[slot];
  }

  *contents(): Iterable<Content> {
    for (const content of this.slots) if (content !== undefined) yield content;
  }

  get contentCount(): number {
    return this.byId.size;
  }

  get recordCount(): number {
    return this.byRecord.size;
  }

  /** Looks for candidates among what is stored now; settling looks again once all is there. */
  connect(content: Content): void {
    const { slots, entryScore } = this.retrieval.best(content.atoms, content.slot);
    const weights = slots.map((slot) => this.score(content, slot));
    this.lists.set(content.slot, slots, weights, entryScore);
  }

  /** Bits of the pair, from either candidate list where it stands there already. */
  weight(content: Content, slot: number): number {
    const known =
      this.lists.weightOf(content.slot, slot) ?? this.lists.weightOf(slot, content.slot);
    return known ?? this.score(content, slot);
  }

  private score(content: Content, slot: number): number {
    const other = this.slots[slot];
    return other === undefined
      ? weightBounds.lowest
      : this.scorer.weigh(content.profile, other.profile);
  }

  /** Slots of contents that left may be used again: no list mentions them any more. */
  releaseSlots(): void {
    for (const slot of this.unsettled.gone) this.free.push(slot);
    this.unsettled.gone.clear();
  }

  /** Bytes beyond the records themselves: index, candidates, and what the comparisons read. */
  get estimatedBytes(): number {
    const perContent = 450 + 60 * this.scorer.comparisons.length;
    return (
      this.index.estimatedBytes +
      this.lists.bytes +
      this.contentCount * perContent +
      this.recordCount * 200
    );
  }

  private create(id: string, profile: Profile): Content {
    const slot = this.free.pop() ?? this.slots.length;
    const atoms = this.index.intern(atomsOf(profile, this.scorer.comparisons));
    const tellsOne = this.scorer.weigh(profile, profile) > this.scorer.model.thresholds.same;
    const content = { id, slot, profile, atoms, records: new Set<RecordKey>(), tellsOne };
    this.slots[slot] = content;
    this.byId.set(id, content);
    this.index.add(slot, atoms);
    this.unsettled.fresh.add(slot);
    this.unsettled.dirty.add(slot);
    this.unsettled.moved.add(slot);
    return content;
  }

  private drop(content: Content): void {
    const { fresh, gone, dirty, moved } = this.unsettled;
    for (const slot of this.lists.list(content.slot))
      if (this.slots[slot] !== undefined) moved.add(slot);
    this.slots[content.slot] = undefined;
    this.byId.delete(content.id);
    this.index.remove(content.slot, content.atoms);
    this.lists.clear(content.slot);
    for (const set of [fresh, dirty, moved]) set.delete(content.slot);
    gone.add(content.slot);
  }
}
