import type { Group } from './groups';
import type { Content } from './content';
import { reviewOf, type Review } from './review';
import type { ResolverState } from './state';

/**
 * All doubts between entities as they stand now. What was found is kept; only groups that changed since, or whose
 * contents got other candidates, are looked at again.
 */
export class ReviewBook {
  /** Each doubt stands under both of its groups. */
  private readonly doubts = new Map<Group, Map<Group, Review>>();
  /** Groups that changed and were not looked at since. */
  private readonly pending = new Set<Group>();

  constructor(private readonly state: ResolverState) {}

  /** Yields after every `piece` groups; who leaves early goes on with the rest the next time. */
  *look(piece: number): Generator<void, Review[]> {
    this.noteChanged();
    const looked = new Set<Group>();
    for (const group of this.pending) {
      this.lookAt(group, looked);
      looked.add(group);
      this.pending.delete(group);
      if (looked.size % piece === 0) yield;
    }
    return this.standing();
  }

  /** What was found of groups that changed does not hold any more. */
  private noteChanged(): void {
    const { groups, store } = this.state;
    for (const slot of store.touched)
      for (const key of store.at(slot)?.records ?? []) groups.touched.add(key);
    for (const key of groups.touched) {
      const group = groups.of(key);
      if (group !== undefined) this.pending.add(group);
    }
    for (const group of this.doubts.keys()) if (group.members.size === 0) this.pending.add(group);
    store.touched.clear();
    groups.touched.clear();
    for (const group of this.pending) this.forget(group);
  }

  private forget(group: Group): void {
    for (const other of this.doubts.get(group)?.keys() ?? []) this.doubts.get(other)?.delete(group);
    this.doubts.delete(group);
  }

  /** Doubts between the group and those of its candidates; `looked` groups have noted theirs already. */
  private lookAt(group: Group, looked: ReadonlySet<Group>): void {
    const contents = this.state.contentsOf(group);
    const seen = new Set<Group>([group]);
    for (const content of contents) {
      if (this.groupOf(content) !== group) continue;
      for (const other of this.near(content)) {
        if (seen.has(other) || looked.has(other)) continue;
        seen.add(other);
        const review = reviewOf(contents, this.state.contentsOf(other), this.state.store);
        if (review !== undefined) this.note(group, other, review);
      }
    }
  }

  /** Groups of the contents above the review threshold. */
  private near({ slot }: Content): Group[] {
    const { store } = this.state;
    const { lists, scorer } = store;
    return lists.neighbours(slot).flatMap((other) => {
      const weight = lists.weightOf(slot, other) ?? lists.weightOf(other, slot) ?? scorer.floor;
      const content = weight > scorer.model.thresholds.review ? store.at(other) : undefined;
      return (content === undefined ? undefined : this.groupOf(content)) ?? [];
    });
  }

  /** A content whose copies are in several groups counts with the first. */
  private groupOf({ records }: Content): Group | undefined {
    return this.state.groups.of(records[0] ?? '');
  }

  private note(a: Group, b: Group, review: Review): void {
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const known = this.doubts.get(one);
      if (known === undefined) this.doubts.set(one, new Map([[other, review]]));
      else known.set(other, review);
    }
  }

  /** Those that no steward answered with "different" yet. */
  private standing(): Review[] {
    const { groups, book } = this.state;
    const reviews = new Set<Review>();
    for (const doubts of this.doubts.values())
      for (const review of doubts.values()) reviews.add(review);
    for (const { a, b, verdict } of book.all()) {
      if (verdict !== 'different') continue;
      const [one, other] = [groups.of(a), groups.of(b)];
      const answered =
        one === undefined || other === undefined ? undefined : this.doubts.get(one)?.get(other);
      if (answered !== undefined) reviews.delete(answered);
    }
    return [...reviews];
  }
}
