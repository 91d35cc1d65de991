import type { Bonds } from './bonds';
import type { Content } from './content';
import type { ContentStore } from './content-store';
import {
  benefitOf,
  keysOf,
  linkBetween,
  probabilityOf,
  sizeOf,
  sortedReviews,
  strongestPair,
  type EntityOf,
  type Review,
  type StrongestPair,
} from './review';
import type { Conflict } from '../rules/conflict';
import type { TargetPartition, WeakMerge } from './target-partition';

/** Where questions for stewards come from, besides doubts. */
interface Sources {
  readonly store: ContentStore;
  readonly bonds: Bonds;
  readonly target: TargetPartition;
  readonly entityOf: EntityOf;
  /** What was found of merges that still stand: to find it takes many comparisons, and it does not change. */
  readonly strongest: WeakMap<WeakMerge, StrongestPair>;
}

/**
 * All that a steward is asked, what brings most first: doubts, entities that hold by little, and conflicts. Yields after
 * about every `piece` of them.
 */
export function* reviewQueue(
  doubts: Iterable<Review>,
  sources: Sources,
  piece: number,
): Generator<void, Review[]> {
  const { bonds, target } = sources;
  const found = [...doubts];
  let looked = 0;
  for (const merge of target.weakMerges()) {
    found.push(...weakReview(merge, sources));
    if (++looked % piece === 0) yield;
  }
  for (const conflict of bonds.conflicts()) {
    if (!isAnswered(conflict)) found.push(...conflictReview(conflict, sources));
    if (++looked % piece === 0) yield;
  }
  return sortedReviews(found);
}

function weakReview(merge: WeakMerge, { store, strongest }: Sources): Review[] {
  const [one, other] = [contentsAt(merge.a, store), contentsAt(merge.b, store)];
  const pair = strongest.get(merge) ?? strongestPair(one, other, store);
  if (pair === undefined) return [];
  strongest.set(merge, pair);
  const { linkage } = merge;
  const needed = store.scorer.needed(one.length, other.length);
  const [n, m] = [sizeOf(one, store), sizeOf(other, store)];
  const benefit = benefitOf(1 - probabilityOf(linkage, needed), n, m);
  return [{ ...keysOf(pair), reason: 'weak', linkage, needed, records: n + m, benefit }];
}

/** A steward's word without effect is as likely wrong as right; an identifier without effect, as the evidence has it. */
function conflictReview(conflict: Conflict, { store, entityOf }: Sources): Review[] {
  const [one, other] = [store.of(conflict.a), store.of(conflict.b)];
  if (one === undefined || other === undefined) return [];
  const [these, those] = [entityOf(one), entityOf(other)];
  const { linkage } = linkBetween(these, those, store);
  const needed = store.scorer.needed(these.length, those.length);
  const [n, m] = [sizeOf(these, store), sizeOf(those, store)];
  const wrong = conflict.wanted.by === 'steward' ? 0.5 : probabilityOf(linkage, needed);
  const [a = '', b = ''] = [conflict.a, conflict.b].sort();
  const weight = store.scorer.weigh(one.profile, other.profile);
  const benefit = benefitOf(wrong, n, m);
  return [
    { ...{ a, b, weight }, reason: 'conflict', linkage, needed, records: n + m, benefit, conflict },
  ];
}

/** Whether a steward called the very pair different: he knows that they share an identifier. */
function isAnswered({ a, b, wanted, against }: Conflict): boolean {
  if (wanted.by === 'steward' || against.by !== 'steward') return false;
  return (against.a === a && against.b === b) || (against.a === b && against.b === a);
}

function contentsAt(slots: readonly number[], store: ContentStore): Content[] {
  return slots.flatMap((slot) => store.at(slot) ?? []);
}
