import type { Observations } from './observations';

const rounds = 8;

/**
 * How many pairs are two persons of one household: pairs of different clusters, each as far as what a household shares
 * says so. Found by iteration, since what that says depends on how many there are.
 */
export function householdPairs(
  observations: Observations,
  areApart: (pair: number) => boolean,
  start: number,
  allPairs: number,
): number {
  const likelihoods: number[] = [];
  const bits = { own: 0, shared: 0 };
  for (let pair = 0; pair < observations.pairs; pair++) {
    if (!areApart(pair)) continue;
    observations.weigh(pair, bits);
    likelihoods.push(2 ** bits.shared);
  }
  let found = start;
  for (let round = 0; round < rounds; round++) {
    const share = found / allPairs;
    found = 0;
    for (const likelihood of likelihoods) {
      const odds = share * likelihood;
      found += odds / (1 + odds);
    }
  }
  return found;
}
