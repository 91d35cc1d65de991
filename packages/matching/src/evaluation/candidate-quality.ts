import type { RecordKey } from '@concord/contracts/names';

/** What retrieval left to be compared. */
export interface CandidateQuality {
  readonly candidatePairs: number;
  /** Pairs of records of one entity, all in all. */
  readonly truePairs: number;
  /** Of those the share that is among the candidate pairs: no later step finds the others by itself. */
  readonly pairCompleteness: number;
}

/**
 * Pair completeness, the recall of blocking (Christen 2012; Papadakis et al. 2020).
 *
 * @param candidates each pair of records once.
 * @param entityOf the truth; pairs with a record that has none are counted as candidates and found nowhere.
 */
export function candidateQuality(
  candidates: Iterable<readonly [RecordKey, RecordKey]>,
  entityOf: ReadonlyMap<RecordKey, string>,
): CandidateQuality {
  const sizes = new Map<string, number>();
  for (const entity of entityOf.values()) sizes.set(entity, (sizes.get(entity) ?? 0) + 1);
  let truePairs = 0;
  for (const size of sizes.values()) truePairs += (size * (size - 1)) / 2;
  let candidatePairs = 0;
  let found = 0;
  for (const [a, b] of candidates) {
    candidatePairs++;
    const entity = entityOf.get(a);
    if (entity !== undefined && entity === entityOf.get(b)) found++;
  }
  return {
    candidatePairs,
    truePairs,
    pairCompleteness: truePairs === 0 ? 1 : found / truePairs,
  };
}
