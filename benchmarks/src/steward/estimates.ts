import type { RecordKey } from '@concord/contracts/names';
import {
  estimateQuality,
  type Interval,
  type MatchModel,
  type MatchRecord,
} from '@concord/matching';
import { Steward } from './steward';
import { wrongPairs } from './wrong-pairs';

/** What `concord evaluate` would say, and what is so. */
export interface Estimate {
  readonly precision: Judged;
  readonly recall: Judged;
}

export interface Judged {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  readonly truth: number;
}

/** Samples of one partition: more than one, since a single one says little about an interval. */
const draws = 4;

/** Estimates from samples of pairs that a steward judged, beside the truth over the same kind of pairs. */
export function drawEstimates(
  records: readonly MatchRecord[],
  model: MatchModel,
  truth: ReadonlyMap<RecordKey, string>,
  pairs: number,
  seed: number,
): Estimate[] {
  const steward = new Steward(records, model, truth);
  const { precision, recall } = trueQuality(steward.partition(), records, truth);
  return Array.from({ length: draws }, (_, draw) => {
    const found = estimateQuality(judged(steward, pairs, draws * seed + draw));
    return {
      precision: beside(found.precision, precision),
      recall: beside(found.recall, recall),
    };
  });
}

function judged(steward: Steward, size: number, seed: number) {
  const { strata, pairs } = steward.sample(size, seed);
  return strata.map((stratum) => {
    const own = pairs.filter((pair) => pair.stratum === stratum.name);
    const same = own.filter(({ a, b }) => steward.areSame(a, b)).length;
    return { ...stratum, labelled: own.length, same };
  });
}

/** Over pairs of records that say different things, as samples are drawn. */
function trueQuality(
  groups: readonly (readonly RecordKey[])[],
  records: readonly MatchRecord[],
  truth: ReadonlyMap<RecordKey, string>,
) {
  const distinct = new Set(
    new Map(records.map(({ key, fields }) => [JSON.stringify(fields), key])).values(),
  );
  const kept = groups.map((group) => group.filter((key) => distinct.has(key)));
  const { merged, missed } = wrongPairs(kept, truth);
  const together = kept.reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);
  const right = together - merged.size;
  return { precision: right / together, recall: right / (right + missed.size) };
}

/** An interval of everything where no label could tell. */
function beside(interval: Interval | undefined, truth: number): Judged {
  return { ...(interval ?? { estimate: truth, low: 0, high: 1 }), truth };
}

export function covers({ low, high, truth }: Judged): boolean {
  return low <= truth && truth <= high;
}
