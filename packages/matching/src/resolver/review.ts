import type { RecordKey } from '@concord/contracts/names';
import { addPair, emptyLink, linkageOf, sizePrior, type Link } from '../clustering/linkage';
import { areForbidden, distinctNever } from '../rules/rule-values';
import type { Bonds } from './bonds';
import { firstRecord, type Content, type ContentStore } from './content-store';

/** Two entities between "same" and "different": a steward's word would settle them. */
export interface Review {
  /** The pair of records, one of each entity, that speaks most for one entity. `a` is the smaller key. */
  readonly a: RecordKey;
  readonly b: RecordKey;
  /** Bits, of that pair. */
  readonly weight: number;
  /** Bits, of the two entities as wholes, from at most eight contents of each. */
  readonly linkage: number;
  /** How many records an answer would settle. */
  readonly records: number;
}

/** Contents of each entity that are compared; smallest ids first. */
const mostCompared = 8;

/** The contents of an entity; the same array for each of them. */
export type EntityOf = (content: Content) => readonly Content[];

/** Doubts between the entities of the given contents and those of their candidates, the strongest first. */
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
  return sortedReviews(reviews);
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
  const { review } = store.scorer.model.thresholds;
  if (linkage <= review - sizePrior(one.length, other.length)) return undefined;
  const records = [...one, ...other].reduce((sum, content) => sum + content.records.length, 0);
  return { ...best, linkage, records };
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
  let best = { a: '', b: '', weight: Number.NEGATIVE_INFINITY };
  for (const [a, b] of samplePairs(one, other)) {
    const weight = scorer.weigh(a.profile, b.profile);
    addPair(
      link,
      weight,
      (at) => scorer.judge(scorer.single[at] ?? -1, a.profile, b.profile)?.weight,
    );
    if (weight > best.weight) best = { a: firstRecord(a), b: firstRecord(b), weight };
  }
  const holders = [holdersIn(one, store), holdersIn(other, store)] as const;
  const [a, b] = best.a < best.b ? [best.a, best.b] : [best.b, best.a];
  const linkage = linkageOf(link, ...holders);
  return { best: { a, b, weight: best.weight }, linkage, link, holders };
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

/** The strongest first. */
export function sortedReviews(reviews: Review[]): Review[] {
  return reviews.sort((x, y) => y.linkage - x.linkage || (x.a + x.b < y.a + y.b ? -1 : 1));
}
