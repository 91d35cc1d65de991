import { CandidateTable } from '../index/candidate-table';
import { AtomHasher } from '../index/hashed-atoms';
import type { PairScorer } from '../pair-scorer';
import { PreparedRecords } from '../prepared-records';
import type { MatchRecord } from '../record';
import type { Partner, PendingAnswer } from './partner';

/** Contents whose atoms are sent together. */
const batchSize = 1_000;

/** Candidates of prepared records: from the partner, where there is one and he was asked in time. */
export class CandidateSearch {
  private readonly hasher = new AtomHasher();
  /** By most contents. */
  private readonly asked = new Map<number, PendingAnswer>();

  constructor(private readonly partner?: Partner) {}

  /** Records by the scorer, whose contents the partner hears of. */
  read(
    records: Iterable<MatchRecord>,
    scorer: PairScorer,
    piece: number,
  ): Generator<number, PreparedRecords> {
    if (this.partner === undefined) return PreparedRecords.read(records, scorer, piece);
    return PreparedRecords.read(records, scorer, piece, (id, profile) => {
      this.hasher.add(id, profile, scorer.comparisons);
      if (this.hasher.size >= batchSize) this.send();
    });
  }

  /** Lets the partner look for the candidates among the first so many contents before they are needed. */
  expect(first: number): void {
    if (this.partner === undefined || this.asked.has(first)) return;
    this.send();
    this.asked.set(first, this.partner.ask({ task: 'candidates', first }));
  }

  /** @param first Of how many contents the set holds the first. @param piece Contents between two chances to breathe. */
  *find(set: PreparedRecords, first: number, piece: number): Generator<number, CandidateTable> {
    const found = this.asked.get(first);
    this.asked.delete(first);
    if (found !== undefined) set.takeCandidates(CandidateTable.from(found.wait()));
    return yield* set.candidates(piece);
  }

  private send(): void {
    if (this.hasher.size > 0) this.partner?.ask({ task: 'atoms', contents: this.hasher.take() });
  }
}
