import { candidateLimit } from './retrieval';

/** Weights are kept as whole 1/64 bits. */
const unitsPerBit = 64;

/** The candidates of each slot and their pair weights, in flat arrays: 300 bytes for a full list. */
export class CandidateLists {
  private slots = new Int32Array(0);
  private weights = new Int16Array(0);
  private counts = new Uint8Array(0);
  private entryScores = new Int32Array(0);

  set(
    slot: number,
    candidates: readonly number[],
    weights: readonly number[],
    entryScore: number,
  ): void {
    if (slot >= this.counts.length) this.grow(slot);
    this.counts[slot] = candidates.length;
    this.entryScores[slot] = candidates.length < candidateLimit ? 0 : entryScore;
    const start = slot * candidateLimit;
    for (let at = 0; at < candidates.length; at++) {
      this.slots[start + at] = candidates[at] ?? 0;
      this.weights[start + at] = Math.round((weights[at] ?? 0) * unitsPerBit);
    }
  }

  clear(slot: number): void {
    if (slot < this.counts.length) this.counts[slot] = 0;
  }

  count(slot: number): number {
    return this.counts[slot] ?? 0;
  }

  candidate(slot: number, at: number): number {
    return this.slots[slot * candidateLimit + at] ?? 0;
  }

  /** Bits. */
  weight(slot: number, at: number): number {
    return (this.weights[slot * candidateLimit + at] ?? 0) / unitsPerBit;
  }

  /** Bits of the pair, if it stands in the list; pair weights never change, so either side's list will do. */
  weightOf(slot: number, candidate: number): number | undefined {
    const start = slot * candidateLimit;
    const end = start + this.count(slot);
    for (let at = start; at < end; at++) {
      if (this.slots[at] === candidate) return (this.weights[at] ?? 0) / unitsPerBit;
    }
    return undefined;
  }

  /** Score below which a newcomer does not enter the list. */
  entryScore(slot: number): number {
    return this.entryScores[slot] ?? 0;
  }

  list(slot: number): number[] {
    return Array.from(
      this.slots.subarray(slot * candidateLimit, slot * candidateLimit + this.count(slot)),
    );
  }

  private grow(slot: number): void {
    const size = Math.max(slot + 1, Math.ceil(this.counts.length * 1.5), 256);
    this.slots = copied(new Int32Array(size * candidateLimit), this.slots);
    this.weights = copied(new Int16Array(size * candidateLimit), this.weights);
    this.counts = copied(new Uint8Array(size), this.counts);
    this.entryScores = copied(new Int32Array(size), this.entryScores);
  }

  get bytes(): number {
    return (
      this.slots.byteLength +
      this.weights.byteLength +
      this.counts.byteLength +
      this.entryScores.byteLength
    );
  }
}

function copied<A extends Int32Array | Int16Array | Uint8Array>(larger: A, smaller: A): A {
  larger.set(smaller);
  return larger;
}
