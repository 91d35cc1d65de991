import type { RecordKey } from '@concord/contracts/names';
import { addPair, emptyLink, linkageOf, type Link } from '../clustering/linkage';
import { pairKey, type Conflict } from '../rules/conflict';
import { areForbidden, distinctNever } from '../rules/rule-values';
import type { Bonds } from './bonds';
import { firstRecord, type Content } from './content';
import type { ContentStore } from './content-store';

/** A question that a steward's word would settle, about two groups of records. */
export interface Review {
  /** The pair of records, one of each group, that speaks most for one entity. `a` is the smaller key. */
  readonly a: RecordKey;
  readonly b: RecordKey;
  /**
   * `doubt`: two entities that nearly are one; `weak`: one entity that nearly is two;
   * `conflict`: a decision or a rule that something stronger forbids.
   */
  readonly reason: 'doubt' | 'weak' | 'conflict';
  /** Bits, of that pair. */
  readonly weight: number;
  /** Bits, of the two groups as wholes, and bits above which they merge. */
  readonly linkage: number;
  readonly needed: number;
  /** How many records the two groups have. */
  readonly records: number;
  /** Records that an answer is expected to put right; see `benefitOf`. */
  readonly benefit: number;
  /** Of a conflict only. */
  readonly conflict?: Conflict;
}

/**
 * Records that an answer is expected to put right: the probability that what stands is wrong, times what would then
 * change. The probability follows from the bits between linkage and threshold (at the threshold it is one half, each bit
 * away from it nearly halves it): this is uncertainty and closeness in one. What changes when groups of n and m records
 * become one, or two, is 2nm / (n + m): by so much the sum over all records of the share of their entity that is found
 * (B-cubed, Bagga and Baldwin 1998) rises or falls. So two groups of ten come before a single record beside a group of a
 * thousand, whose records would hardly notice.
 */
export function benefitOf(wrong: number, n: number, m: number): number {
  return (wrong * 2 * n * m) / (n + m);
}

/** Probability that two groups are one entity. */
export function probabilityOf(linkage: number, needed: number): number {
  return 1 / (1 + 2 ** (needed - linkage));
}

/** Contents of each entity that are compared; smallest ids first. */
const mostCompared = 8;

/** The contents of an entity; the same array for each of them. */
export type EntityOf = (content: Content) => readonly Content[];

/** Doubts between the entities of the given contents and those of their candidates. */
export function findReviews(
  contents: Iterable<Content>,
  entityOf: EntityOf,
  store: ContentStore,
  bonds: Bonds,
): Review[] {
  const floor = store.scorer.model.thresholds.review;
  const seen = new Map<readonly Content[], Set<readonly Content[]>>();
  const reviews: Review[] = [];
  for (const content of contents) {
    const own = entityOf(content);
    for (let at = 0; at < store.lists.count(content.slot); at++) {
      const candidate = store.at(store.lists.candidate(content.slot, at));
      if (candidate === undefined || store.lists.weight(content.slot, at) <= floor) continue;
      const other = entityOf(candidate);
      if (other === own || isKnown(seen, own, other)) continue;
      note(seen, own, other);
      if (areDecided(own, other, entityOf, bonds)) continue;
      const review = reviewOf(own, other, store);
      if (review !== undefined) reviews.push(review);
    }
  }
  return reviews;
}

type Pairs = Map<readonly Content[], Set<readonly Content[]>>;

/** Whether a steward called a record of the one different from a record of the other. */
function areDecided(
  one: readonly Content[],
  other: readonly Content[],
  entityOf: EntityOf,
  bonds: Bonds,
): boolean {
  return one.some((content) =>
    bonds.apartFrom(content).some((partner) => entityOf(partner) === other),
  );
}

function note(pairs: Pairs, a: readonly Content[], b: readonly Content[]): void {
  const others = pairs.get(a) ?? new Set();
  pairs.set(a, others.add(b));
}

function isKnown(pairs: Pairs, a: readonly Content[], b: readonly Content[]): boolean {
  return pairs.get(a)?.has(b) === true || pairs.get(b)?.has(a) === true;
}

/** The doubt between two entities, if there is one; the same whichever is given first. */
export function reviewOf(
  one: readonly Content[],
  other: readonly Content[],
  store: ContentStore,
): Review | undefined {
  if (areKeptApart(one, other)) return undefined;
  const { best, linkage } = linkBetween(one, other, store);
  const { review, same } = store.scorer.model.thresholds;
  const prior = store.scorer.sizePrior(one.length, other.length);
  if (linkage <= review - prior) return undefined;
  const needed = same - prior;
  const likely = probabilityOf(linkage, needed);
  const [n, m] = [sizeOf(one, store), sizeOf(other, store)];
  // More than one half only where the sample says more than the whole did.
  const benefit = benefitOf(Math.min(likely, 1 - likely), n, m);
  return { ...best, reason: 'doubt', linkage, needed, records: n + m, benefit };
}

