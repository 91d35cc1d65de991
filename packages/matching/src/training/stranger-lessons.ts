import type { PairScorer } from '../pair-scorer';
import type { LevelBook } from './level-book';
import type { Observations } from './observations';

/** What strangers agree on. */
export class StrangerLessons {
  /** @param observations Of pairs that were drawn at random. */
  constructor(
    private readonly observations: Observations,
    private readonly book: LevelBook,
  ) {}

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
      const [i, j] = this.observations.pair(pair);
      return clusterOf[i] !== clusterOf[j];
    });
  }

  private learn(areStrangers: (pair: number) => boolean): void {
    this.book.forgetStrangers();
    for (let pair = 0; pair < this.observations.pairs; pair++)
      if (areStrangers(pair)) this.observations.countAsStrangers(pair);
    this.book.learnU();
  }
}
