import { Agglomeration, type Edge } from '../clustering/agglomeration';
import { roundBits } from '../model/model';
import type { PairScorer } from '../pair-scorer';
import type { Observations } from './observations';
import type { PreparedRecords } from '../prepared-records';

/**
 * Clusters of positions under the model of the scorer. Which candidates speak for one entity is known from what was
 * observed of them; before clusters merge, all pairs between them are weighed.
 *
 * @param observed Positions of the observed pairs, two by two.
 */
export function* firstClusters(
  set: PreparedRecords,
  observed: readonly number[],
  observations: Observations,
  scorer: PairScorer,
  piece: number,
): Generator<number, number[][]> {
  const edges: Edge[] = [];
  const bits = { own: 0, shared: 0 };
  for (let pair = 0; pair < observations.pairs; pair++) {
    observations.weigh(pair, bits);
    const weight = scorer.total(scorer.model.prior.bits + bits.own, bits.shared);
    const [i = 0, j = 0] = [observed[2 * pair], observed[2 * pair + 1]];
    if (weight > 0) edges.push({ i, j, weight: roundBits(weight) });
    if (pair % (10 * piece) === 0) yield piece;
  }
  const task = { items: set.contents, edges, together: [], apart: [] };
  const agglomeration = new Agglomeration(task, scorer);
  while (!agglomeration.advance(piece)) yield piece;
  return agglomeration.finish();
}
