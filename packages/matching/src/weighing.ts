import { unitsPerBit } from './index/candidate-lists';
import { weightBounds } from './model/model';
import { OneToMany } from './one-to-many';
import type { PairScorer } from './pair-scorer';
import type { Chunks } from './partner/chunks';
import type { Profile } from './profile';

/** Weights of pairs in their order, in memory that threads can share: each pair is weighed by one of them. */
export class PairWeights {
  private readonly units: Int16Array;

  constructor(
    pairs: number,
    readonly memory = new SharedArrayBuffer(pairs * Int16Array.BYTES_PER_ELEMENT),
  ) {
    this.units = new Int16Array(memory);
  }

  /** In whole 1/64 bits, where they exceed the floor of the scorer; else those of the lowest weight. */
  inUnits(pair: number): number {
    return this.units[pair] ?? 0;
  }

  /**
   * Weighs those chunks that it gets.
   *
   * @param pairs Positions, two by two, those with the same first one beside each other.
   */
  *weigh(
    pairs: Int32Array,
    chunks: Chunks,
    profileAt: (position: number) => Profile | undefined,
    scorer: PairScorer,
  ): Generator<number> {
    const scoring = new OneToMany(scorer);
    let started = -1;
    for (const [start, end] of chunks.claim()) {
      for (let pair = start; pair < end; pair++) {
        const i = pairs[2 * pair] ?? 0;
        const [a, b] = [
          i === started ? undefined : profileAt(i),
          profileAt(pairs[2 * pair + 1] ?? 0),
        ];
        if (a !== undefined) scoring.start(a);
        started = i;
        const bits = b === undefined ? weightBounds.lowest : scoring.weigh(b);
        this.units[pair] = Math.round(bits * unitsPerBit);
      }
      yield end - start;
    }
  }
}
