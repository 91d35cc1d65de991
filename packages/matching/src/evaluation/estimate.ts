/** A part of all pairs that was sampled by itself. */
export interface Stratum {
  readonly name: string;
  /** Whether its pairs are in one entity. */
  readonly together: boolean;
  /** How many pairs there are. */
  readonly pairs: number;
}

/** What a steward said of the pairs of a stratum that were drawn. */
export interface LabelledStratum extends Stratum {
  /** Pairs that were drawn to be judged. */
  readonly asked: number;
  /** Pairs that were judged, and those of them that are one entity. */
  readonly labelled: number;
  readonly same: number;
}

/** A share with the bounds within which the true one lies in 95 of 100 such samples. */
export interface Interval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

export interface QualityEstimate {
  /** Of the pairs that are together, the share that belongs together; absent without a label to tell. */
  readonly precision?: Interval;
  /** Of the pairs that belong together, the share that is together, as far as candidates show them. */
  readonly recall?: Interval;
  readonly labels: number;
  /** Fewer labels than this are a guess. */
  readonly enough: boolean;
  readonly strata: readonly LabelledStratum[];
}

const fewestLabels = 50;
/** Standard normal quantile of a two-sided interval of 95 %. */
const z = 1.96;

/**
 * Precision and recall of a partition from a stratified random sample of its pairs (Horvitz and Thompson 1952: each
 * stratum counts with its number of pairs, however many of it were judged). Labels from the review queue would not
 * do: it is full of pairs that are hard.
 *
 * Intervals: the variance of the stratified estimate gives the number of simple random labels that it is worth (Korn
 * and Graubard 1998), for which the score interval is taken (Wilson 1927). Shares in strata are drawn a little to the
 * middle for the variance (Agresti and Coull 1998), so that a stratum with no error among few labels is not taken for
 * certain. A stratum without labels is taken to be like the others, and as uncertain as can be.
 */
export function estimateQuality(strata: readonly LabelledStratum[]): QualityEstimate {
  const labels = strata.reduce((sum, { labelled }) => sum + labelled, 0);
  const [together, apart] = [strata.filter(isTogether), strata.filter((one) => !isTogether(one))];
  const found = total(together);
  const missed = total(apart);
  const pairs = together.reduce((sum, one) => sum + one.pairs, 0);
  return {
    ...(found === undefined || pairs === 0
      ? {}
      : { precision: interval(found.count / pairs, found.variance / pairs ** 2, pairs) }),
    ...(found === undefined || missed === undefined ? {} : { recall: recallOf(found, missed) }),
    labels,
    enough: labels >= fewestLabels,
    strata,
  };
}

/** Pairs of one entity in some strata, expected. */
interface Total {
  readonly count: number;
  readonly variance: number;
}

function isTogether({ together }: Stratum): boolean {
  return together;
}

/** Undefined where there are pairs but no label. */
function total(strata: readonly LabelledStratum[]): Total | undefined {
  const labelled = strata.reduce((sum, one) => sum + one.labelled, 0);
  const pairs = strata.reduce((sum, one) => sum + one.pairs, 0);
  if (pairs > 0 && labelled === 0) return undefined;
  const like = strata.reduce((sum, one) => sum + one.same, 0) / Math.max(1, labelled);
  let [count, variance] = [0, 0];
  for (const one of strata) {
    count += one.pairs * (one.labelled === 0 ? like : one.same / one.labelled);
    variance += one.pairs ** 2 * varianceIn(one);
  }
  return { count, variance };
}

/** Of the share in a stratum; labels of a stratum that was judged wholly leave nothing open. */
function varianceIn({ pairs, labelled, same }: LabelledStratum): number {
  if (labelled === 0) return 0.25;
  const share = (same + z ** 2 / 2) / (labelled + z ** 2);
  return ((share * (1 - share)) / labelled) * Math.max(0, 1 - labelled / pairs);
}

/** By linearization of found / (found + missed). */
function recallOf(found: Total, missed: Total): Interval {
  const all = found.count + missed.count;
  if (all === 0) return { estimate: 1, low: 0, high: 1 };
  const share = found.count / all;
  const variance = ((1 - share) ** 2 * found.variance + share ** 2 * missed.variance) / all ** 2;
  return interval(share, variance, all);
}

/** Wilson's score interval for as many labels as have that variance. */
function interval(estimate: number, variance: number, most: number): Interval {
  if (variance === 0) return { estimate, low: estimate, high: estimate };
  // The variance belongs to a share a little nearer to the middle; at 0 or 1 its own would be 0 / 0.
  const middle = Math.min(1 - 1 / (2 * most + 2), Math.max(1 / (2 * most + 2), estimate));
  const labels = labelsWorth(middle, variance);
  const centre = (estimate + z ** 2 / (2 * labels)) / (1 + z ** 2 / labels);
  const spread =
    (z / (1 + z ** 2 / labels)) *
    Math.sqrt((estimate * (1 - estimate)) / labels + z ** 2 / (4 * labels ** 2));
  return { estimate, low: Math.max(0, centre - spread), high: Math.min(1, centre + spread) };
}

/** Simple random labels n with the smoothed variance p(1-p)/n that was found; the same smoothing on both sides. */
function labelsWorth(share: number, variance: number): number {
  let labels = (share * (1 - share)) / variance;
  for (let round = 0; round < 30; round++) {
    const smoothed = (share * labels + z ** 2 / 2) / (labels + z ** 2);
    labels = (smoothed * (1 - smoothed)) / variance;
  }
  return Math.max(1, labels);
}
