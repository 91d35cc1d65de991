import { PairScorer } from '../pair-scorer';
import type { Profile } from '../profile';
import type { Outcome } from '../comparison/scale';
import type { LevelBook } from './level-book';

/** Visits the levels of a pair with their comparison and whether a household shares them. */
export function observe(
  scorer: PairScorer,
  a: Profile,
  b: Profile,
  see: (comparison: number, outcome: Outcome, shared: boolean) => void,
): void {
  const [first, second] = a.id <= b.id ? [a, b] : [b, a];
  scorer.comparisons.forEach(({ comparison, comparator }, at) => {
    const left = first.values[at];
    const right = second.values[at];
    if (left === undefined || right === undefined) return;
    if (comparator.observe !== undefined) {
      comparator.observe(left, right, (outcome, shared) => see(at, outcome, shared));
      return;
    }
    for (const outcome of comparator.judge(left, right).parts ?? [])
      see(at, outcome, comparison.household);
  });
}

/** What was observed of many pairs, in flat arrays. */
export class Observations {
  readonly starts: number[] = [0];
  /** Level twice, plus one where a household shares it. */
  private levels = new Uint16Array(4_096);
  private rarities = new Float32Array(4_096);
  private count = 0;

  constructor(private readonly book: LevelBook) {}

  get pairs(): number {
    return this.starts.length - 1;
  }

  add(scorer: PairScorer, a: Profile, b: Profile): void {
    observe(scorer, a, b, (comparison, outcome, shared) => {
      const level = this.book.number(comparison, outcome);
      if (this.count === this.levels.length) this.grow();
      this.levels[this.count] = 2 * level + (shared ? 1 : 0);
      this.rarities[this.count] = this.book.rarity(level, outcome.frequency);
      this.count++;
    });
    this.starts.push(this.count);
  }

  private grow(): void {
    const levels = new Uint16Array(this.count * 2);
    levels.set(this.levels);
    this.levels = levels;
    const rarities = new Float32Array(this.count * 2);
    rarities.set(this.rarities);
    this.rarities = rarities;
  }

  /** Bits of a pair under the book as it stands: its own, and those that a household shares. */
  weigh(pair: number, into: { own: number; shared: number }): void {
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
}
