import { enlarged, IntLists } from './int-lists';

/** Weights are kept as whole 1/64 bits. */
export const unitsPerBit = 64;

/**
 * Of the candidates of each slot those whose pair weight exceeds a floor, with that weight. The others, nine of
 * ten, are strangers: what a list needs to know of them is only what it takes to be among them.
 */
export class CandidateLists {
  /** By slot: candidate, weight, candidate, weight … */
  private readonly entries = new IntLists();
  /** By slot, the slots in whose lists it stands. */
  private readonly listedBy = new IntLists();
  private entryScores = new Int32Array(256);
  private readonly scratch: number[] = [];

  /** @param floor Bits that a pair must exceed to be kept. */
  constructor(private readonly floor: number) {}

  set(
    slot: number,
    candidates: readonly number[],
    weights: readonly number[],
    entryScore: number,
  ): void {
    this.scratch.length = 0;
    for (let at = 0; at < candidates.length; at++) {
      const bits = weights[at] ?? this.floor;
      if (bits > this.floor) this.scratch.push(candidates[at] ?? 0, Math.round(bits * unitsPerBit));
    }
    this.unlist(slot, this.scratch);
    this.enter(slot, this.scratch, entryScore);
  }

  /** Of a slot that has no list yet: candidate, weight in whole 1/64 bits, candidate, weight … */
  enter(slot: number, entries: ArrayLike<number>, entryScore: number): void {
    for (let at = 0; at < entries.length; at += 2) this.enlist(slot, entries[at] ?? 0);
    this.entries.set(slot, entries);
    if (slot >= this.entryScores.length) this.entryScores = enlarged(this.entryScores, slot + 1);
    this.entryScores[slot] = entryScore;
  }

  /** Whether candidates were ever looked for, found or not. */
  has(slot: number): boolean {
    return this.entryScore(slot) > 0;
  }

  clear(slot: number): void {
    this.unlist(slot, []);
    this.entries.clear(slot);
    if (slot < this.entryScores.length) this.entryScores[slot] = 0;
  }

  count(slot: number): number {
    return this.entries.length(slot) / 2;
  }

  candidate(slot: number, at: number): number {
    return this.entries.values[this.entries.start(slot) + 2 * at] ?? 0;
  }

  /** Bits. */
  weight(slot: number, at: number): number {
    return (this.entries.values[this.entries.start(slot) + 2 * at + 1] ?? 0) / unitsPerBit;
  }

  /** Bits of the pair, if it stands in the list; pair weights never change, so either side's list will do. */
  weightOf(slot: number, candidate: number): number | undefined {
    const { values } = this.entries;
    const start = this.entries.start(slot);
    const end = start + this.entries.length(slot);
    for (let at = start; at < end; at += 2) {
      if (values[at] === candidate) return (values[at + 1] ?? 0) / unitsPerBit;
    }
    return undefined;
  }

  /** Score of common atoms below which a newcomer does not become a candidate. */
  entryScore(slot: number): number {
    return this.entryScores[slot] ?? 0;
  }

  list(slot: number): number[] {
    return Array.from({ length: this.count(slot) }, (_, at) => this.candidate(slot, at));
  }

  /** Slots in the list of the given one or in whose list it stands, each once. */
  neighbours(slot: number): number[] {
    const found = this.list(slot);
    for (const other of this.listedBy.list(slot)) {
      if (this.weightOf(slot, other) === undefined) found.push(other);
    }
    return found;
  }

  private enlist(slot: number, candidate: number): void {
    if (this.weightOf(slot, candidate) === undefined) this.listedBy.push(candidate, slot);
  }

  /** Before the list of a slot becomes another one: takes back what will not stand in it any more. */
  private unlist(slot: number, next: readonly number[]): void {
    for (const candidate of this.list(slot)) {
      let at = 0;
      while (at < next.length && next[at] !== candidate) at += 2;
      if (at >= next.length) this.listedBy.remove(candidate, slot);
    }
  }

  get bytes(): number {
    return this.entries.bytes + this.listedBy.bytes + this.entryScores.byteLength;
  }
}
