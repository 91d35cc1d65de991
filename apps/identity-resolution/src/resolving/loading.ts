import { setImmediate as breathe } from 'node:timers/promises';
import { Resolver, type MatchModel } from '@concord/matching';
import type { StoredRecord } from '../records/stored-record';
import type { StoredDecision } from '../review/decisions.repository';

type Placed = Parameters<Resolver['restore']>[0] extends Iterable<infer One> ? One : never;

/** Records that are taken in, with whole entities, before others have their turn: a few milliseconds of work. */
const loadPiece = 50;

const always = () => true;

/**
 * The engines of all kinds as stored: records in the entities where they were last put.
 *
 * @param records those of one entity in a row
 * @param isWanted tells when there is no more use in it; what is answered then is of none.
 */
export async function loadResolvers(
  models: ReadonlyMap<string, MatchModel>,
  records: AsyncIterable<StoredRecord>,
  decisions: readonly StoredDecision[],
  isWanted: () => boolean = always,
): Promise<Map<string, Resolver>> {
  const resolvers = new Map<string, Resolver>();
  for (const [kind, model] of models) {
    const own = decisions.filter((decision) => decision.kind === kind);
    resolvers.set(kind, new Resolver(model, own));
  }
  await restoreAll(resolvers, records, isWanted);
  return resolvers;
}

/** Puts records into the entities where they were last put, those of one entity in a row. */
export async function restoreAll(
  resolvers: ReadonlyMap<string, Resolver>,
  records: AsyncIterable<StoredRecord>,
  isWanted: () => boolean = always,
): Promise<void> {
  const pieces = new Map<string, Placed[]>();
  for await (const { key, kind, fields, entityId } of records) {
    if (!isWanted()) return;
    if (fields === undefined || entityId === null) continue;
    let piece = pieces.get(kind) ?? [];
    if (piece.length >= loadPiece && piece.at(-1)?.entityId !== entityId) {
      resolvers.get(kind)?.restore(piece);
      await breathe();
      piece = [];
    }
    piece.push({ record: { key, fields }, entityId });
    pieces.set(kind, piece);
  }
  for (const [kind, piece] of pieces) resolvers.get(kind)?.restore(piece);
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
