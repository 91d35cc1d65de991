import { unitsPerBit, type AtomIndex } from './atom-index';
import { enlarged } from './int-lists';
import type { TieOrder } from './tie-order';

/** Candidates that a content has: as many as the distinct contents of the largest entities, and some. */
export const candidateLimit = 30;
/** Bits of shared atoms below which two records have nothing to do with each other… */
const lowestScore = 4 * unitsPerBit;
/** …and share of the bits of all atoms of a content: one that says much shares a town with very many. */
const lowestShare = 0.15;

export interface Retrieved {
  /** The best, unordered; ties at the edge go to the smaller content id. */
  readonly slots: readonly number[];
  /** Score that a newcomer must reach to be among them. */
  readonly entryScore: number;
}

/** Finds what resembles a content by the weights of the atoms they share. */
export class Retrieval {
  private scores = new Int32Array(1_024);
  /** Slots whose score is not 0. */
  private touched = new Int32Array(1_024);
  private touchedCount = 0;
  private readonly atoms: { atom: number; weight: number }[] = [];
  /** By score, how many slots have it; all 0 between calls. */
  private counts = new Int32Array(4_096);

  constructor(
    private readonly index: AtomIndex,
    private readonly order: TieOrder,
  ) {}

  /** The best `limit` that share atoms, `self` and those not `allowed` left out. */
  best(
    atoms: Iterable<number>,
    self: number,
    limit = candidateLimit,
    allowed?: (slot: number) => boolean,
  ): Retrieved {
    const { octaves } = this.index;
    const all = this.collect(atoms, (atom) => this.index.weight(atom, octaves));
    const lowest = Math.max(lowestScore, Math.ceil(lowestShare * all));
    const { scores } = this;
    const found: number[] = [];
    for (let at = 0; at < this.touchedCount; at++) {
      const slot = this.touched[at] ?? 0;
      if ((scores[slot] ?? 0) < lowest || slot === self) continue;
      if (allowed === undefined || allowed(slot)) found.push(slot);
    }
    return found.length <= limit ? { slots: found, entryScore: lowest } : this.select(found, limit);
  }

  /** After `best`: every slot found, with its score in sixteenths of a bit. */
  forEachFound(visit: (slot: number, score: number) => void): void {
    for (let at = 0; at < this.touchedCount; at++) {
      const slot = this.touched[at] ?? 0;
      const score = this.scores[slot] ?? 0;
      if (score >= lowestScore) visit(slot, score);
    }
  }

  /** Every slot that `best` would have found when candidate lists were last brought up to date. */
  forEachSettled(atoms: Iterable<number>, visit: (slot: number, score: number) => void): void {
    this.collect(atoms, (atom) => this.index.settledWeight(atom));
    this.forEachFound(visit);
  }

  /** Adds up the weights of common atoms by slot, the heaviest atoms first; the weight of all. */
  private collect(atoms: Iterable<number>, weightOf: (atom: number) => number): number {
    for (let at = 0; at < this.touchedCount; at++) this.scores[this.touched[at] ?? 0] = 0;
    this.touchedCount = 0;
    this.atoms.length = 0;
    let all = 0;
    for (const atom of atoms) {
      const weight = weightOf(atom);
      all += weight;
      if (weight > 0) this.atoms.push({ atom, weight });
    }
    this.atoms.sort((a, b) => b.weight - a.weight);
    if (this.index.slotCount > this.scores.length) this.grow(this.index.slotCount);
    let remaining = all;
    for (const { atom, weight } of this.atoms) {
      if (remaining >= lowestScore) this.addUp(atom, weight);
      else this.addToTouched(atom, weight);
      remaining -= weight;
    }
    return all;
  }

  private addUp(atom: number, weight: number): void {
    const { scores, touched } = this;
    const { values } = this.index.holders;
    const start = this.index.holders.start(atom);
    const end = start + this.index.holders.length(atom);
    let count = this.touchedCount;
    for (let at = start; at < end; at++) {
      const slot = values[at] ?? 0;
      const score = scores[slot] ?? 0;
      if (score === 0) touched[count++] = slot;
      scores[slot] = score + weight;
    }
    this.touchedCount = count;
  }

  /** Once what remains cannot lift a slot to the lowest score by itself, new slots need not be noted. */
  private addToTouched(atom: number, weight: number): void {
    const { scores } = this;
    const { values } = this.index.holders;
    const start = this.index.holders.start(atom);
    const end = start + this.index.holders.length(atom);
    for (let at = start; at < end; at++) {
      const slot = values[at] ?? 0;
      const score = scores[slot] ?? 0;
      if (score !== 0) scores[slot] = score + weight;
    }
  }

  private grow(size: number): void {
    this.scores = enlarged(this.scores, size);
    this.touched = enlarged(this.touched, this.scores.length);
  }

  private select(found: readonly number[], limit: number): Retrieved {
    const { scores } = this;
    const entryScore = this.scoreOfLast(found, limit);
    const best: number[] = [];
    const level: number[] = [];
    for (const slot of found) {
      const score = scores[slot] ?? 0;
      if (score > entryScore) best.push(slot);
      else if (score === entryScore) level.push(slot);
    }
    for (const slot of this.order.first(level, limit - best.length)) best.push(slot);
    return { slots: best, entryScore };
  }

  /** The score of the last one that is among the best, by counting. */
  private scoreOfLast(found: readonly number[], limit: number): number {
    const { scores } = this;
    let highest = 0;
    for (const slot of found) {
      const score = scores[slot] ?? 0;
      if (score >= this.counts.length) this.counts = enlarged(this.counts, score + 1);
      this.counts[score] = (this.counts[score] ?? 0) + 1;
      if (score > highest) highest = score;
    }
    let entryScore = highest;
    for (let above = this.counts[highest] ?? 0; above < limit;)
      above += this.counts[--entryScore] ?? 0;
    for (const slot of found) this.counts[scores[slot] ?? 0] = 0;
    return entryScore;
  }
}
