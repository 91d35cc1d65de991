import type { LevelBook } from './level-book';
import type { Observations } from './observations';

const rounds = 12;
/** What is believed of the share of matches weighs as much as so many matches. */
const priorMatches = 10;
/** Standard deviation, in bits, of what is believed about strangers who share a household. */
const householdDeviation = 1.5;

export interface Proportions {
  /** Probability that two contents drawn at random are one entity… */
  readonly match: number;
  /** …or different members of one household. */
  readonly household: number;
}

/**
 * Expectation-maximization (Dempster, Laird and Rubin 1977) over three kinds of pairs: one entity, one household but
 * different persons (what a household shares agrees as within an entity, all else as between strangers), strangers.
 */
export function* maximize(
  observations: Observations,
  book: LevelBook,
  start: Proportions,
  allPairs: number,
): Generator<number, Proportions> {
  let { match, household } = start;
  const bits = { own: 0, shared: 0 };
  for (let round = 0; round < rounds; round++) {
    const counts = new Float64Array(book.size);
    let matches = 0;
    let households = 0;
    for (let pair = 0; pair < observations.pairs; pair++) {
      observations.weigh(pair, bits);
      const shared = 2 ** bits.shared;
      const asOne = match * shared * 2 ** bits.own;
      const asHousehold = household * shared;
      const all = asOne + asHousehold + 1;
      const posterior = asOne / all;
      if (posterior > 1e-4) observations.addTo(counts, pair, posterior);
      matches += posterior;
      households += asHousehold / all;
    }
    book.learnM(counts);
    match = blendedShare(matches, allPairs, start.match);
    household = match * 2 ** -blendedCeiling(matches, households, start);
    yield observations.pairs;
  }
  return { match, household };
}

function blendedShare(matches: number, pairs: number, believed: number): number {
  if (pairs === 0) return believed;
  const trust = matches / (matches + priorMatches);
  return (Math.max(matches, 0.5) / pairs) ** trust * believed ** (1 - trust);
}

/** Bits by which one person is likelier than two of a household, once the household is proved. */
function blendedCeiling(matches: number, households: number, start: Proportions): number {
  const believed = Math.log2(start.match / start.household);
  if (matches + households === 0) return believed;
  const seen = Math.log2((matches + 0.5) / (households + 0.5));
  const variance = (1 / (matches + 0.5) + 1 / (households + 0.5)) / Math.LN2 ** 2;
  const trust = householdDeviation ** 2 / (householdDeviation ** 2 + variance);
  return trust * seen + (1 - trust) * believed;
}
