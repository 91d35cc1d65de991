import type { RecordKey } from '@concord/contracts/names';
import { weightBounds, type MatchModel } from '../model/model';
import { PairScorer } from '../pair-scorer';
import { forEachAtom, type Profile } from '../profile';
import type { MatchRecord } from '../record';

/** One step of the waterfall from prior to total. */
export interface ExplainedComparison {
  readonly comparison: string;
  readonly fields: readonly string[];
  readonly level: string;
  /** Bits. */
  readonly weight: number;
  readonly a: string;
  readonly b: string;
}

export interface PairExplanation {
  readonly a: RecordKey;
  readonly b: RecordKey;
  readonly modelVersion: string;
  /** Bits, log2 odds that two records drawn at random are one entity. */
  readonly prior: number;
  readonly comparisons: readonly ExplainedComparison[];
  /** Bits taken back because a household shares them; zero or negative. */
  readonly household: number;
  /** Bits: prior, comparisons and household together, before bounding. */
  readonly sum: number;
  /** Bits: the sum bounded to what one pair may contribute. */
  readonly total: number;
  /** Probability that the two are one entity. */
  readonly probability: number;
  /** The pieces both records have, by which one finds the other, the most informative first. */
  readonly sharedAtoms: readonly SharedAtom[];
}

/** A piece that two records have in common. */
export interface SharedAtom {
  /** Comparison and text: `name:tsmith`. */
  readonly atom: string;
  /** What it counts in the search for candidates; 0 where so many hold it that nobody is found by it. */
  readonly bits?: number;
}

/** Bits of an atom in an index; undefined without one. */
export type BitsOfAtom = (comparison: number, text: string, discount: number) => number | undefined;

/** Bits for or against one entity, from the two records and the model alone. */
export function comparePair(a: MatchRecord, b: MatchRecord, model: MatchModel): number {
  const scorer = new PairScorer(model);
  return scorer.weigh(scorer.profile(a), scorer.profile(b));
}

/** Why two records weigh what they weigh: the waterfall, and the atoms that bring them together. */
export function explainPair(a: MatchRecord, b: MatchRecord, model: MatchModel): PairExplanation {
  const scorer = new PairScorer(model);
  return explainProfiles(
    { key: a.key, profile: scorer.profile(a) },
    { key: b.key, profile: scorer.profile(b) },
    scorer,
    () => undefined,
  );
}

/** A record as it was read. */
export interface ReadRecord {
  readonly key: RecordKey;
  readonly profile: Profile;
}

export function explainProfiles(
  a: ReadRecord,
  b: ReadRecord,
  scorer: PairScorer,
  bitsOf: BitsOfAtom,
): PairExplanation {
  const { model } = scorer;
  const [left, right] = [a.profile, b.profile];
  const judged = scorer.comparisons.flatMap(({ comparison, comparator }, at) => {
    const judgement = scorer.judge(at, left, right);
    return judgement === undefined ? [] : [{ comparison, comparator, judgement, at }];
  });
  const shared = judged.reduce((sum, { judgement }) => sum + judgement.shared, 0);
  const household = 0 - scorer.excess(shared);
  const sum =
    judged.reduce((bits, { judgement }) => bits + judgement.weight, model.prior.bits) + household;
  return {
    a: a.key,
    b: b.key,
    modelVersion: model.version,
    prior: model.prior.bits,
    comparisons: judged.map(({ comparison, comparator, judgement, at }) => ({
      comparison: comparison.name,
      fields: comparison.fields.map((field) => field.name),
      level: judgement.level,
      weight: judgement.weight,
      a: comparator.show(left.values[at]),
      b: comparator.show(right.values[at]),
    })),
    household,
    sum,
    total: Math.min(weightBounds.highest, Math.max(weightBounds.lowest, sum)),
    probability: 1 / (1 + 2 ** -sum),
    sharedAtoms: sharedAtoms(scorer, left, right, bitsOf),
  };
}

function sharedAtoms(scorer: PairScorer, a: Profile, b: Profile, bitsOf: BitsOfAtom): SharedAtom[] {
  const ofB = namedAtoms(scorer, b, bitsOf);
  return [...namedAtoms(scorer, a, bitsOf).values()]
    .filter(({ atom }) => ofB.has(atom))
    .sort((x, y) => (y.bits ?? 0) - (x.bits ?? 0) || (x.atom < y.atom ? -1 : 1));
}

function namedAtoms(
  { comparisons }: PairScorer,
  profile: Profile,
  bitsOf: BitsOfAtom,
): Map<string, SharedAtom> {
  const atoms = new Map<string, SharedAtom>();
  forEachAtom(profile, comparisons, (at, text, discount) => {
    const atom = `${comparisons[at]?.comparison.name ?? ''}:${text}`;
    const bits = bitsOf(at, text, discount);
    atoms.set(atom, bits === undefined ? { atom } : { atom, bits });
  });
  return atoms;
}
