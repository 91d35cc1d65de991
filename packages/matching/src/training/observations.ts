import type { PartnerAnswer } from '../partner/partner';
import type { PreparedRecords } from '../prepared-records';
import { LevelBook } from './level-book';
import type { PairScorer } from '../pair-scorer';
import type { Profile } from '../profile';
import type { Outcome } from '../comparison/scale';

/** Visits the levels of a pair with their comparison and whether a household shares them. */
export function observe(
  scorer: PairScorer,
  a: Profile,
  b: Profile,
  see: (comparison: number, outcome: Outcome, shared: boolean) => void,
): void {
  const [first, second] = a.id <= b.id ? [a, b] : [b, a];
  for (let at = 0; at < scorer.comparisons.length; at++) {
    const compiled = scorer.comparisons[at];
    const left = first.values[at];
    const right = second.values[at];
    if (compiled === undefined || left === undefined || right === undefined) continue;
    const { comparator, comparison } = compiled;
    if (comparator.observe !== undefined) {
      comparator.observe(left, right, (outcome, shared) => {
        see(at, outcome, shared);
      });
      continue;
    }
    const parts = comparator.judge(left, right).parts ?? [];
    for (const outcome of parts) see(at, outcome, comparison.household);
  }
}

/** Bits of a pair: its own, and those that a household shares. */
export interface PairBits {
  own: number;
  shared: number;
}

/**
 * What was observed of many pairs, in flat arrays, chunk by chunk. `with` puts chunks that others observed among them,
 * in the order in which one alone would have come to them: sums are then the same to the last digit.
 */
export class Observations {
  /** By chunk: where it stands among all chunks, and the pairs up to its end. */
  private readonly chunks: number[] = [];
  /** Of the pairs, two by two. */
  private positions = new Int32Array(2_048);
  private starts = new Int32Array(1_024);
  /** Level twice, plus one where a household shares it. */
  private levels = new Int32Array(8_192);
  private rarities = new Float32Array(8_192);
  private frequencies = new Float32Array(8_192);
  private count = 0;
  pairs = 0;

  constructor(private readonly book: LevelBook) {}

  /** @param i @param j Positions in the set. */
  add(scorer: PairScorer, set: PreparedRecords, i: number, j: number): void {
    observe(scorer, set.at(i), set.at(j), (comparison, outcome, shared) => {
      const level = this.book.number(comparison, outcome);
      if (level !== undefined) this.note(2 * level + (shared ? 1 : 0), outcome.frequency);
    });
    this.reservePairs(this.pairs + 1);
    this.positions[2 * this.pairs] = i;
    this.positions[2 * this.pairs + 1] = j;
    this.starts[++this.pairs] = this.count;
  }

  /** @param place Grows from chunk to chunk. */
  endChunk(place: number): void {
    this.chunks.push(place, this.pairs);
  }

  /** Positions of a pair. */
  pair(pair: number): [number, number] {
    return [this.positions[2 * pair] ?? 0, this.positions[2 * pair + 1] ?? 0];
  }

  /** For another thread; what is looked at here later is not the same any more. */
  flat(): PartnerAnswer {
    const { chunks, positions, starts, levels, rarities, frequencies, pairs, count } = this;
    return {
      ints: [
        Int32Array.from(chunks),
        positions.slice(0, 2 * pairs),
        starts.slice(0, pairs + 1),
        levels.slice(0, count),
      ],
      floats: [rarities.slice(0, count), frequencies.slice(0, count)],
    };
  }

  /** These and those of another thread, `flat`. */
  with({ ints, floats }: PartnerAnswer): Observations {
    const [chunks = none, positions = none, starts = none, levels = none] = ints;
    const [rarities, frequencies] = floats;
    if (rarities === undefined || frequencies === undefined || chunks.length === 0) return this;
    const other = { chunks, positions, starts, levels, rarities, frequencies };
    const joined = new Observations(this.book);
    joined.reservePairs(this.pairs + starts.length);
    joined.reserveLevels(this.count + levels.length);
    const runs = [...runsOf(this.asFlat()), ...runsOf(other)].sort((a, b) => a.place - b.place);
    for (const { from, start, end } of runs) joined.append(from, start, end);
    return joined;
  }

