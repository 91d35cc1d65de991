import { unitsPerBit, type AtomIndex } from './atom-index';

/** Candidates that a content keeps. */
export const candidateLimit = 50;
/** Bits of shared atoms below which two records have nothing to do with each other. */
const lowestScore = 6 * unitsPerBit;

export interface Retrieved {
  /** The best, unordered; ties at the edge go to the smaller content id. */
  readonly slots: readonly number[];
  /** Score that a newcomer must reach to be among them. */
  readonly entryScore: number;
}

/** Finds what resembles a content by the weights of the atoms they share. */
export class Retrieval {
  private scores = new Int32Array(1_024);
  private touched: number[] = [];

  constructor(
    private readonly index: AtomIndex,
    private readonly idOf: (slot: number) => string,
  ) {}

  /** The best `limit` slots that share atoms, `self` left out. */
  best(atoms: readonly number[], self: number, limit: number = candidateLimit): Retrieved {
    this.collect(atoms);
    const { scores } = this;
    const found: number[] = [];
    for (const slot of this.touched) {
      if ((scores[slot] ?? 0) >= lowestScore && slot !== self) found.push(slot);
    }
    return found.length <= limit
      ? { slots: found, entryScore: lowestScore }
      : this.select(found, limit);
  }

  /** After `best`: every slot found, with its score in sixteenths of a bit. */
  forEachFound(visit: (slot: number, score: number) => void): void {
    for (const slot of this.touched) {
      const score = this.scores[slot] ?? 0;
      if (score >= lowestScore) visit(slot, score);
    }
  }

  private collect(atoms: readonly number[]): void {
    for (const slot of this.touched) this.scores[slot] = 0;
    this.touched = [];
    const octaves = this.index.octaves;
    for (const atom of atoms) {
      const weight = this.index.weight(atom, octaves);
      if (weight > 0) this.addUp(this.index.holders(atom), weight);
    }
  }

  private addUp(holders: readonly number[], weight: number): void {
    if (this.index.slotCount > this.scores.length) this.grow(this.index.slotCount);
    const { scores, touched } = this;
    for (const slot of holders) {
      const score = scores[slot] ?? 0;
      if (score === 0) touched.push(slot);
      scores[slot] = score + weight;
    }
  }

  private grow(size: number): void {
    const larger = new Int32Array(Math.max(size, this.scores.length * 2));
    larger.set(this.scores);
    this.scores = larger;
  }

  private select(found: readonly number[], limit: number): Retrieved {
    const all = this.scores;
    const scores = new Int32Array(found.length);
    for (let at = 0; at < found.length; at++) scores[at] = all[found[at] ?? 0] ?? 0;
    scores.sort();
    const entryScore = scores[scores.length - limit] ?? 0;
    const above: number[] = [];
    const level: number[] = [];
    for (const slot of found) {
      const score = all[slot] ?? 0;
      if (score > entryScore) above.push(slot);
      else if (score === entryScore) level.push(slot);
    }
    if (above.length + level.length > limit)
      level.sort((a, b) => (this.idOf(a) < this.idOf(b) ? -1 : 1));
    return { slots: above.concat(level.slice(0, limit - above.length)), entryScore };
  }
}
