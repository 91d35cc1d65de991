import type { RecordKey } from '@concord/contracts/names';
import type { Change, Resolver } from '@concord/matching';
import type { ServedModels } from '../models/serving-models';
import type { Records } from '../records/records.repository';
import { pairOf, type Decisions, type StoredDecision } from '../review/decisions.repository';
import { loadResolvers, restoreAll } from './loading';

/** So few records are caught up with while everything waits. */
const fewRecords = 500;

/**
 * Engines made from what is stored, beside those that serve: in this process for other models, or in a process that
 * stands by. It takes a while to read every record; what is stored meanwhile is noted and made up for.
 */
export class EngineCopy {
  private touched = new Set<RecordKey>();
  private byKind = new Map<string, Resolver>();
  private decided: ReadonlyMap<string, StoredDecision> = new Map<string, StoredDecision>();

  constructor(
    readonly served: ServedModels,
    private readonly records: Records,
    private readonly decisions: Decisions,
  ) {}

  get engines(): ReadonlyMap<string, Resolver> {
    return this.byKind;
  }

  /** These records are stored otherwise than they were read. */
  touch(keys: Iterable<RecordKey>): void {
    for (const key of keys) this.touched.add(key);
  }

  /** @param isWanted tells when there is no more use in it. */
  async load(isWanted: () => boolean): Promise<void> {
    const decisions = await this.decisions.all();
    this.decided = byPair(decisions);
    const { models } = this.served;
    this.byKind = await loadResolvers(models, this.records.all(), decisions, isWanted);
    while (this.touched.size > fewRecords && isWanted()) await this.catchUp();
  }

  /** Entities that gained or lost records are made anew, as they are stored now. */
  async catchUp(): Promise<void> {
    const keys = [...this.touched];
    if (keys.length === 0) return;
    this.touched = new Set();
    const stored = await this.records.load(keys);
    const ids = new Set<string>();
    for (const { entityId } of stored.values()) if (entityId !== null) ids.add(entityId);
    const gone = keys.filter((key) => stored.get(key)?.entityId == null);
    for (const engine of this.byKind.values()) engine.forget(gone);
    await restoreAll(this.byKind, this.records.ofEntities([...ids]));
  }

  /** Tells the engines of decisions that were made, or taken back, since they were read; what they do about it is undone. */
  async followDecisions(): Promise<void> {
    const before = this.decided;
    const now = byPair(await this.decisions.all());
    this.decided = now;
    for (const [pair, { kind, a, b }] of before)
      if (!now.has(pair)) this.follow(kind, { withdraw: { a, b } });
    for (const [pair, { kind, a, b, verdict }] of now)
      if (before.get(pair)?.verdict !== verdict) this.follow(kind, { decide: { a, b, verdict } });
  }

  /** Which entities follow from a decision was stored with it: those are read again. */
  private follow(kind: string, change: Change): void {
    const changed = this.byKind.get(kind)?.apply([change]);
    for (const { before, after } of changed?.regroupings ?? [])
      this.touch([...before.flat(), ...after.flat()]);
  }
}

function byPair(decisions: readonly StoredDecision[]): Map<string, StoredDecision> {
  return new Map(decisions.map((decision) => [pairOf(decision.a, decision.b), decision]));
}
