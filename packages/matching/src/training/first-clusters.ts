import { Agglomeration, type Edge } from '../clustering/agglomeration';
import { DisjointSets } from '../clustering/disjoint-sets';
import { roundBits } from '../model/model';
import type { PairScorer } from '../pair-scorer';
import type { PreparedRecords } from '../prepared-records';
import type { Observations } from './observations';

/** What edges connect: positions in order, and the edges between them by their places in that list. */
interface Component {
  readonly positions: number[];
  readonly edges: Edge[];
}

/**
 * Clusters of positions under the model of the scorer, in the order of their first positions. Which candidates speak
 * for one entity is known from what was observed of them; before clusters merge, all pairs between them are weighed.
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
  const clusters: number[][] = [];
  for (const { positions, edges: own } of componentsOf(edges, set.size)) {
    const items = positions.flatMap((at) => set.contents[at] ?? []);
    const agglomeration = new Agglomeration({ items, edges: own, together: [], apart: [] }, scorer);
    while (!agglomeration.advance(piece)) yield piece;
    for (const cluster of agglomeration.finish())
      clusters.push(cluster.map((at) => positions[at] ?? 0));
  }
  return clusters.sort(([a = 0], [b = 0]) => a - b);
}

/**
 * Clusters never reach beyond what edges connect, and one component after the other stays in the cache of the
 * processor, where all at once would not.
 */
function componentsOf(edges: readonly Edge[], size: number): Component[] {
  const sets = new DisjointSets(size);
  for (const { i, j } of edges) sets.join(i, j);
  const components = new Map<number, Component>();
  const places = new Int32Array(size);
  for (let at = 0; at < size; at++) {
    const root = sets.find(at);
    let component = components.get(root);
    if (component === undefined) components.set(root, (component = { positions: [], edges: [] }));
    places[at] = component.positions.push(at) - 1;
  }
  for (const { i, j, weight } of edges)
    components.get(sets.find(i))?.edges.push({ i: places[i] ?? 0, j: places[j] ?? 0, weight });
  return [...components.values()];
}
