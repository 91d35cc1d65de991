import { AtomIndex } from '../index/atom-index';
import { AtomHash } from '../index/atom-numbers';
import { candidateLimit, Retrieval } from '../index/retrieval';
import { TieOrder } from '../index/tie-order';
import type { RecordKey } from '@concord/contracts/names';
import type { PairScorer } from '../pair-scorer';
import { forEachAtom, rereadProfile, type Profile } from '../profile';
import type { MatchRecord } from '../record';

/** A content that is learnt from, and one of the records that say it. */
export interface Specimen {
  readonly id: string;
  readonly record: MatchRecord;
  profile: Profile;
}

/**
 * Distinct contents in the order of their ids. An id is a digest: the order is that of the contents alone, whatever
 * the order of arrival, and as good as random, so that neighbours in it are strangers drawn at random.
 */
export class TrainingSet {
  private constructor(
    readonly specimens: readonly Specimen[],
    /** The records that stewards decided on. */
    readonly decided: ReadonlyMap<RecordKey, MatchRecord>,
  ) {}

  static *read(
    records: Iterable<MatchRecord>,
    scorer: PairScorer,
    most: number,
    decidedKeys: ReadonlySet<RecordKey>,
    piece: number,
  ): Generator<number, TrainingSet> {
    const byId = new Map<string, Specimen>();
    const decided = new Map<RecordKey, MatchRecord>();
    let done = 0;
    for (const record of records) {
      const profile = scorer.profile(record);
      if (!byId.has(profile.id)) byId.set(profile.id, { id: profile.id, record, profile });
      if (decidedKeys.has(record.key)) decided.set(record.key, record);
      if (++done % piece === 0) yield piece;
    }
    const sorted = [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    return new TrainingSet(sorted.slice(0, most), decided);
  }

  get size(): number {
    return this.specimens.length;
  }

  at(position: number): Profile {
    const specimen = this.specimens[position];
    if (specimen === undefined) throw new RangeError(`no specimen at ${position}`);
    return specimen.profile;
  }

  /** Reads all contents by the comparisons of another model. */
  *readAgain(scorer: PairScorer, piece: number): Generator<number> {
    for (let at = 0; at < this.size; at++) {
      const specimen = this.specimens[at];
      if (specimen !== undefined)
        specimen.profile = rereadProfile(specimen.record, specimen.profile, scorer.comparisons);
      if ((at + 1) % piece === 0) yield piece;
    }
  }

  /** Pairs of candidates, each once: positions i < j, one after the other, in order. */
  *candidates(scorer: PairScorer, piece: number): Generator<number, Int32Array> {
    const index = new AtomIndex();
    const hash = new AtomHash();
    const order = new TieOrder((at) => this.specimens[at]?.id ?? '');
    const atomsOf: Int32Array[] = [];
    for (let at = 0; at < this.size; at++) {
      const atoms: number[] = [];
      forEachAtom(this.at(at), scorer.comparisons, (comparison, text, discount) => {
        const atom = index.number(hash.read(comparison, text, discount), discount);
        if (!atoms.includes(atom)) atoms.push(atom);
      });
      order.note(at, this.specimens[at]?.id ?? '');
      index.add(at, atoms);
      atomsOf.push(Int32Array.from(atoms));
      if ((at + 1) % piece === 0) yield piece;
    }
    const retrieval = new Retrieval(index, order);
    const lists: Int32Array[] = [];
    for (let at = 0; at < this.size; at++) {
      const { slots } = retrieval.best(atomsOf[at] ?? [], at, candidateLimit);
      lists.push(Int32Array.from(slots).sort());
      if ((at + 1) % piece === 0) yield piece;
    }
    return uniquePairs(lists);
  }
}

/** A pair counts if either side keeps it. */
function uniquePairs(lists: readonly Int32Array[]): Int32Array {
  const keptBy: number[][] = lists.map(() => []);
  lists.forEach((list, i) => {
    for (const j of list)
      if (i < j || !includes(lists[j], i)) keptBy[Math.min(i, j)]?.push(Math.max(i, j));
  });
  const pairs: number[] = [];
  keptBy.forEach((others, i) => {
    for (const j of others.sort((a, b) => a - b)) pairs.push(i, j);
  });
  return Int32Array.from(pairs);
}

function includes(list: Int32Array | undefined, value: number): boolean {
  return list?.includes(value) === true;
}
