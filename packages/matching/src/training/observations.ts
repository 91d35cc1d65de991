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

/** What was observed of many pairs, in flat arrays. */
export class Observations {
  private starts = new Int32Array(1_024);
  /** Level twice, plus one where a household shares it. */
  private levels = new Uint16Array(8_192);
  private rarities = new Float32Array(8_192);
  private frequencies = new Float32Array(8_192);
  private count = 0;
  pairs = 0;

  constructor(private readonly book: LevelBook) {}

  add(scorer: PairScorer, a: Profile, b: Profile): void {
    observe(scorer, a, b, (comparison, outcome, shared) => {
      const level = this.book.number(comparison, outcome);
      if (level !== undefined) this.note(2 * level + (shared ? 1 : 0), outcome.frequency);
    });
    if (++this.pairs >= this.starts.length) this.starts = larger(this.starts, Int32Array);
    this.starts[this.pairs] = this.count;
  }

  private note(code: number, frequency: number | undefined): void {
    if (this.count === this.levels.length) {
      this.levels = larger(this.levels, Uint16Array);
      this.rarities = larger(this.rarities, Float32Array);
      this.frequencies = larger(this.frequencies, Float32Array);
    }
    this.levels[this.count] = code;
    this.rarities[this.count] = this.book.rarity(code >> 1, frequency);
    this.frequencies[this.count] = frequency ?? 0;
    this.count++;
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

function larger<T extends Int32Array | Uint16Array | Float32Array>(
  array: T,
  make: new (size: number) => T,
): T {
  const grown = new make(array.length * 2);
  grown.set(array);
  return grown;
}
