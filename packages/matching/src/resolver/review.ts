import type { RecordKey } from '@concord/contracts/names';
import type { Doubt } from '../clustering/agglomeration';
import type { PairScorer } from '../pair-scorer';
import type { Content } from './content-store';

/** Two groups between "same" and "different": a steward's word would settle them. */
export interface Review {
  /** The pair of records, one of each group, that speaks most for one entity. */
  readonly a: RecordKey;
  readonly b: RecordKey;
  /** Bits, of that pair. */
  readonly weight: number;
  /** Bits, of the two groups as wholes. */
  readonly linkage: number;
  /** How many records an answer would settle. */
  readonly records: number;
}

/** Enough members to find a telling pair without comparing everybody. */
const mostCompared = 8;

export function reviewOf(doubt: Doubt, items: readonly Content[], scorer: PairScorer): Review {
  const contentsOf = (positions: readonly number[]): Content[] =>
    [...positions].sort((x, y) => x - y).flatMap((at) => items[at] ?? []);
  const [left, right] = [contentsOf(doubt.a), contentsOf(doubt.b)];
  let best = { a: '', b: '', weight: Number.NEGATIVE_INFINITY };
  for (const one of left.slice(0, mostCompared)) {
    for (const other of right.slice(0, mostCompared)) {
      const weight = scorer.weigh(one.profile, other.profile);
      if (weight > best.weight) best = { a: firstOf(one), b: firstOf(other), weight };
    }
  }
  const [a, b] = best.a < best.b ? [best.a, best.b] : [best.b, best.a];
  const records = [...left, ...right].reduce((sum, content) => sum + content.records.size, 0);
  return { a, b, weight: best.weight, linkage: doubt.linkage, records };
}

function firstOf(content: Content): RecordKey {
  let first: RecordKey | undefined;
  for (const key of content.records) if (first === undefined || key < first) first = key;
  return first ?? '';
}
