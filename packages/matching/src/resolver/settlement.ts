import type { RecordKey } from '@concord/contracts/names';
import type { Constraints } from '../clustering/constraints';
import type { CandidateRefresh } from './candidate-refresh';
import type { ContentStore } from './content-store';
import type { Group, Groups } from './groups';
import type { ResolverChange } from './resolver';
import type { TargetPartition } from './target-partition';

/** What a settlement needs of its resolver. */
export interface Settling {
  readonly store: ContentStore;
  readonly groups: Groups;
  readonly target: TargetPartition;
  readonly refresh: CandidateRefresh;
  readonly constraints: () => Constraints;
  /** Grows with every change of records or decisions. */
  readonly epoch: () => number;
  readonly apply: (groups: readonly (readonly RecordKey[])[]) => ResolverChange;
  readonly finished: (summary: { regroupings: number; records: number }) => void;
}

/** Groups of the target that exchange records, to be formed in one step. */
type Exchange = readonly (readonly RecordKey[])[];

/**
 * The way from the present partition to the batch partition of the same records, model and decisions.
 * First `prepare`, in pieces between which the caller may serve others; then `steps`, each a change that the
 * caller stores, or reverts if storing failed. When records change in between, the settlement is
 * stale: it stops, and the caller starts a new one later; nothing that was worked out is lost.
 */
export class Settlement {
  private readonly epoch: number;
  private exchanges: Exchange[] | undefined;

  constructor(private readonly resolver: Settling) {
    this.epoch = resolver.epoch();
  }

  /** Whether records or decisions changed since the settlement began. */
  get stale(): boolean {
    return this.resolver.epoch() !== this.epoch;
  }

  /** Does the thinking; yields after about every `piece` contents or merges. Ends early when stale. */
  *prepare(piece = 1_000): Generator<void> {
    const { refresh, target } = this.resolver;
    for (const work of [
      () => refresh.run(piece),
      () => target.run(this.resolver.constraints(), piece),
    ]) {
      if (this.stale) return;
      for (const _ of work()) {
        yield;
        if (this.stale) return;
      }
    }
    this.exchanges = this.differences();
  }

  /** Applies the differences, about `maxRecords` records at a time. Prepares first where that was not done. */
  *steps(maxRecords = 1_000): Generator<ResolverChange> {
    if (this.exchanges === undefined) for (const _ of this.prepare()) continue;
    const summary = { regroupings: 0, records: 0 };
    let step: (readonly RecordKey[])[] = [];
    let size = 0;
    for (const exchange of this.exchanges ?? []) {
      const records = exchange.reduce((sum, group) => sum + group.length, 0);
      if (size > 0 && size + records > maxRecords) {
        if (this.stale) return;
        yield this.resolver.apply(step);
        step = [];
        size = 0;
      }
      step.push(...exchange);
      size += records;
      summary.regroupings++;
      summary.records += records;
    }
    if (this.stale) return;
    if (size > 0) yield this.resolver.apply(step);
    this.resolver.finished(summary);
  }

  private differences(): Exchange[] {
    const { groups, target } = this.resolver;
    const targets = [...target.groups()].filter((keys) => !isGroup(keys, groups));
    const wanted = new Map<RecordKey, readonly RecordKey[]>();
    for (const keys of targets) for (const key of keys) wanted.set(key, keys);
    const seen = new Set<readonly RecordKey[]>();
    return targets.flatMap((start) => {
      if (seen.has(start)) return [];
      const exchange: (readonly RecordKey[])[] = [];
      const waiting = [start];
      seen.add(start);
      for (let keys = waiting.pop(); keys !== undefined; keys = waiting.pop()) {
        exchange.push(keys);
        for (const group of new Set(keys.map((key) => groups.of(key))))
          waiting.push(...unseen(group, wanted, seen));
      }
      return [exchange];
    });
  }
}

function unseen(
  group: Group | undefined,
  wanted: ReadonlyMap<RecordKey, readonly RecordKey[]>,
  seen: Set<readonly RecordKey[]>,
): (readonly RecordKey[])[] {
  const found: (readonly RecordKey[])[] = [];
  for (const key of group?.members ?? []) {
    const keys = wanted.get(key);
    if (keys === undefined || seen.has(keys)) continue;
    seen.add(keys);
    found.push(keys);
  }
  return found;
}

function isGroup(keys: readonly RecordKey[], groups: Groups): boolean {
  const group = groups.of(keys[0] ?? '');
  return group?.members.size === keys.length && keys.every((key) => group.members.has(key));
}
