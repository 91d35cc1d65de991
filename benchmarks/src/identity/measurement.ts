import type { Workspace } from '@concord/contracts/workspace';
import { candidatePairs, candidateQuality, partitionQuality } from '@concord/matching';
import { round } from '../report';
import type { LabelledRecords } from './labelled-records';
import type { SecondThread } from './second-thread';
import { resolve, type Resolution, type ModelKind } from './resolution';

/** The one object that the benchmark prints. */
export interface IdentityMeasurement {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly bcubedF1: number;
  readonly largest: number;
  readonly clusters: number;
  readonly pairCompleteness: number;
  readonly candidatePairs: number;
  /** By stage; `total` is from parsed records to clusters, training included; the review queue comes after it. */
  readonly seconds: Readonly<Record<string, number>>;
  readonly peakMb: number;
  readonly threads: number;
  readonly records: number;
  /** Version of the model that decided. */
  readonly model: string;
  readonly quarantined: number;
  readonly unreadable: number;
  readonly truth: { readonly largest: number; readonly clusters: number; readonly pairs: number };
}

/** Resolves first, with nothing but the records; only then looks at the truth. */
export function measure(
  { records, truth, unreadable }: LabelledRecords,
  workspace: Workspace,
  kind: ModelKind,
  today: string,
  second?: SecondThread,
): IdentityMeasurement {
  const resolution = resolve(records, workspace, kind, today, second);
  const quality = partitionQuality(resolution.clusterOf, truth);
  const candidates = candidateQuality(candidatePairs(resolution.matched, resolution.model), truth);
  return {
    precision: round(quality.precision, 5),
    recall: round(quality.recall, 5),
    f1: round(quality.f1, 5),
    bcubedF1: round(quality.bcubedF1, 5),
    largest: quality.largest,
    clusters: quality.clusters,
    pairCompleteness: round(candidates.pairCompleteness, 4),
    candidatePairs: candidates.candidatePairs,
    seconds: secondsOf(resolution),
    peakMb: resolution.peakMb,
    threads: second === undefined ? 1 : 2,
    records: records.length,
    model: resolution.model.version,
    quarantined: resolution.quarantined,
    unreadable,
    truth: {
      largest: quality.largestEntity,
      clusters: quality.entities,
      pairs: candidates.truePairs,
    },
  };
}

function secondsOf({ seconds }: Resolution): Record<string, number> {
  let total = 0;
  const stages: Record<string, number> = {};
  for (const [stage, taken] of seconds) {
    stages[stage] = round(taken, 2);
    if (stage !== 'review') total += taken;
  }
  return { ...stages, total: round(total, 2) };
}
