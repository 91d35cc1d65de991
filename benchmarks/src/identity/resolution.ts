import type { RecordKey } from '@concord/contracts/names';
import type { Workspace } from '@concord/contracts/workspace';
import {
  builtInModel,
  resolveBatch,
  trainAndResolve,
  type MatchField,
  type MatchModel,
  type MatchRecord,
} from '@concord/matching';
import type { SecondThread } from './second-thread';
import { cleansed } from './cleansing';
import type { SourceRecord } from './labelled-records';
import { Stopwatch } from './stopwatch';
import { peakMegabytes } from '../world/memory';

/** The model that an empty system has, whatever the records; or one learnt from them, without labels. */
export type ModelKind = 'built-in' | 'trained';

/** What came out of resolving records, and what it took. */
export interface Resolution {
  readonly matched: readonly MatchRecord[];
  readonly model: MatchModel;
  /** By record, a name of its cluster. */
  readonly clusterOf: ReadonlyMap<RecordKey, string>;
  readonly quarantined: number;
  /** By stage, in the order in which they were done. */
  readonly seconds: ReadonlyMap<string, number>;
  readonly peakMb: number;
}

/**
 * Raw records to clusters with the defaults of the workspace, as the services do it.
 *
 * @param second does a part of the work; what comes out is the same without it.
 */
export function resolve(
  records: readonly SourceRecord[],
  workspace: Workspace,
  kind: ModelKind,
  today: string,
  second?: SecondThread,
): Resolution {
  const watch = new Stopwatch();
  const onStage = (stage: string): void => watch.lap(stage);
  const entity = entityOf(records);
  const base = builtInModel(matchFields(entity, workspace));
  const matched: MatchRecord[] = [];
  function* arriving(): Generator<MatchRecord> {
    for (const record of second?.cleanse(records) ?? cleansed(records, workspace, today)) {
      matched.push(record);
      yield record;
    }
    watch.lap('cleanse');
  }
  const { model, partition } =
    kind === 'trained'
      ? trainAndResolve(arriving(), base, onStage, second)
      : { model: base, partition: resolveBatch(arriving(), base, [], onStage) };
  const { groups } = partition;
  return {
    matched,
    model,
    clusterOf: new Map(
      groups.flatMap((group, at) => group.map((key): [RecordKey, string] => [key, String(at)])),
    ),
    quarantined: records.length - matched.length,
    seconds: watch.seconds,
    peakMb: peakMegabytes(),
  };
}

/** The one entity that all records are of. */
export function entityOf(records: readonly SourceRecord[]): string {
  const names = [...new Set(records.map(({ source }) => source.entity))];
  const [name] = names;
  if (names.length !== 1 || name === undefined) {
    throw new Error(`expected records of one entity of the model, found: ${names.join(', ')}`);
  }
  return name;
}

/** The fields that take part in matching, as the match section says. */
export function matchFields(entity: string, { model, match }: Workspace): MatchField[] {
  const ignored = match[entity]?.ignore ?? [];
  return Object.entries(model.entities[entity]?.fields ?? {})
    .filter(([name]) => !ignored.includes(name))
    .map(([name, { type }]) => ({ name, type }));
}
