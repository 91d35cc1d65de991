import type { MatchModel } from './model/model';
import { PairScorer } from './pair-scorer';
import { PreparedRecords } from './prepared-records';
import type { MatchRecord } from './record';
import { exhaust, resolvePrepared, type BatchStage, type Partition } from './resolver/batch';
import { learnFrom, withoutAssociations } from './training/train';

/** The stages of learning from records and resolving them, in this order. */
export type TrainAndResolveStage = 'train' | BatchStage;

/** Work between two chances to breathe, where nobody wants to breathe. */
const wholePiece = 1_000_000;

/**
 * `trainModel`, and `resolveBatch` by what came of it, without reading the records and looking for candidates twice.
 *
 * @param onStage hears of each stage that is done.
 */
export function trainAndResolve(
  records: Iterable<MatchRecord>,
  base: MatchModel,
  onStage: (done: TrainAndResolveStage) => void = () => undefined,
): { readonly model: MatchModel; readonly partition: Partition } {
  const reading = new PairScorer(withoutAssociations(base));
  const prepared = exhaust(PreparedRecords.read(records, reading, wholePiece));
  const model = exhaust(learnFrom(prepared, reading, {}));
  onStage('train');
  exhaust(prepared.findCandidates(reading, wholePiece));
  return { model, partition: resolvePrepared(prepared, model, onStage) };
}
