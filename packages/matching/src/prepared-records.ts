import type { RecordKey } from '@concord/contracts/names';
import { CandidateTable } from './index/candidate-table';
import { Resemblance } from './index/resemblance';
import type { PairScorer } from './pair-scorer';
import { rereadProfile, type CompiledComparison, type Profile } from './profile';
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
  private index: Resemblance | undefined;
  private table: CandidateTable | undefined;

  private constructor(
    readonly contents: readonly PreparedContent[],
    private readonly byKey: ReadonlyMap<RecordKey, PreparedContent>,
    private readonly comparisons: readonly CompiledComparison[],
  ) {}

  /**
   * @param piece Records between two chances to breathe.
   * @param hear hears of each content.
   * @throws TypeError when a key occurs twice with different content.
   */
  static *read(
    records: Iterable<MatchRecord>,
    scorer: PairScorer,
    piece: number,
    hear: (id: string, profile: Profile) => void = () => undefined,
  ): Generator<number, PreparedRecords> {
    const byId = new Map<string, PreparedContent>();
    const byKey = new Map<RecordKey, PreparedContent>();
    let done = 0;
    for (const record of records) {
      const profile = scorer.profile(record);
      const { id } = profile;
      const known = byKey.get(record.key);
      if (known !== undefined && known.id !== id) throw occursTwice(record.key);
      let content = byId.get(id);
      if (content === undefined) {
        byId.set(id, (content = { id, record, keys: [], profile }));
        hear(id, profile);
      }
      if (known === undefined) content.keys.push(record.key);
      byKey.set(record.key, content);
      if (++done % piece === 0) yield piece;
    }
    const sorted = [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    return new PreparedRecords(sorted, byKey, scorer.comparisons);
  }

  /** At most so many contents, those with the smallest ids; itself where it has no more. */
  first(most: number): PreparedRecords {
    return this.size <= most
      ? this
      : new PreparedRecords(this.contents.slice(0, most), this.byKey, this.comparisons);
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

  /** By position; made when it is first asked for. Atoms are of the contents alone: any model reads them the same. */
  get resemblance(): Resemblance {
    if (this.index !== undefined) return this.index;
    const index = new Resemblance((at) => this.contents[at]?.id ?? '');
    for (const [at, { id, profile }] of this.contents.entries())
      index.add(at, id, profile, this.comparisons);
    return (this.index = index);
  }

  /** The candidates of all contents among each other, looked for once. @param piece Contents between two chances to breathe. */
  *candidates(piece: number): Generator<number, CandidateTable> {
    if (this.table !== undefined) return this.table;
    yield this.size;
    return (this.table = yield* CandidateTable.find(this.resemblance, this.size, piece));
  }

  /** Takes what another thread found. */
  takeCandidates(table: CandidateTable): void {
    this.table = table;
  }
}

export function occursTwice(key: RecordKey): TypeError {
  return new TypeError(`record "${key}" occurs twice with different content; give each key once`);
}
