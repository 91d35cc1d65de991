import type { RecordKey } from '@concord/contracts/names';
import { CandidateLists } from '../index/candidate-lists';
import type { CandidateTable } from '../index/candidate-table';
import { keptCandidates } from '../index/kept-candidates';
import { Resemblance } from '../index/resemblance';
import { candidateLimit, type Retrieved } from '../index/retrieval';
import { OneToMany } from '../one-to-many';
import { weightBounds } from '../model/model';
import type { PairScorer } from '../pair-scorer';
import type { PreparedRecords } from '../prepared-records';
import { rereadProfile, type Profile } from '../profile';
import { forbiddenBy } from '../rules/rule-values';
import { ValueHolders } from '../rules/value-holders';
import { weighPairs } from '../weighing';
import type { Content, Unsettled } from './content';

/** Candidates that are looked at before settling. */
const fewCandidates = 20;

/** Only the store changes who says a content. */
interface StoredContent extends Content {
  records: RecordKey[];
  /** Whether two records that say no more than this are one entity: not for `John` alone. Unknown until asked for. */
  tellsOne: boolean | undefined;
}

/** The records as contents, with their index and candidates. Knows nothing of clusters. */
export class ContentStore {
  readonly lists: CandidateLists;
  readonly unsettled: Unsettled = {
    fresh: new Set(),
    gone: new Set(),
    dirty: new Set(),
    moved: new Set(),
  };
  /** Slots whose records or candidates changed since somebody last looked, and emptied it. */
  readonly touched = new Set<number>();
  /** Slots whose bonds (decisions, trusted identifiers) changed since somebody last looked, and emptied it. */
  readonly unbound = new Set<number>();
  readonly holders: ValueHolders;
  private readonly scoring: OneToMany;
  private index: Resemblance | undefined;
  private readonly slots: (StoredContent | undefined)[] = [];
  private readonly free: number[] = [];
  private readonly byId = new Map<string, StoredContent>();
  private readonly byRecord = new Map<RecordKey, StoredContent>();

  /** @param prepared Records that were read by a model of the same comparisons: the store begins with them. */
  constructor(
    readonly scorer: PairScorer,
    private readonly prepared?: PreparedRecords,
  ) {
    this.scoring = new OneToMany(scorer);
    this.lists = new CandidateLists(scorer.floor);
    this.holders = new ValueHolders(
      scorer.model.rules?.placeholderAbove ?? 0,
      (slot) => this.slots[slot]?.profile.id ?? '',
      (slot) => this.unbound.add(slot),
    );
    for (const { record, profile, keys } of prepared?.contents ?? [])
      this.take(keys, rereadProfile(record, profile, scorer.comparisons));
  }

  get resemblance(): Resemblance {
    this.index ??=
      this.prepared?.resemblance ?? new Resemblance((slot) => this.slots[slot]?.id ?? '');
    return this.index;
  }

  /** Whether the records of a content are one entity by themselves: by what they say, or by a trusted identifier. */
  isOne({ slot, profile }: Content): boolean {
    return (
      this.tellsOne(slot) ||
      profile.rules.always.some((identifier) => this.holders.boundBy(identifier).length > 0)
    );
  }

  private tellsOne(slot: number): boolean {
    const content = this.slots[slot];
    if (content === undefined) return false;
    const { scorer } = this;
    content.tellsOne ??=
      scorer.weigh(content.profile, content.profile) > scorer.model.thresholds.same;
    return content.tellsOne;
  }

  /** `alone` keeps the record apart from others that say the same. */
  add(key: RecordKey, profile: Profile, alone: boolean): Content {
    const id = alone ? `${profile.id}|${key}` : profile.id;
    const content = this.byId.get(id) ?? this.create(id, profile);
    content.records = withKey(content.records, key);
    this.byRecord.set(key, content);
    this.touched.add(content.slot);
    return content;
  }

