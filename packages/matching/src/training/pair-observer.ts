import type { MatchModel } from '../model/model';
import { OneToMany } from '../one-to-many';
import { PairScorer } from '../pair-scorer';
import type { Chunks } from '../partner/chunks';
import type { PreparedRecords } from '../prepared-records';
import { LevelBook } from './level-book';
import { Observations } from './observations';

/** Pairs drawn at random: enough to see what happens once in ten thousand. */
const strangerPairs = 100_000;
/** Bits under the base model below which a pair of candidates is not looked at more closely. */
const observationFloor = -8;

/** Looks at pairs of a set under the model whose frequencies were counted: all of them, or those chunks that it gets. */
export class PairObserver {
  readonly book: LevelBook;
  readonly scorer: PairScorer;

  constructor(
    private readonly set: PreparedRecords,
    counted: MatchModel,
  ) {
    this.book = new LevelBook(counted);
    this.scorer = new PairScorer(counted);
  }

  /** How many pairs of strangers there are in a set of so many contents. */
  static strangersAmong(size: number): number {
    const most = Math.floor((size - 1) / 2);
    return size * Math.max(0, Math.min(most, Math.ceil(strangerPairs / Math.max(1, size))));
  }

  /**
   * The order of the set is as good as random, so that contents a fixed distance apart are drawn at random.
   *
   * @param chunks Of `strangersAmong` pairs.
   */
  *strangers(chunks: Chunks): Generator<number, Observations> {
    const { set, scorer } = this;
    const { size } = set;
    const found = new Observations(this.book);
    for (const [start, end] of chunks.claim()) {
      for (let pair = start; pair < end; pair++) {
        const i = pair % size;
        found.add(scorer, set, i, (i + 1 + Math.floor(pair / size)) % size);
      }
      found.endChunk(start);
      yield end - start;
    }
    return found;
  }

  /**
   * Candidates that may be one entity, for all that is believed before.
   *
   * @param pairs Positions, two by two. @param chunks Of these pairs.
   */
  *candidates(pairs: Int32Array, chunks: Chunks): Generator<number, Observations> {
    const { set, scorer } = this;
    const found = new Observations(this.book);
    const glance = new OneToMany(scorer, observationFloor);
    let started = -1;
    for (const [start, end] of chunks.claim()) {
      for (let pair = start; pair < end; pair++) {
        const [i = 0, j = 0] = [pairs[2 * pair], pairs[2 * pair + 1]];
        if (i !== started) glance.start(set.at(i));
        started = i;
        if (glance.weigh(set.at(j)) > observationFloor) found.add(scorer, set, i, j);
      }
      found.endChunk(start);
      yield end - start;
    }
    return found;
  }
}
