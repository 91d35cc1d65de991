import type { Bonds } from './bonds';
import type { Content, ContentStore } from './content-store';
import {
  benefitOf,
  linkBetween,
  probabilityOf,
  sizeOf,
  sortedReviews,
  type EntityOf,
  type Review,
} from './review';
import type { Conflict } from '../rules/conflict';
import type { TargetPartition, WeakMerge } from './target-partition';

/** Where questions for stewards come from, besides doubts. */
interface Sources {
  readonly store: ContentStore;
  readonly bonds: Bonds;
  readonly target: TargetPartition;
  readonly entityOf: EntityOf;
}

/** All that a steward is asked, what brings most first: doubts, entities that hold by little, and conflicts. */
export function reviewQueue(doubts: Iterable<Review>, sources: Sources): Review[] {
  const { store, bonds, target } = sources;
  const weak = [...target.weakMerges()].flatMap((merge) => weakReview(merge, store) ?? []);
  const open = bonds.conflicts().filter((conflict) => !isAnswered(conflict));
  const conflicts = open.flatMap((conflict) => conflictReview(conflict, sources) ?? []);
  return sortedReviews([...doubts, ...weak, ...conflicts]);
}

function weakReview({ a, b, linkage }: WeakMerge, store: ContentStore): Review | undefined {
  const [one, other] = [contentsAt(a, store), contentsAt(b, store)];
  if (one.length === 0 || other.length === 0) return undefined;
  const needed = store.scorer.needed(one.length, other.length);
  const [n, m] = [sizeOf(one, store), sizeOf(other, store)];
  const wrong = 1 - probabilityOf(linkage, needed);
  return {
    ...linkBetween(one, other, store).best,
    reason: 'weak',
    linkage,
    needed,
    records: n + m,
    benefit: benefitOf(wrong, n, m),
  };
}

/** A steward's word without effect is as likely wrong as right; an identifier without effect, as the evidence has it. */
function conflictReview(conflict: Conflict, { store, entityOf }: Sources): Review | undefined {
  const [one, other] = [store.of(conflict.a), store.of(conflict.b)];
  if (one === undefined || other === undefined) return undefined;
  const [these, those] = [entityOf(one), entityOf(other)];
  const { linkage } = linkBetween(these, those, store);
  const needed = store.scorer.needed(these.length, those.length);
  const [n, m] = [sizeOf(these, store), sizeOf(those, store)];
  const wrong = conflict.wanted.by === 'steward' ? 0.5 : probabilityOf(linkage, needed);
  const [a = '', b = ''] = [conflict.a, conflict.b].sort();
  return {
    a,
    b,
    reason: 'conflict',
    weight: store.scorer.weigh(one.profile, other.profile),
    linkage,
    needed,
    records: n + m,
    benefit: benefitOf(wrong, n, m),
    conflict,
  };
}

/** Whether a steward called the very pair different: he knows that they share an identifier. */
function isAnswered({ a, b, wanted, against }: Conflict): boolean {
  if (wanted.by === 'steward' || against.by !== 'steward') return false;
  return (against.a === a && against.b === b) || (against.a === b && against.b === a);
}

function contentsAt(slots: readonly number[], store: ContentStore): Content[] {
  return slots.flatMap((slot) => store.at(slot) ?? []);
}