/** Records of an entity; copies of a content that stands for nobody are entities of their own. */
export function sizeOf(contents: readonly Content[], store: ContentStore): number {
  const [only] = contents;
  if (contents.length === 1 && only !== undefined && !store.isOne(only)) return 1;
  return contents.reduce((sum, { records }) => sum + records.length, 0);
}

/** What two entities have between them, from a few contents of each. */
export interface Between {
  /** The pair that speaks most for one entity; `a` is the smaller key. */
  readonly best: { readonly a: RecordKey; readonly b: RecordKey; readonly weight: number };
  /** Bits. */
  readonly linkage: number;
  readonly link: Link;
  readonly holders: readonly [readonly number[], readonly number[]];
}

export function linkBetween(
  one: readonly Content[],
  other: readonly Content[],
  store: ContentStore,
): Between {
  const { scorer } = store;
  const link = emptyLink(scorer.single.length);
  let strongest: StrongestPair | undefined;
  for (const [a, b] of samplePairs(one, other)) {
    const weight = scorer.weigh(a.profile, b.profile);
    addPair(
      link,
      weight,
      (at) => scorer.judge(scorer.single[at] ?? -1, a.profile, b.profile)?.weight,
    );
    if (strongest === undefined || weight > strongest.weight) strongest = { a, b, weight };
  }
  const holders = [holdersIn(one, store), holdersIn(other, store)] as const;
  const linkage = linkageOf(link, ...holders);
  const nothing = { a: '', b: '', weight: Number.NEGATIVE_INFINITY };
  return { best: strongest === undefined ? nothing : keysOf(strongest), linkage, link, holders };
}

/** Of a few contents of each of two entities, those that resemble each other most, and their bits. */
export interface StrongestPair {
  readonly a: Content;
  readonly b: Content;
  readonly weight: number;
}

/** Undefined where one of them has none. */
export function strongestPair(
  one: readonly Content[],
  other: readonly Content[],
  { scorer }: ContentStore,
): StrongestPair | undefined {
  let strongest: StrongestPair | undefined;
  for (const [a, b] of samplePairs(one, other)) {
    const weight = scorer.weigh(a.profile, b.profile);
    if (strongest === undefined || weight > strongest.weight) strongest = { a, b, weight };
  }
  return strongest;
}

/** A record of each, the smaller key first. */
export function keysOf({ a, b, weight }: StrongestPair): Pick<Review, 'a' | 'b' | 'weight'> {
  const [one, other] = [firstRecord(a), firstRecord(b)];
  return one < other ? { a: one, b: other, weight } : { a: other, b: one, weight };
}

/** Pairs of a few contents of each, in an order that does not depend on which entity is given first. */
function samplePairs(one: readonly Content[], other: readonly Content[]): [Content, Content][] {
  const [a, b] = [sample(one), sample(other)];
  const [first, second] = (a[0]?.id ?? '') < (b[0]?.id ?? '') ? [a, b] : [b, a];
  return first.flatMap((left) => second.map((right): [Content, Content] => [left, right]));
}

function sample(contents: readonly Content[]): readonly Content[] {
  return [...contents].sort((x, y) => (x.id < y.id ? -1 : 1)).slice(0, mostCompared);
}

function holdersIn(contents: readonly Content[], { scorer }: ContentStore): number[] {
  return scorer.single.map(
    (at) => contents.filter(({ profile }) => profile.values[at] !== undefined).length,
  );
}

function areKeptApart(one: readonly Content[], other: readonly Content[]): boolean {
  const [these, those] = [one, other].map((contents) =>
    distinctNever(contents.map(({ profile }) => profile.rules)),
  );
  return areForbidden(these ?? [], those ?? []);
}

/** What brings most first; of several questions about one pair the first. */
export function sortedReviews(reviews: Iterable<Review>): Review[] {
  const sorted = [...reviews].sort(
    (x, y) => y.benefit - x.benefit || y.linkage - x.linkage || (tieKey(x) < tieKey(y) ? -1 : 1),
  );
  const asked = new Set<string>();
  return sorted.filter((review) => {
    const pair = pairKey(review);
    return asked.has(pair) ? false : asked.add(pair);
  });
}

function tieKey({ a, b, reason, conflict }: Review): string {
  return JSON.stringify([a, b, reason, conflict]);
}
