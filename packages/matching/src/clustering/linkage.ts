import { weightBounds } from '../model/model';

const steps = 64;
export const exponent = 0.2;
/** Powers are rounded to multiples of 2^-20: sums of up to 2^28 of them are exact in any order. */
const grain = 2 ** 20;

const powers = Float64Array.from(
  { length: (weightBounds.highest - weightBounds.lowest) * steps + 1 },
  (_, at) => {
    const bits = weightBounds.lowest + at / steps;
    return Math.round(2 ** (exponent * bits) * grain) / grain;
  },
);

function powerOf(bits: number): number {
  return powers[Math.round((bits - weightBounds.lowest) * steps)] ?? 0;
}

/** What is known about the pairs between two clusters. */
export interface Link {
  /** Sum over scored pairs of 2^(0.2 weight). */
  power: number;
  pairs: number;
  /** By single-valued comparison: sum of weights and number of pairs that both have the field. */
  readonly singleBits: number[];
  readonly singlePairs: number[];
  /** Every pair was scored, or a fixed sample of very many. */
  complete: boolean;
  /** Bits. */
  linkage: number;
}

export function emptyLink(singles: number): Link {
  return {
    power: 0,
    pairs: 0,
    singleBits: new Array<number>(singles).fill(0),
    singlePairs: new Array<number>(singles).fill(0),
    complete: false,
    linkage: 0,
  };
}

/** Adds a pair: its weight, and per single-valued comparison the bits (undefined: a side lacks the field). */
export function addPair(
  link: Link,
  weight: number,
  single: (at: number) => number | undefined,
): void {
  link.power += powerOf(weight);
  link.pairs++;
  for (let at = 0; at < link.singleBits.length; at++) {
    const bits = single(at);
    if (bits === undefined) continue;
    link.singleBits[at] = (link.singleBits[at] ?? 0) + bits;
    link.singlePairs[at] = (link.singlePairs[at] ?? 0) + 1;
  }
}

/** Adds what is known about other pairs. */
export function addLink(link: Link, other: Link): void {
  link.power += other.power;
  link.pairs += other.pairs;
  for (let at = 0; at < link.singleBits.length; at++) {
    link.singleBits[at] = (link.singleBits[at] ?? 0) + (other.singleBits[at] ?? 0);
    link.singlePairs[at] = (link.singlePairs[at] ?? 0) + (other.singlePairs[at] ?? 0);
  }
  link.complete &&= other.complete;
}

/** Contradictions count at most this often. */
const mostContradictions = 3;

/**
 * Bits by which two clusters belong together: the power mean of the pair weights, log2(mean 2^(0.2 w)) / 0.2,
 * so that a few poor records do not hold back good ones; and for fields that a person has only one of,
 * contradiction adds up (as often as both sides have the field) while agreement counts once.
 */
export function linkageOf(
  link: Link,
  holdersA: readonly number[],
  holdersB: readonly number[],
): number {
  let bits = Math.log2(link.power / link.pairs) / exponent;
  for (let at = 0; at < link.singleBits.length; at++) {
    if ((link.singleBits[at] ?? 0) < 0) bits += contradictionOf(link, at, holdersA, holdersB);
  }
  return bits;
}

/** Bits that contradiction in a single-valued comparison takes away beyond what the pairs say of it; 0 without one. */
export function contradictionOf(
  link: Link,
  at: number,
  holdersA: readonly number[],
  holdersB: readonly number[],
): number {
  const sum = link.singleBits[at] ?? 0;
  if (sum >= 0) return 0;
  const times = Math.min(mostContradictions, holdersA[at] ?? 0, holdersB[at] ?? 0);
  return (times - 1) * (sum / (link.singlePairs[at] ?? 1));
}

/** At most so many bits are granted for size: no cluster is so large that strangers belong to it. */
const largestSizePrior = 5;

/**
 * What a larger entity grants: a further record is likelier to belong to it than to one seen once.
 *
 * @param perDoubling What both being large takes away, see `MatchModel.prior`.
 */
export function sizePrior(sizeA: number, sizeB: number, perDoubling = 0): number {
  const smaller = Math.min(sizeA, sizeB);
  // Not |log2(a / b)|: a third and three do not round alike, and the order must not matter.
  const granted = Math.log2(Math.max(sizeA, sizeB) / smaller);
  return Math.min(largestSizePrior, granted - perDoubling * Math.log2(smaller));
}
