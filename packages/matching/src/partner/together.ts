import { CandidateTable } from '../index/candidate-table';
import type { MatchModel } from '../model/model';
import type { PairScorer } from '../pair-scorer';
import type { PreparedRecords } from '../prepared-records';
import type { Profile } from '../profile';
import type { Observations } from '../training/observations';
import { PairObserver } from '../training/pair-observer';
import { PairWeights } from '../weighing';
import { chunksOfPairs } from './chunks';
import type { Partner, PendingAnswer } from './partner';

/** Work on a set of records, a part of which a partner takes over where there is one. */
export class Together {
  /** By most contents, the candidates that the partner looks for. */
  private readonly asked = new Map<number, PendingAnswer>();

  constructor(private readonly partner?: Partner) {}

  /** Lets the partner look for candidates among the first so many contents before they are needed. */
  expectCandidates(first: number): void {
    if (this.partner !== undefined)
      this.asked.set(first, this.partner.ask({ task: 'candidates', first }));
  }

  /** @param first Of how many contents the set holds the first. */
  *candidates(
    set: PreparedRecords,
    first: number,
    piece: number,
  ): Generator<number, CandidateTable> {
    const found = this.asked.get(first);
    if (found !== undefined) {
      this.asked.delete(first);
      set.takeCandidates(CandidateTable.from(found.wait()));
    }
    return yield* set.candidates(piece);
  }

  /** @param set The first so many contents. */
  *strangers(
    set: PreparedRecords,
    first: number,
    observer: PairObserver,
    counted: MatchModel,
    piece: number,
  ): Generator<number, Observations> {
    const chunks = chunksOfPairs(PairObserver.strangersAmong(set.size));
    const { claimed } = chunks;
    const theirs = this.partner?.ask({ task: 'strangers', first, counted, claimed });
    yield* set.readAgain(observer.scorer, piece);
    const mine = yield* observer.strangers(chunks);
    return theirs === undefined ? mine : mine.with(theirs.wait());
  }

  /** Of the set that strangers were drawn from. */
  *candidatePairs(pairs: Int32Array, observer: PairObserver): Generator<number, Observations> {
    const chunks = chunksOfPairs(pairs.length / 2);
    const { claimed } = chunks;
    const theirs = this.partner?.ask({ task: 'observe', logU: observer.book.logU, claimed });
    const mine = yield* observer.candidates(pairs, chunks);
    return theirs === undefined ? mine : mine.with(theirs.wait());
  }

  /** Starts to weigh pairs of candidates among all contents; whoever wants to know goes on with `weights`. */
  weigh(pairs: Int32Array, model: MatchModel): Weighing {
    const chunks = chunksOfPairs(pairs.length / 2);
    const weights = new PairWeights(pairs.length / 2);
    const { claimed } = chunks;
    const { memory } = weights;
    const theirs = this.partner?.ask({ task: 'weigh', model, weights: memory, claimed });
    return {
      *finish(profileAt, scorer) {
        yield* weights.weigh(pairs, chunks, profileAt, scorer);
        theirs?.wait();
        return weights;
      },
    };
  }
}

export interface Weighing {
  /** Does what the partner has not done. */
  finish(
    profileAt: (position: number) => Profile | undefined,
    scorer: PairScorer,
  ): Generator<number, PairWeights>;
}
