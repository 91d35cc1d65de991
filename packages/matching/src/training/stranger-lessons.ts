import type { PairScorer } from '../pair-scorer';
import type { LevelBook } from './level-book';
import { Observations } from './observations';
import type { PreparedRecords } from '../prepared-records';

/** Pairs drawn at random: enough to see what happens once in ten thousand. */
const strangerPairs = 100_000;

/**
 * What strangers agree on. The order of the set is as good as random, so that contents a fixed distance apart are
 * drawn at random.
 */
export class StrangerLessons {
  private readonly observations: Observations;
  private readonly distances: number;

  constructor(
    private readonly set: PreparedRecords,
    private readonly book: LevelBook,
  ) {
    this.observations = new Observations(book);
    const most = Math.floor((set.size - 1) / 2);
    this.distances = Math.max(0, Math.min(most, Math.ceil(strangerPairs / Math.max(1, set.size))));
  }

  *draw(scorer: PairScorer, piece: number): Generator<number> {
    const { set, observations, distances } = this;
    for (let pair = 0; pair < set.size * distances; pair++) {
      const [i, j] = this.pair(pair);
      observations.add(scorer, set.at(i), set.at(j));
      if ((pair + 1) % piece === 0) yield piece;
    }
  }

  /** Before anything is known: pairs that do not speak for one entity are strangers. */
  learnByWeight(scorer: PairScorer): void {
    const bits = { own: 0, shared: 0 };
    this.learn((pair) => {
      this.observations.weigh(pair, bits);
      return scorer.total(bits.own + scorer.model.prior.bits, bits.shared) <= 0;
    });
  }

  /** Once entities are known: what is not in one cluster. */
  learnByCluster(clusterOf: Int32Array): void {
    this.learn((pair) => {
      const [i, j] = this.pair(pair);
      return clusterOf[i] !== clusterOf[j];
    });
  }

  private learn(areStrangers: (pair: number) => boolean): void {
    this.book.forgetStrangers();
    for (let pair = 0; pair < this.observations.pairs; pair++)
      if (areStrangers(pair)) this.observations.countAsStrangers(pair);
    this.book.learnU();
  }

  private pair(pair: number): [number, number] {
    const { size } = this.set;
    const i = pair % size;
    return [i, (i + 1 + Math.floor(pair / size)) % size];
  }
}
