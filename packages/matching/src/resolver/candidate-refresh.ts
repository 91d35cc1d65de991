import type { ContentStore } from './content-store';

/**
 * Brings the candidate lists to what a batch run over the same contents would find. Only lists that may have
 * changed are looked up again: those of new contents, of contents that lost a candidate (both are marked
 * when they come and go), of holders of atoms whose weight changed, and of those that a new content resembles
 * enough to enter.
 */
export class CandidateRefresh {
  /** Contents whose lists a fresh content resembles enough to enter. */
  private readonly entered = new Set<number>();
  /** Contents that were all there before the first of their lists was looked up: each list knows of them. */
  private readonly first = new Set<number>();

  constructor(private readonly store: ContentStore) {}

  /**
   * Yields after each bounded piece of work. Who leaves early, because records come, goes on with what is left the next
   * time: it comes to an end also where they never stop coming for long.
   */
  *run(piece: number): Generator<number> {
    const { fresh, dirty } = this.store.unsettled;
    const { contentCount, resemblance } = this.store;
    const isFirst = fresh.size === contentCount && dirty.size === contentCount;
    resemblance.settleWeights(isFirst ? () => undefined : (slot) => dirty.add(slot));
    if (isFirst) for (const slot of fresh) this.first.add(slot);
    const done = new Set<number>();
    for (const slots of [dirty, this.entered]) {
      for (const slot of slots) {
        this.refresh(slot, done);
        if (done.size % piece === 0) yield piece;
      }
    }
    this.store.releaseSlots();
    fresh.clear();
    this.first.clear();
  }

  /** `done`: those that were looked up since all present contents are there; nobody enters their lists any more. */
  private refresh(slot: number, done: Set<number>): void {
    const { lists, unsettled } = this.store;
    const isDirty = unsettled.dirty.delete(slot);
    this.entered.delete(slot);
    done.add(slot);
    const content = this.store.at(slot);
    if (content === undefined) return;
    const before = lists.list(slot);
    this.store.findCandidates(content);
    // All of the first are to be clustered anyway.
    if (this.first.delete(slot)) return;
    if (isDirty && unsettled.fresh.has(slot)) this.noteEntries(done);
    const after = lists.list(slot);
    this.markMoved(slot, after, before);
    this.markMoved(slot, before, after);
  }

  /** Both ends of an edge that stands in one list only. */
  private markMoved(slot: number, list: readonly number[], other: readonly number[]): void {
    const { moved, gone } = this.store.unsettled;
    for (const candidate of list) {
      if (other.includes(candidate)) continue;
      moved.add(slot);
      if (!gone.has(candidate)) moved.add(candidate);
    }
  }

  private noteEntries(done: ReadonlySet<number>): void {
    const { lists, resemblance } = this.store;
    resemblance.forEachFound((slot, score) => {
      if (score >= lists.entryScore(slot) && !done.has(slot)) this.entered.add(slot);
    });
  }
}