  remove(key: RecordKey): Content | undefined {
    const content = this.byRecord.get(key);
    if (content === undefined) return undefined;
    this.byRecord.delete(key);
    this.touched.add(content.slot);
    content.records.splice(content.records.indexOf(key), 1);
    if (content.records.length === 0) this.drop(content);
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

  /** Looks for the nearest candidates among what is stored now: enough for an answer at once. */
  connect(content: Content): void {
    const { slot } = content;
    const isWaiting = this.unsettled.fresh.has(slot) && this.unsettled.dirty.has(slot);
    // A list that settling has looked up must not change without settling hearing of it.
    if (this.lists.has(slot) && !isWaiting) return;
    this.findCandidates(content, fewCandidates);
  }

  /** Looks for all candidates; right once all contents are there. */
  findCandidates(content: Content, limit = candidateLimit): void {
    const { slots, entryScore } = this.retrieve(content, limit);
    this.scoring.start(content.profile);
    const weights = slots.map((slot) => this.weight(content, slot));
    this.lists.set(content.slot, slots, weights, entryScore);
    this.touched.add(content.slot);
  }

  /** The candidates of all that was prepared: there is nothing left to look up. */
  takeCandidates(table: CandidateTable): void {
    const { fresh, dirty } = this.unsettled;
    const units = weighPairs(table.pairs, (slot) => this.slots[slot]?.profile, this.scorer);
    const kept = keptCandidates(table, units, this.scorer.floor);
    for (let slot = 0; slot < table.size; slot++) {
      this.lists.enter(slot, kept.list(slot), table.entryScore(slot));
      this.touched.add(slot);
    }
    fresh.clear();
    dirty.clear();
  }

  /** Slots of all candidates of a content, strangers included. Stores nothing. */
  candidatesOf(content: Content): readonly number[] {
    return this.retrieve(content, candidateLimit).slots;
  }

  /** Slots of the contents that resemble a profile most; `all`: those that a rule keeps apart, too. Stores nothing. */
  resembling(profile: Profile, which: 'allowed' | 'all' = 'allowed'): readonly number[] {
    const allowed = which === 'all' ? undefined : this.allowed(profile);
    return this.resemblance.bestFor(profile, this.scorer.comparisons, candidateLimit, allowed)
      .slots;
  }

  private retrieve({ slot, profile }: Content, limit: number): Retrieved {
    return this.resemblance.best(slot, limit, this.allowed(profile));
  }

  /** Whom the rules do not keep apart from a profile: all the others would only take up room among its candidates. */
  private allowed({ rules }: Profile): ((slot: number) => boolean) | undefined {
    if (rules.neverId === '') return undefined;
    return (slot) => {
      const other = this.slots[slot]?.profile.rules;
      return other === undefined || forbiddenBy(rules, other) === undefined;
    };
  }

  /** Bits of the pair, from either candidate list where it stands there already. */
  private weight(content: Content, slot: number): number {
    const known =
      this.lists.weightOf(content.slot, slot) ?? this.lists.weightOf(slot, content.slot);
    if (known !== undefined) return known;
    const other = this.slots[slot];
    return other === undefined ? weightBounds.lowest : this.scoring.weigh(other.profile);
  }

  /** Slots of contents that left may be used again: no list mentions them any more. */
  releaseSlots(): void {
    for (const slot of this.unsettled.gone) this.free.push(slot);
    this.unsettled.gone.clear();
  }

  /** Bytes beyond the records themselves: index, candidates, and what the comparisons read. */
  get estimatedBytes(): number {
    const perContent = 300 + 100 * this.scorer.comparisons.length;
    return (
      this.resemblance.bytes +
      this.lists.bytes +
      this.contentCount * perContent +
      this.recordCount * 200
    );
  }

  /** Takes a content whose atoms are known. */
  private take(keys: readonly RecordKey[], profile: Profile): void {
    const content = this.note(profile.id, profile);
    content.records = [...keys];
    for (const key of keys) this.byRecord.set(key, content);
  }

  private create(id: string, profile: Profile): StoredContent {
    const content = this.note(id, profile);
    this.resemblance.add(content.slot, id, profile, this.scorer.comparisons);
    return content;
  }

  private note(id: string, profile: Profile): StoredContent {
    const slot = this.free.pop() ?? this.slots.length;
    const content: StoredContent = { id, slot, profile, records: [], tellsOne: undefined };
    this.slots[slot] = content;
    this.byId.set(id, content);
    this.unsettled.fresh.add(slot);
    this.unsettled.dirty.add(slot);
    this.unsettled.moved.add(slot);
    this.holders.add(slot, profile.rules.always);
    if (id !== profile.id) this.unbound.add(slot);
    return content;
  }

  private drop(content: Content): void {
    const { slot } = content;
    const { fresh, gone, dirty, moved } = this.unsettled;
    for (const neighbour of this.lists.neighbours(slot)) moved.add(neighbour);
    this.markWidowed(slot);
    this.slots[slot] = undefined;
    this.byId.delete(content.id);
    this.resemblance.remove(slot);
    this.lists.clear(slot);
    for (const set of [fresh, dirty]) set.delete(slot);
    moved.add(slot);
    gone.add(slot);
    this.holders.remove(slot, content.profile.rules.always);
    if (content.id !== content.profile.id) this.unbound.add(slot);
  }

  /**
   * Contents that lose a candidate with the one in this slot: another one may take its place. All others
   * lists were made with the settled weights, or will be looked up again anyway.
   */
  private markWidowed(gone: number): void {
    this.resemblance.forEachSettled(gone, (slot, score) => {
      if (score >= this.lists.entryScore(slot)) this.unsettled.dirty.add(slot);
    });
  }
}

/** An array that grows by pushing keeps room for seventeen; nearly all contents have one record for ever. */
function withKey(keys: RecordKey[], key: RecordKey): RecordKey[] {
  if (keys.length === 0) return [key];
  if (keys.length < 8) return keys.concat([key]);
  keys.push(key);
  return keys;
}
