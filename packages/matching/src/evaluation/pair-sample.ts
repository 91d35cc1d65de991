import type { RecordKey } from '@concord/contracts/names';
import type { Stratum } from './estimate';

/** A pair to be judged. */
export interface SampledPair {
  readonly a: RecordKey;
  readonly b: RecordKey;
  readonly stratum: string;
  /** Bits. */
  readonly weight: number;
}

/** Pairs drawn at random from each stratum of all pairs of distinct contents. */
export interface PairSample {
  readonly modelVersion: string;
  readonly strata: readonly (Stratum & { readonly asked: number })[];
  readonly pairs: readonly SampledPair[];
}

type Bands = readonly (readonly [name: string, from: number])[];

/** The highest first: what differs in how sure it is, is sampled by itself. By the weight of the pair. */
const bandsTogether: Bands = [
  ['above 10 bits', 10],
  ['5 to 10 bits', 5],
  ['0 to 5 bits', 0],
  ['-5 to 0 bits', -5],
  ['below -5 bits', Number.NEGATIVE_INFINITY],
];

/**
 * By the odds of the two entities, which tell far more than the weight of one pair between them: half of an entity may
 * be apart from the other half, and have poor records in it, whose pairs weigh like those of strangers.
 */
const bandsApart: Bands = [
  ['above 0 bits', 0],
  ['-3 to 0 bits', -3],
  ['-6 to -3 bits', -6],
  ['-9 to -6 bits', -9],
];

/** Two entities with lower odds, of which one in five hundred or fewer are one, are not asked about. */
export const leastOdds = -9;

/** A pair of contents that may be drawn: its draw decides, the smallest first. */
interface Lot {
  readonly draw: number;
  readonly a: RecordKey;
  readonly b: RecordKey;
  readonly weight: number;
}

interface Band extends Stratum {
  readonly pairs: number;
  /** Sum of the pairs' probabilities, by what the band goes by. */
  readonly expected: number;
  /** The smallest draws, unordered; at most twice as many as can be asked. */
  readonly lots: Lot[];
}

/**
 * Draws a stratified random sample from a stream of pairs in one pass, in memory that depends on the size of the
 * sample alone. Draws are hashes of the pair and the seed: the same pairs give the same sample in any order.
 */
export class PairDraw {
  private readonly found = new Map<string, { -readonly [Key in keyof Band]: Band[Key] }>();

  constructor(
    private readonly size: number,
    private readonly seed: number,
  ) {}

  /**
   * @param odds of the entities of the pair, where it is of two.
   * @param times how many pairs this one stands for, where not all of its kind are given.
   */
  add(pair: Omit<Lot, 'draw'>, times: number, odds?: number): void {
    const bits = odds ?? pair.weight;
    const band = this.bandOf(bits, odds === undefined);
    band.pairs += times;
    band.expected += times / (1 + 2 ** -bits);
    const [a, b] = pair.a < pair.b ? [pair.a, pair.b] : [pair.b, pair.a];
    band.lots.push({ a, b, weight: pair.weight, draw: drawOf(a, b, this.seed) });
    if (band.lots.length > 2 * this.size) band.lots = smallest(band.lots, this.size);
  }

  finish(modelVersion: string): PairSample {
    const strata = [...this.found.values()].sort(inOrder);
    const asked = shares(strata, this.size);
    return {
      modelVersion,
      strata: strata.map(({ name, together, pairs }, at) => ({
        name,
        together,
        pairs: Math.round(pairs),
        asked: asked[at] ?? 0,
      })),
      pairs: strata.flatMap(({ name, lots }, at) =>
        smallest(lots, asked[at] ?? 0).map(({ a, b, weight }) => ({ a, b, weight, stratum: name })),
      ),
    };
  }

  private bandOf(bits: number, together: boolean) {
    const bands = together ? bandsTogether : bandsApart;
    const [band = ''] = bands.find(([, from]) => bits > from) ?? [];
    const name = `${together ? 'together' : 'apart'}, ${band}`;
    const known = this.found.get(name);
    if (known !== undefined) return known;
    const fresh = { name, together, pairs: 0, expected: 0, lots: [] };
    this.found.set(name, fresh);
    return fresh;
  }
}

/** Every stratum is asked about a little, however sure it seems, where there are labels enough. */
const fewest = 5;
/** Nor is any taken to be surer than this. */
const surest = 0.005;

/**
 * How many pairs of each stratum are judged. Half of all for precision, half for recall, which are two questions; in
 * either half in proportion to its pairs times the standard deviation that their weights let expect, which makes
 * the variance least (Neyman 1934). What one half has no pairs for, the other one gets.
 */
function shares(strata: readonly Band[], size: number): number[] {
  const needs = strata.map(({ pairs, expected }) => {
    const share = Math.min(1 - surest, Math.max(surest, expected / pairs));
    return pairs * Math.sqrt(share * (1 - share));
  });
  const each = Math.min(fewest, Math.floor(size / strata.length));
  const asked = strata.map(({ lots }) => Math.min(each, lots.length));
  const total = (): number => asked.reduce((sum, one) => sum + one, 0);
  const ofHalf = (together: boolean): number =>
    asked.reduce((sum, one, at) => sum + (strata[at]?.together === together ? one : 0), 0);
  for (let left = size - total(); left > 0; left--) {
    const half = ofHalf(true) <= ofHalf(false);
    const next = mostNeeded(strata, needs, asked, half) ?? mostNeeded(strata, needs, asked, !half);
    if (next === undefined) break;
    asked[next] = (asked[next] ?? 0) + 1;
  }
  return asked;
}

/** The stratum of a half whose variance one more label lowers most. */
function mostNeeded(
  strata: readonly Band[],
  needs: readonly number[],
  asked: readonly number[],
  half: boolean,
): number | undefined {
  let best: number | undefined;
  let most = 0;
  strata.forEach(({ lots, together }, at) => {
    const has = asked[at] ?? 0;
    const gain = (needs[at] ?? 0) ** 2 / (Math.max(0.5, has) * (has + 1));
    if (together === half && has < lots.length && gain > most) [best, most] = [at, gain];
  });
  return best;
}

function inOrder(x: Band, y: Band): number {
  if (x.together !== y.together) return x.together ? -1 : 1;
  const bands = x.together ? bandsTogether : bandsApart;
  const place = ({ name }: Band) => bands.findIndex(([band]) => name.endsWith(`, ${band}`));
  return place(x) - place(y);
}

function smallest(lots: readonly Lot[], count: number): Lot[] {
  return [...lots]
    .sort((x, y) => x.draw - y.draw || (x.a + x.b < y.a + y.b ? -1 : 1))
    .slice(0, count);
}

/** 32 bits that look random (FNV-1a with the finishing of MurmurHash3, Appleby 2008). */
function drawOf(a: RecordKey, b: RecordKey, seed: number): number {
  const text = `${seed}\n${a}\n${b}`;
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
