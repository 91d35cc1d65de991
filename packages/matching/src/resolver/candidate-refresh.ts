import type { Content, ContentStore } from './content-store';

/**
 * Brings the candidate lists to what a batch run over the same contents would find. Only lists that may have
 * changed are looked up again: those of new contents, of holders of atoms whose weight changed, of contents
 * that a departed one was a candidate of, and of those that a new content resembles enough to enter.
 */
export class CandidateRefresh {
  /** Weight of every atom when the lists were last brought up to date. */
  private readonly weights: number[] = [];
  /** Contents whose lists a fresh content resembles enough to enter. */
  private readonly entered = new Set<number>();

  constructor(private readonly store: ContentStore) {}

  /** Yields after each bounded piece of work; interrupted work is simply done again. */
  *run(piece: number): Generator<number> {
    this.markReweighed();
    this.markWidowed();
    const { fresh, dirty } = this.store.unsettled;
    yield* this.refreshAll([...dirty], piece);
    yield* this.refreshAll(
      [...this.entered].filter((slot) => !dirty.has(slot)),
      piece,
    );
    this.store.releaseSlots();
    this.entered.clear();
    fresh.clear();
    dirty.clear();
  }

  private *refreshAll(slots: Iterable<number>, piece: number): Generator<number> {
    let done = 0;
    for (const slot of slots) {
      const content = this.store.at(slot);
      if (content !== undefined) this.refresh(content);
      if (++done % piece === 0) yield piece;
    }
  }

  private markReweighed(): void {
    const { index, unsettled } = this.store;
    const octaves = index.octaves;
    for (let atom = 0; atom < index.atomCount; atom++) {
      const weight = index.weight(atom, octaves);
      if (weight === this.weights[atom]) continue;
      for (const slot of index.holders(atom)) unsettled.dirty.add(slot);
      this.weights[atom] = weight;
    }
  }

  private markWidowed(): void {
    const { gone, dirty } = this.store.unsettled;
    if (gone.size === 0) return;
    for (const { slot } of this.store.contents()) {
      if (this.store.lists.list(slot).some((candidate) => gone.has(candidate))) dirty.add(slot);
    }
  }

  private refresh(content: Content): void {
    const { lists, retrieval, unsettled } = this.store;
    const { fresh, dirty, moved, gone } = unsettled;
    const { slots, entryScore } = retrieval.best(content.atoms, content.slot);
    if (fresh.has(content.slot) && dirty.size < this.store.contentCount) this.noteEntries();
    const before = new Set(lists.list(content.slot));
    const weights = slots.map((slot) => this.store.weight(content, slot));
    for (const slot of slots) if (!before.delete(slot)) moved.add(content.slot).add(slot);
    for (const slot of before) {
      moved.add(content.slot);
      if (!gone.has(slot)) moved.add(slot);
    }
    lists.set(content.slot, slots, weights, entryScore);
  }

  private noteEntries(): void {
    const { lists, retrieval } = this.store;
    retrieval.forEachFound((slot, score) => {
      if (score >= lists.entryScore(slot)) this.entered.add(slot);
    });
  }
}
