import { setImmediate as breathe } from 'node:timers/promises';
import { Resolver, type MatchModel, type MatchRecord } from '@concord/matching';
import type { StoredRecord } from '../records/stored-record';
import type { StoredDecision } from '../review/decisions.repository';

/** A record in the entity where it was last put. */
export interface Placed {
  readonly record: MatchRecord;
  readonly entityId: string;
}

/** Records that are taken in between two chances for others: the lease has to be prolonged meanwhile. */
const loadPiece = 500;

const always = () => true;

/**
 * The engines of all kinds as stored: records in the entities where they were last put.
 *
 * @param isWanted tells when there is no more use in it; what is answered then is of none.
 */
export async function loadResolvers(
  models: ReadonlyMap<string, MatchModel>,
  records: AsyncIterable<StoredRecord>,
  decisions: readonly StoredDecision[],
  isWanted: () => boolean = always,
): Promise<Map<string, Resolver>> {
  const placed = new Map<string, Map<string, Placed[]>>();
  for await (const { key, kind, fields, entityId } of records) {
    if (!isWanted()) break;
    if (fields === undefined || entityId === null) continue;
    const entities = placed.get(kind) ?? new Map<string, Placed[]>();
    placed.set(kind, entities);
    const list = entities.get(entityId);
    if (list === undefined) entities.set(entityId, [{ record: { key, fields }, entityId }]);
    else list.push({ record: { key, fields }, entityId });
  }
  const resolvers = new Map<string, Resolver>();
  for (const [kind, model] of models) {
    const resolver = new Resolver(
      model,
      decisions.filter((decision) => decision.kind === kind),
    );
    for (const piece of piecesOf(placed.get(kind)?.values() ?? [])) {
      if (!isWanted()) break;
      resolver.restore(piece);
      await breathe();
    }
    resolvers.set(kind, resolver);
  }
  return resolvers;
}

/** Whole entities, about `loadPiece` records at a time. */
export function* piecesOf(entities: Iterable<readonly Placed[]>): Iterable<Placed[]> {
  let piece: Placed[] = [];
  for (const placed of entities) {
    for (const each of placed) piece.push(each);
    if (piece.length < loadPiece) continue;
    yield piece;
    piece = [];
  }
  yield piece;
}

/** How much the engine of a kind holds. */
export interface KindStats {
  kind: string;
  records: number;
  /** What is different among what the records say. */
  contents: number;
  entities: number;
  unsettled: number;
  estimatedBytes: number;
}

export function statsOf(resolvers: ReadonlyMap<string, Resolver>): KindStats[] {
  return [...resolvers].map(([kind, resolver]) => {
    const { records, contents, groups, unsettledContents, estimatedBytes } = resolver.stats();
    return {
      kind,
      records,
      contents,
      entities: groups,
      unsettled: unsettledContents,
      estimatedBytes,
    };
  });
}
