import type { RecordKey } from '@concord/contracts/names';
import type { Profile } from '../profile';
import type { Decision, MatchRecord } from '../record';
import type { Content } from './content';
import type { Group } from './groups';
import { clusterLocally, divideBySize, firstFew, nearGroups } from './local-clustering';
import type { ResolverState } from './state';

/** Larger groups stay whole until the next settling: they join or are joined, but are not taken apart… */
const mostUsual = 32;
/** …except by a steward, whose word holds at once in all but giants. */
const mostDecided = 2_000;

/** Finds records their place at once: the few groups near a change are clustered anew among themselves. */
export class Placement {
  /** Profiles before the changes of this placement; undefined: the record was not there. */
  readonly profiles = new Map<RecordKey, Profile | undefined>();
  /** Inverses of its decisions, the last one first. */
  readonly decisions: (() => void)[] = [];
  /** Records that were decided on and have not found their place yet. */
  private readonly decided = new Set<RecordKey>();

  constructor(private readonly state: ResolverState) {}

  upsert(record: MatchRecord): void {
    const { store } = this.state;
    const profile = store.scorer.profile(record);
    if (store.of(record.key)?.profile.id === profile.id) return;
    const left = this.detach(record.key);
    this.place(record.key, profile, left);
  }

  remove(key: RecordKey): void {
    if (this.state.store.of(key) === undefined) return;
    const left = this.detach(key);
    this.recluster(left === undefined ? [] : [left], []);
  }

  /** Takes effect with `placeDecided`, so that many decisions look at their groups once. */
  decide(decision: Decision): void {
    const { book } = this.state;
    const before = book.set(decision);
    this.decisions.unshift(() => {
      if (before === undefined) book.withdraw(decision.a, decision.b);
      else book.set(before);
    });
    this.decided.add(decision.a).add(decision.b);
  }

  /** The same. */
  withdraw(a: RecordKey, b: RecordKey): void {
    const { book } = this.state;
    const before = book.withdraw(a, b);
    if (before === undefined) return;
    this.decisions.unshift(() => void book.set(before));
    this.decided.add(a).add(b);
  }

  /** Forms the groups that are not formed yet. */
  form(groups: Iterable<readonly RecordKey[]>): void {
    for (const keys of groups) {
      if (!this.state.groups.has(keys)) this.state.groups.form(keys);
    }
  }

  /** Records whose content was given, in this placement, a place anew. */
  *placed(): Iterable<Content> {
    for (const key of this.profiles.keys()) {
      const content = this.state.store.of(key);
      if (content !== undefined) yield content;
    }
  }

  /** Decided records become contents of their own, or copies again, and find their place anew. */
  placeDecided(): void {
    if (this.decided.size === 0) return;
    const { store, book, groups } = this.state;
    const near = new Set<Group>();
    for (const key of this.decided) {
      const profile = store.of(key)?.profile;
      const group = groups.of(key);
      if (profile === undefined || group === undefined) continue;
      this.remember(key, profile);
      store.remove(key);
      store.connect(store.add(key, profile, book.concerns(key)));
      near.add(group);
    }
    this.decided.clear();
    this.recluster([...near], [], mostDecided);
  }

  private detach(key: RecordKey): Group | undefined {
    const { store, groups } = this.state;
    this.remember(key, store.of(key)?.profile);
    const group = groups.of(key);
    store.remove(key);
    groups.move(key, undefined);
    return group;
  }

  private place(key: RecordKey, profile: Profile, left: Group | undefined): void {
    const { store, groups, book } = this.state;
    const content = store.add(key, profile, book.concerns(key));
    const twin = this.twinGroup(content, key);
    if (twin !== undefined) {
      groups.move(key, twin);
      if (left !== undefined) this.recluster([left], []);
      return;
    }
    store.connect(content);
    const near = nearGroups(content, store, groups);
    near.push(...this.boundGroups(content));
    if (left !== undefined) near.push(left);
    this.recluster(near, [key]);
  }

  /** The group of records that say the same, if such records are one. */
  private twinGroup(content: Content, key: RecordKey): Group | undefined {
    for (const other of content.records) {
      if (other === key) continue;
      const group = this.state.groups.of(other);
      return this.state.store.isOne(content) || (group?.members.size ?? 0) > 1 ? group : undefined;
    }
    return undefined;
  }

  /** Groups of what a steward or a trusted identifier binds to this content. */
  private boundGroups(content: Content): Group[] {
    const { store, groups, bonds } = this.state;
    const bound = bonds.boundTo(content.slot).filter((slot) => slot !== content.slot);
    return bound.flatMap((slot) =>
      firstFew(store.at(slot)?.records ?? []).flatMap((key) => groups.of(key) ?? []),
    );
  }

  private recluster(
    near: readonly Group[],
    fresh: readonly RecordKey[],
    mostContents = mostUsual,
  ): void {
    const { store, bonds } = this.state;
    const alive = [...new Set(near)].filter(({ members }) => members.size > 0);
    const { small, large } = divideBySize(alive, store, mostContents);
    this.form(clusterLocally([...small, ...fresh], large, store, bonds));
  }

  private remember(key: RecordKey, profile: Profile | undefined): void {
    if (!this.profiles.has(key)) this.profiles.set(key, profile);
  }
}
