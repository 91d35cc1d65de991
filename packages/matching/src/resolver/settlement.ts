import type { RecordKey } from '@concord/contracts/names';
import type { CandidateRefresh } from './candidate-refresh';
import type { Group } from './groups';
import type { ResolverChange } from './resolver-change';
import type { ResolverState } from './state';
import type { TargetPartition } from './target-partition';

/** What a settlement needs of its resolver. */
export interface Settling {
  readonly state: ResolverState;
  readonly target: TargetPartition;
  readonly refresh: CandidateRefresh;
  /** Grows with every change of records or decisions. */
  readonly epoch: () => number;
  readonly apply: (groups: readonly (readonly RecordKey[])[]) => ResolverChange;
  readonly finished: (summary: { regroupings: number; records: number }) => void;
}

/** To look whether records stand where they should costs this much less than to find or compare them. */
const manyLooks = 10;

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

  constructor(private readonly settling: Settling) {
    this.epoch = settling.epoch();
  }

  /** Whether records or decisions changed since the settlement began. */
  isStale(): boolean {
    return this.settling.epoch() !== this.epoch;
  }

  /** Does the thinking; yields after about every `piece` contents or merges. Ends early when stale. */
  *prepare(piece = 1_000): Generator<void> {
    const { refresh, target } = this.settling;
    const phases = [
      () => refresh.run(piece),
      () => target.run(piece),
      () => this.compare(manyLooks * piece),
    ];
    for (const phase of phases) {
      if (this.isStale()) return;
      const work = phase();
      while (work.next().done !== true) {
        yield;
        if (this.isStale()) return;
      }
    }
  }

  /** Applies the differences, about `maxRecords` records at a time. Prepares first where that was not done. */
  *steps(maxRecords = 1_000): Generator<ResolverChange> {
    if (this.exchanges === undefined) {
      const work = this.prepare();
      while (work.next().done !== true);
    }
    const summary = { regroupings: 0, records: 0 };
    for (const step of batches(this.exchanges ?? [], maxRecords)) {
      if (this.isStale()) return;
      const change = this.settling.apply(step);
      summary.regroupings += change.regroupings.length;
      summary.records += step.reduce((sum, group) => sum + group.length, 0);
      yield change;
    }
    if (!this.isStale()) this.settling.finished(summary);
  }

  /** Groups of the target that are not there; only among records that moved, or whose cluster was formed anew. */
  private *unmet(piece: number): Generator<void, (readonly RecordKey[])[]> {
    const { target, state } = this.settling;
    const { groups, store } = state;
    for (const slot of target.formed)
      for (const key of store.at(slot)?.records ?? []) groups.unsettled.add(key);
    target.formed.clear();
    const unmet: (readonly RecordKey[])[] = [];
    const seen = new Set<RecordKey>();
    let looked = 0;
    for (const key of groups.unsettled) {
      if (++looked % piece === 0) yield;
      const content = store.of(key);
      if (content === undefined) groups.unsettled.delete(key);
      if (content === undefined || seen.has(key)) continue;
      const wanted = target.groupOf(key, content);
      if (groups.has(wanted)) for (const met of wanted) groups.unsettled.delete(met);
      else {
        unmet.push(wanted);
        for (const record of wanted) seen.add(record);
      }
    }
    return unmet;
  }

  private *compare(piece: number): Generator<void> {
    this.exchanges = this.exchangesOf(yield* this.unmet(piece));
  }

  private exchangesOf(targets: readonly (readonly RecordKey[])[]): Exchange[] {
    const { state } = this.settling;
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
        for (const group of new Set(keys.map((key) => state.groups.of(key)))) {
          waiting.push(...unseen(group, wanted, seen));
        }
      }
      return [exchange];
    });
  }
}

/** Target groups that take records of the given present group and were not seen yet. */
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

function* batches(exchanges: readonly Exchange[], maxRecords: number): Iterable<Exchange> {
  let step: (readonly RecordKey[])[] = [];
  let size = 0;
  for (const exchange of exchanges) {
    const records = exchange.reduce((sum, group) => sum + group.length, 0);
    if (size > 0 && size + records > maxRecords) {
      yield step;
      step = [];
      size = 0;
    }
    step.push(...exchange);
    size += records;
  }
  if (size > 0) yield step;
}
