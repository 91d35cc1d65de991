import type { MatchModel } from './model/model';
import { PairScorer } from './pair-scorer';
import type { Partner } from './partner/partner';
import { CandidateSearch } from './partner/candidate-search';
import type { MatchRecord } from './record';
import { exhaust, resolvePrepared, type BatchStage, type Partition } from './resolver/batch';
import { contentsAtFirst, learnFrom, withoutAssociations } from './training/train';

/** The stages of learning from records and resolving them, in this order. */
export type TrainAndResolveStage = 'train' | BatchStage;

/** Work between two chances to breathe, where nobody wants to breathe. */
const wholePiece = 1_000_000;

/**
 * `trainModel`, and `resolveBatch` by what came of it, without reading the records and looking for candidates twice.
 *
 * @param onStage hears of each stage that is done.
 * @param partner looks for candidates on another thread; what comes out is the same without it.
 */
export function trainAndResolve(
  records: Iterable<MatchRecord>,
  base: MatchModel,
  onStage: (done: TrainAndResolveStage) => void = () => undefined,
  partner?: Partner,
): { readonly model: MatchModel; readonly partition: Partition } {
  const reading = new PairScorer(withoutAssociations(base));
  const search = new CandidateSearch(partner);
  const prepared = exhaust(search.read(records, reading, wholePiece));
  search.expect(contentsAtFirst({}));
  search.expect(Infinity);
  const model = exhaust(learnFrom(prepared, reading, {}, search));
  onStage('train');
  exhaust(search.find(prepared, Infinity, wholePiece));
  return { model, partition: resolvePrepared(prepared, model, onStage) };
}
