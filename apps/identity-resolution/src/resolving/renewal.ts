import { setImmediate as breathe } from 'node:timers/promises';
import type { RecordKey } from '@concord/contracts/names';
import type { Change, Resolver } from '@concord/matching';
import type { ServedModels } from '../models/serving-models';
import type { Records } from '../records/records.repository';
import type { Decisions, StoredDecision } from '../review/decisions.repository';
import { loadResolvers, piecesOf, type Placed } from './loading';
import type { Outcome } from './outcome';

/** A steward's decision that was made, or taken back. */
export interface Decided {
  readonly decision: StoredDecision;
  readonly change: Change;
}

/** So few records are caught up with while everything waits. */
const fewRecords = 500;

/**
 * Engines of other models, made beside those that serve: it takes a while to read every record. What is stored
 * meanwhile is noted and made up for, at first beside the others, at last while nothing else changes.
 */
export class Renewal {
  /** Decisions made meanwhile, in their order; the engines do not know them yet. */
  readonly decided: Decided[] = [];
  private touched = new Set<RecordKey>();
  private engines: Map<string, Resolver> = new Map<string, Resolver>();

  constructor(
    readonly served: ServedModels,
    private readonly records: Records,
    private readonly decisions: Decisions,
  ) {}

  /** To be called after it was stored. */
  note(outcomes: readonly Outcome[]): void {
    for (const { records } of outcomes) for (const { key } of records) this.touched.add(key);
  }

  /** @param isWanted tells when there is no more use in it. */
  async load(isWanted: () => boolean): Promise<void> {
    const decisions = await this.decisions.all();
    const { models } = this.served;
    this.engines = await loadResolvers(models, this.records.all(), decisions, isWanted);
    while (this.touched.size > fewRecords && isWanted()) await this.catchUp();
  }

  /** The engines as of now, while nothing is stored. */
  async finish(): Promise<ReadonlyMap<string, Resolver>> {
    await this.catchUp();
    return this.engines;
  }

  /** Entities that gained or lost records are made anew, as they are stored now. */
  private async catchUp(): Promise<void> {
    const keys = [...this.touched];
    this.touched = new Set();
    const stored = await this.records.load(keys);
    const ids = new Set<string>();
    for (const { entityId } of stored.values()) if (entityId !== null) ids.add(entityId);
    const gone = keys.filter((key) => stored.get(key)?.entityId == null);
    const placed = new Map<string, Map<string, Placed[]>>();
    for (const { key, kind, fields, entityId } of await this.records.ofEntities([...ids])) {
      if (fields === undefined || entityId === null) continue;
      const entities = placed.get(kind) ?? new Map<string, Placed[]>();
      placed.set(kind, entities);
      entities.set(entityId, [
        ...(entities.get(entityId) ?? []),
        { record: { key, fields }, entityId },
      ]);
    }
    for (const [kind, engine] of this.engines) {
      engine.forget(gone);
      for (const piece of piecesOf(placed.get(kind)?.values() ?? [])) {
        engine.restore(piece);
        await breathe();
      }
    }
  }
}
