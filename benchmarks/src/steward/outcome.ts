import type { RecordKey } from '@concord/contracts/names';
import {
  partitionQuality,
  resolveBatch,
  type Decision,
  type MatchModel,
  type MatchRecord,
  type Review,
} from '@concord/matching';
import { namesOf } from '../incremental/partitions';
import { wrongPairs, type WrongPairs } from './wrong-pairs';

/** How right the partition of some records is, and what it would ask a steward. */
export interface Outcome {
  readonly f1: number;
  readonly bcubedF1: number;
  readonly wrong: WrongPairs;
  /** Questions in the review band. */
  readonly band: number;
  /** Over these, the mean probability of "same" and the share of them that are. */
  readonly expected: number;
  readonly observed: number;
}

export function outcomeOf(
  records: readonly MatchRecord[],
  model: MatchModel,
  truth: ReadonlyMap<RecordKey, string>,
  decisions: readonly Decision[] = [],
): Outcome {
  const { groups, reviews } = resolveBatch(records, model, decisions);
  const known = new Map(records.map(({ key }) => [key, truth.get(key) ?? '']));
  const { f1, bcubedF1 } = partitionQuality(namesOf(groups), known);
  const doubts = reviews.filter(({ reason }) => reason !== 'conflict');
  return {
    f1,
    bcubedF1,
    wrong: wrongPairs(groups, known),
    band: doubts.length,
    expected: mean(doubts.map(likely)),
    observed: mean(doubts.map(({ a, b }) => (known.get(a) === known.get(b) ? 1 : 0))),
  };
}

/** By the bits of the two groups as wholes: at what they need it is one half. */
function likely({ linkage, needed }: Review): number {
  return 1 / (1 + 2 ** (needed - linkage));
}

/** 0 of nothing: without doubts expectation and observation agree. */
function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
