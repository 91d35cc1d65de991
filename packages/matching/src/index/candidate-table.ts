import type { PartnerAnswer } from '../partner/partner';
import { enlarged, IntLists } from './int-lists';
import type { Resemblance } from './resemblance';
import { candidateLimit } from './retrieval';

/** The candidates of contents that stand in an order, by position: found once, in flat arrays. */
export class CandidateTable {
  private known: Int32Array | undefined;

  private constructor(
    /** By position, where its candidates start; and where the last ones end. */
    private readonly starts: Int32Array,
    private readonly candidates: Int32Array,
    private readonly entryScores: Int32Array,
  ) {}

  /** @param piece Contents between two chances to breathe. */
  static *find(
    resemblance: Resemblance,
    size: number,
    piece: number,
  ): Generator<number, CandidateTable> {
    const starts = new Int32Array(size + 1);
    const entryScores = new Int32Array(size);
    let candidates = new Int32Array(8 * size);
    let count = 0;
    for (let at = 0; at < size; at++) {
      const { slots, entryScore } = resemblance.best(at, candidateLimit);
      if (count + slots.length > candidates.length)
        candidates = enlarged(candidates, count + slots.length);
      for (const slot of slots) candidates[count++] = slot;
      starts[at + 1] = count;
      entryScores[at] = entryScore;
      if ((at + 1) % piece === 0) yield piece;
    }
    return new CandidateTable(starts, candidates.slice(0, count), entryScores);
  }

  /** As another thread found it. */
  static from({ ints }: PartnerAnswer): CandidateTable {
    const [starts, candidates, entryScores, pairs] = ints;
    if (starts === undefined || candidates === undefined || entryScores === undefined)
      throw new TypeError('these are no candidates');
    const table = new CandidateTable(starts, candidates, entryScores);
    table.known = pairs;
    return table;
  }

  flat(): PartnerAnswer {
    return { ints: [this.starts, this.candidates, this.entryScores, this.pairs] };
  }

  get size(): number {
    return this.entryScores.length;
  }

  /** Score that a newcomer must reach to be among the candidates. */
  entryScore(position: number): number {
    return this.entryScores[position] ?? 0;
  }

  has(position: number, candidate: number): boolean {
    const end = this.starts[position + 1] ?? 0;
    for (let at = this.starts[position] ?? 0; at < end; at++)
      if (this.candidates[at] === candidate) return true;
    return false;
  }

  /** Pairs of candidates, each once: positions i < j, two by two, in order. A pair counts if either side keeps it. */
  get pairs(): Int32Array {
    return (this.known ??= this.pairsInOrder());
  }

  private pairsInOrder(): Int32Array {
    const others = new IntLists();
    let count = 0;
    for (let i = 0; i < this.size; i++) {
      const end = this.starts[i + 1] ?? 0;
      for (let at = this.starts[i] ?? 0; at < end; at++) {
        const j = this.candidates[at] ?? 0;
        if (i > j && this.has(j, i)) continue;
        others.push(Math.min(i, j), Math.max(i, j));
        count++;
      }
    }
    const pairs = new Int32Array(2 * count);
    let filled = 0;
    for (let i = 0; i < this.size; i++) {
      for (const j of others.list(i).sort()) {
        pairs[filled++] = i;
        pairs[filled++] = j;
      }
    }
    return pairs;
  }
}