  private asFlat(): Flat {
    const { chunks, positions, starts, levels, rarities, frequencies } = this;
    return { chunks, positions, starts, levels, rarities, frequencies };
  }

  private append(from: Flat, start: number, end: number): void {
    const [first = 0, last = 0] = [from.starts[start], from.starts[end]];
    this.positions.set(from.positions.subarray(2 * start, 2 * end), 2 * this.pairs);
    this.levels.set(from.levels.subarray(first, last), this.count);
    this.rarities.set(from.rarities.subarray(first, last), this.count);
    this.frequencies.set(from.frequencies.subarray(first, last), this.count);
    for (let pair = start; pair < end; pair++)
      this.starts[++this.pairs] = (from.starts[pair + 1] ?? 0) - first + this.count;
    this.count += last - first;
  }

  private note(code: number, frequency: number | undefined): void {
    this.reserveLevels(this.count + 1);
    this.levels[this.count] = code;
    this.rarities[this.count] = this.book.rarity(code >> 1, frequency);
    this.frequencies[this.count] = frequency ?? 0;
    this.count++;
  }

  private reservePairs(pairs: number): void {
    if (pairs < this.starts.length) return;
    this.starts = larger(this.starts, pairs + 1, Int32Array);
    this.positions = larger(this.positions, 2 * pairs + 2, Int32Array);
  }

  private reserveLevels(count: number): void {
    if (count <= this.levels.length) return;
    this.levels = larger(this.levels, count, Int32Array);
    this.rarities = larger(this.rarities, count, Float32Array);
    this.frequencies = larger(this.frequencies, count, Float32Array);
  }

  /** Under the book as it stands, but with the chances among strangers of when the pair was added. */
  weigh(pair: number, into: PairBits): void {
    const { logM } = this.book;
    let own = 0;
    let shared = 0;
    const end = this.starts[pair + 1] ?? 0;
    for (let at = this.starts[pair] ?? 0; at < end; at++) {
      const code = this.levels[at] ?? 0;
      const bits = (logM[code >> 1] ?? 0) + (this.rarities[at] ?? 0);
      if ((code & 1) === 1) shared += bits;
      else own += bits;
    }
    into.own = own;
    into.shared = shared;
  }

  addTo(counts: Float64Array, pair: number, weight: number): void {
    const end = this.starts[pair + 1] ?? 0;
    for (let at = this.starts[pair] ?? 0; at < end; at++) {
      const level = (this.levels[at] ?? 0) >> 1;
      counts[level] = (counts[level] ?? 0) + weight;
    }
  }

  countAsStrangers(pair: number): void {
    const end = this.starts[pair + 1] ?? 0;
    for (let at = this.starts[pair] ?? 0; at < end; at++) {
      const frequency = this.frequencies[at] ?? 0;
      this.book.countStranger((this.levels[at] ?? 0) >> 1, frequency === 0 ? undefined : frequency);
    }
  }
}

interface Flat {
  readonly chunks: ArrayLike<number>;
  readonly positions: Int32Array;
  readonly starts: Int32Array;
  readonly levels: Int32Array;
  readonly rarities: Float32Array;
  readonly frequencies: Float32Array;
}

/** Pairs that were observed one after the other. */
interface Run {
  readonly from: Flat;
  readonly place: number;
  readonly start: number;
  readonly end: number;
}

function runsOf(from: Flat): Run[] {
  const runs: Run[] = [];
  for (let at = 0, start = 0; at < from.chunks.length; at += 2) {
    const [place = 0, end = 0] = [from.chunks[at], from.chunks[at + 1]];
    runs.push({ from, place, start, end });
    start = end;
  }
  return runs;
}

const none = new Int32Array(0);

function larger<T extends Int32Array | Float32Array>(
  array: T,
  least: number,
  make: new (size: number) => T,
): T {
  const grown = new make(Math.max(least, array.length * 2));
  grown.set(array);
  return grown;
}
