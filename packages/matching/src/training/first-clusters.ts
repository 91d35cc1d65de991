import { Agglomeration, type Edge } from '../clustering/agglomeration';
import { OneToMany } from '../one-to-many';
import type { PairScorer } from '../pair-scorer';
import type { TrainingSet } from './training-set';

/** Clusters of positions under the model of the scorer. */
export function* firstClusters(
  set: TrainingSet,
  pairs: Int32Array,
  scorer: PairScorer,
  piece: number,
): Generator<number, number[][]> {
  const scoring = new OneToMany(scorer);
  const edges: Edge[] = [];
  let started = -1;
  for (let at = 0; at < pairs.length; at += 2) {
    const [i = 0, j = 0] = [pairs[at], pairs[at + 1]];
    if (i !== started) scoring.start(set.at(i));
    started = i;
    const weight = scoring.weigh(set.at(j));
    if (weight > 0) edges.push({ i, j, weight });
    if (at % (2 * piece) === 0) yield piece;
  }
  const task = { items: set.specimens, edges, together: [], apart: [] };
  const agglomeration = new Agglomeration(task, scorer);
  while (!agglomeration.advance(piece)) yield piece;
  return agglomeration.finish();
}
