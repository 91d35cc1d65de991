import { Resolver, type MatchModel, type MatchRecord } from '@concord/matching';
import type { StoredRecord } from '../records/stored-record';
import type { StoredDecision } from '../review/decisions.repository';

interface Placed {
  readonly record: MatchRecord;
  readonly entityId: string;
}

/** The engines of all kinds as stored: records in the entities where they were last put. */
export async function loadResolvers(
  models: ReadonlyMap<string, MatchModel>,
  records: AsyncIterable<StoredRecord>,
  decisions: readonly StoredDecision[],
): Promise<Map<string, Resolver>> {
  const placed = new Map<string, Placed[]>();
  for await (const { key, kind, fields, entityId } of records) {
    if (fields === undefined || entityId === null) continue;
    const list = placed.get(kind);
    if (list === undefined) placed.set(kind, [{ record: { key, fields }, entityId }]);
    else list.push({ record: { key, fields }, entityId });
  }
  return new Map(
    [...models].map(([kind, model]) => {
      const resolver = new Resolver(
        model,
        decisions.filter((decision) => decision.kind === kind),
      );
      resolver.restore(placed.get(kind) ?? []);
      return [kind, resolver];
    }),
  );
}

/** How much the engine of a kind holds. */
export interface KindStats {
  kind: string;
  records: number;
  entities: number;
  unsettled: number;
  estimatedBytes: number;
}

export function statsOf(resolvers: ReadonlyMap<string, Resolver>): KindStats[] {
  return [...resolvers].map(([kind, resolver]) => {
    const { records, groups, unsettledContents, estimatedBytes } = resolver.stats();
    return { kind, records, entities: groups, unsettled: unsettledContents, estimatedBytes };
  });
}
