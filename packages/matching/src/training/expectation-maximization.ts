import type { LevelBook } from './level-book';
import type { Observations } from './observations';

const rounds = 10;
/** Chance of a match below which a pair teaches nothing about matches. */
const leastPosterior = 1e-4;
/** What is believed of the share of matches weighs as much as so many matches. */
const priorMatches = 10;
/** What is believed of two persons in one household weighs as much as so many pairs with one household. */
const priorCouples = 20;

/** Probabilities that two contents drawn at random are one entity, or different members of one household. */
export interface Proportions {
  readonly match: number;
  readonly household: number;
}

/**
 * Expectation-maximization (Dempster, Laird and Rubin 1977) over three kinds of pairs: one entity; one household but
 * different persons, where all that a household shares agrees as within an entity and all else as between strangers;
 * and strangers. All candidates at once, with the share of matches among all pairs.
 */
export function* maximize(
  observations: Observations,
  book: LevelBook,
  believed: Proportions,
  allPairs: number,
): Generator<number, Proportions> {
  let found = believed;
  const bits = { own: 0, shared: 0 };
  for (let round = 0; round < rounds; round++) {
    const counts = new Float64Array(book.size);
    let matches = 0;
    let households = 0;
    for (let pair = 0; pair < observations.pairs; pair++) {
      observations.weigh(pair, bits);
      const shared = 2 ** bits.shared;
      const asOne = found.match * shared * 2 ** bits.own;
      const asHousehold = found.household * shared;
      const posterior = asOne / (asOne + asHousehold + 1);
      if (posterior > leastPosterior) observations.addTo(counts, pair, posterior);
      matches += posterior;
      households += asHousehold / (asOne + asHousehold + 1);
    }
    book.learnM(counts);
    found = proportions(matches, households, allPairs, believed);
    yield observations.pairs;
  }
  return found;
}

/** What was counted, drawn toward what was believed as far as little was counted. */
export function proportions(
  matches: number,
  households: number,
  allPairs: number,
  believed: Proportions,
): Proportions {
  if (allPairs === 0) return believed;
  const trust = matches / (matches + priorMatches);
  const match = (Math.max(matches, 0.5) / allPairs) ** trust * believed.match ** (1 - trust);
  return { match, household: match * 2 ** -ceiling(matches, households, believed) };
}

/** Bits by which one person is likelier than two of a household, once the household is proved. */
function ceiling(matches: number, households: number, { match, household }: Proportions): number {
  const share = match / (match + household);
  return Math.log2((matches + priorCouples * share) / (households + priorCouples * (1 - share)));
}
