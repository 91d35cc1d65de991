import { PairScorer } from '../pair-scorer';
import { ContentReader, type PreparedRecords } from '../prepared-records';
import type { MatchRecord } from '../record';
import { exhaust } from '../resolver/batch';
import { PairObserver } from '../training/pair-observer';
import { withoutAssociations } from '../training/train';
import { PairWeights } from '../weighing';
import { chunksOfPairs } from './chunks';
import { unpackRecords } from './packed-records';
import { nothing, type PartnerAnswer, type PartnerTask } from './partner';

type Task<Name extends PartnerTask['task']> = Extract<PartnerTask, { task: Name }>;

/** Work between two chances to breathe: nobody else is on this thread. */
const wholePiece = 1_000_000;

/** What strangers were last drawn from. */
interface Observing {
  readonly set: PreparedRecords;
  readonly observer: PairObserver;
}

/** The other side of a `Partner`: does on its thread what it is asked for. */
export class PartnerDesk {
  private reader: ContentReader | undefined;
  private all: PreparedRecords | undefined;
  /** By most contents. */
  private readonly sets = new Map<number, PreparedRecords>();
  private observing: Observing | undefined;

  perform(task: PartnerTask): PartnerAnswer {
    switch (task.task) {
      case 'begin':
        this.reader = new ContentReader(new PairScorer(withoutAssociations(task.base)));
        return nothing;
      case 'read':
        this.read(unpackRecords(task.records));
        return nothing;
      case 'candidates':
        return exhaust(this.first(task.first).candidates(wholePiece)).flat();
      case 'strangers':
        return this.strangers(task);
      case 'observe':
        return this.observe(task);
      case 'weigh':
        return this.weigh(task);
    }
  }

  /** Records that are on this thread already. */
  read(records: readonly MatchRecord[]): void {
    if (this.reader === undefined) throw new Error('records came before the model to read them by');
    for (const record of records) this.reader.read(record);
  }

  private first(most: number): PreparedRecords {
    if (this.reader === undefined) throw new Error('a question came before records');
    this.all ??= this.reader.finish();
    const known = this.sets.get(most) ?? this.all.first(most);
    this.sets.set(most, known);
    return known;
  }

  private strangers({ first, counted, claimed }: Task<'strangers'>): PartnerAnswer {
    const set = this.first(first);
    const chunks = chunksOfPairs(PairObserver.strangersAmong(set.size), claimed);
    const observer = new PairObserver(set, counted);
    this.observing = { set, observer };
    exhaust(set.readAgain(observer.scorer, wholePiece));
    return exhaust(observer.strangers(chunks)).flat();
  }

  private observe({ logU, claimed }: Task<'observe'>): PartnerAnswer {
    if (this.observing === undefined) throw new Error('candidates came before strangers');
    const { set, observer } = this.observing;
    const { pairs } = exhaust(set.candidates(wholePiece));
    observer.book.logU.set(logU);
    return exhaust(observer.candidates(pairs, chunksOfPairs(pairs.length / 2, claimed))).flat();
  }

  private weigh({ model, weights, claimed }: Task<'weigh'>): PartnerAnswer {
    const all = this.first(Infinity);
    const { pairs } = exhaust(all.candidates(wholePiece));
    const chunks = chunksOfPairs(pairs.length / 2, claimed);
    if (!chunks.areLeft) return nothing;
    const scorer = new PairScorer(model);
    exhaust(all.readAgain(scorer, wholePiece));
    const pairWeights = new PairWeights(pairs.length / 2, weights);
    exhaust(pairWeights.weigh(pairs, chunks, (at) => all.at(at), scorer));
    return nothing;
  }
}
