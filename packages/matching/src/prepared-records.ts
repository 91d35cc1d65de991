import type { RecordKey } from '@concord/contracts/names';
import { enlarged, IntLists } from './index/int-lists';
import { Resemblance } from './index/resemblance';
import { candidateLimit, type Retrieved } from './index/retrieval';
import type { PairScorer } from './pair-scorer';
import { rereadProfile, type Profile } from './profile';
import type { MatchRecord } from './record';

/** A distinct content, with one of the records that say it. */
export interface PreparedContent {
  readonly id: string;
  readonly record: MatchRecord;
  /** All records that say it, in the order of arrival. */
  readonly keys: RecordKey[];
  profile: Profile;
}

/**
 * Records as distinct contents in the order of their ids, with the candidates of each: read once, for learning from
 * them and for resolving them. An id is a digest: the order is that of the contents alone, whatever the order of
 * arrival, and as good as random, so that neighbours in it are strangers drawn at random.
 */
export class PreparedRecords {
  /** By position. */
  readonly resemblance = new Resemblance((at) => this.contents[at]?.id ?? '');
  private readonly candidates = new IntLists();
  private entryScores = new Int32Array(0);

  private constructor(
    readonly contents: readonly PreparedContent[],
    private readonly byKey: ReadonlyMap<RecordKey, PreparedContent>,
  ) {}

  /**
   * @param piece Records between two chances to breathe.
   * @throws TypeError when a key occurs twice with different content.
   */
  static *read(
    records: Iterable<MatchRecord>,
    scorer: PairScorer,
    piece: number,
  ): Generator<number, PreparedRecords> {
    const byId = new Map<string, PreparedContent>();
    const byKey = new Map<RecordKey, PreparedContent>();
    let done = 0;
    for (const record of records) {
      const profile = scorer.profile(record);
      const { id } = profile;
      const known = byKey.get(record.key);
      if (known !== undefined && known.id !== id) throw occursTwice(record.key);
      const content = byId.get(id) ?? { id, record, keys: [], profile };
      if (known === undefined) content.keys.push(record.key);
      byId.set(id, content);
      byKey.set(record.key, content);
      if (++done % piece === 0) yield piece;
    }
    const sorted = [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    return new PreparedRecords(sorted, byKey);
  }

  /** At most so many contents, those with the smallest ids; itself where it has no more. */
  first(most: number): PreparedRecords {
    return this.size <= most ? this : new PreparedRecords(this.contents.slice(0, most), this.byKey);
  }

  get size(): number {
    return this.contents.length;
  }

  at(position: number): Profile {
    const content = this.contents[position];
    if (content === undefined) throw new RangeError(`no content at ${position}`);
    return content.profile;
  }

  /** The content of a record that was read, even where it is not among those that were taken. */
  contentOf(key: RecordKey): PreparedContent | undefined {
    return this.byKey.get(key);
  }

  /** Reads all contents by the numbers of another model of the same comparisons. */
  *readAgain(scorer: PairScorer, piece: number): Generator<number> {
    for (const [at, content] of this.contents.entries()) {
      content.profile = rereadProfile(content.record, content.profile, scorer.comparisons);
      if ((at + 1) % piece === 0) yield piece;
    }
  }

  /** The candidates of a content, by position; undefined before they were looked for. */
  candidatesOf(position: number): Retrieved | undefined {
    if (position >= this.entryScores.length) return undefined;
    return {
      slots: Array.from(this.candidates.list(position)),
      entryScore: this.entryScores[position] ?? 0,
    };
  }

  hasCandidate(position: number, candidate: number): boolean {
    return includes(this.candidates, position, candidate);
  }

  /** Pairs of candidates, each once: positions i < j, one after the other, in order. A pair counts if either side keeps it. */
  candidatePairs(): Int32Array {
    const { candidates, size } = this;
    const others = new IntLists();
    for (let i = 0; i < size; i++) {
      const start = candidates.start(i);
      const end = start + candidates.length(i);
      for (let at = start; at < end; at++) {
        const j = candidates.values[at] ?? 0;
        if (i < j || !includes(candidates, j, i)) others.push(Math.min(i, j), Math.max(i, j));
      }
    }
    let pairs = new Int32Array(1_024);
    let count = 0;
    for (let i = 0; i < size; i++) {
      const list = others.list(i).sort();
      if (count + 2 * list.length > pairs.length) pairs = enlarged(pairs, count + 2 * list.length);
      for (const j of list) {
        pairs[count++] = i;
        pairs[count++] = j;
      }
    }
    return pairs.slice(0, count);
  }

  /** Looks for the candidates of all contents among each other, once. @param piece Contents between two chances to breathe. */
  *findCandidates(scorer: PairScorer, piece: number): Generator<number> {
    if (this.entryScores.length === this.size) return;
    for (const [at, { id, profile }] of this.contents.entries()) {
      this.resemblance.add(at, id, profile, scorer.comparisons);
      if ((at + 1) % piece === 0) yield piece;
    }
    this.entryScores = new Int32Array(this.size);
    for (let at = 0; at < this.size; at++) {
      const { slots, entryScore } = this.resemblance.best(at, candidateLimit);
      this.candidates.set(at, slots);
      this.entryScores[at] = entryScore;
      if ((at + 1) % piece === 0) yield piece;
    }
  }
}

export function occursTwice(key: RecordKey): TypeError {
  return new TypeError(`record "${key}" occurs twice with different content; give each key once`);
}

function includes(lists: IntLists, list: number, value: number): boolean {
  const start = lists.start(list);
  const end = start + lists.length(list);
  for (let at = start; at < end; at++) if (lists.values[at] === value) return true;
  return false;
}
