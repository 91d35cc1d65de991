import type { Content, ContentStore } from './content-store';

/**
 * Brings the candidate lists to what a batch run over the same contents would find. Only lists that may have
 * changed are looked up again: those of new contents, of contents that lost a candidate (both are marked
 * when they come and go), of holders of atoms whose weight changed, and of those that a new content resembles
 * enough to enter.
 */
export class CandidateRefresh {
  /** Contents whose lists a fresh content resembles enough to enter. */
  private readonly entered = new Set<number>();

  constructor(private readonly store: ContentStore) {}

  /** Yields after each bounded piece of work; interrupted work is simply done again. */
  *run(piece: number): Generator<number> {
    const { fresh, dirty } = this.store.unsettled;
    const isFirst = fresh.size === this.store.contentCount;
    this.store.resemblance.settleWeights(isFirst ? () => undefined : (slot) => dirty.add(slot));
    if (isFirst) yield* this.findAll(piece);
    else yield* this.refreshAll([...dirty], piece);
    yield* this.refreshAll(
      [...this.entered].filter((slot) => !dirty.has(slot)),
      piece,
    );
    this.store.releaseSlots();
    this.entered.clear();
    fresh.clear();
    dirty.clear();
  }

  /** Where all contents are fresh, all are to be looked up and clustered already. */
  private *findAll(piece: number): Generator<number> {
    let done = 0;
    for (const content of this.store.contents()) {
      this.store.findCandidates(content);
      if (++done % piece === 0) yield piece;
    }
  }

  private *refreshAll(slots: Iterable<number>, piece: number): Generator<number> {
    let done = 0;
    for (const slot of slots) {
      const content = this.store.at(slot);
      if (content !== undefined) this.refresh(content);
      if (++done % piece === 0) yield piece;
    }
  }

  private refresh(content: Content): void {
    const { lists, unsettled } = this.store;
    const before = lists.list(content.slot);
    this.store.findCandidates(content);
    if (unsettled.fresh.has(content.slot)) this.noteEntries();
    const after = lists.list(content.slot);
    this.markMoved(content.slot, after, before);
    this.markMoved(content.slot, before, after);
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

  private noteEntries(): void {
    const { lists, resemblance } = this.store;
    resemblance.forEachFound((slot, score) => {
      if (score >= lists.entryScore(slot)) this.entered.add(slot);
    });
  }
}
