import type { RecordKey } from '@concord/contracts/names';
import { Resolver, type Change, type MatchModel } from '@concord/matching';
import { Ledger } from './ledger';

/** The engine with the ids that its regroupings lead to. */
export class Engine {
  readonly ledger = new Ledger();
  private readonly resolver: Resolver;
  /** Milliseconds of the slowest call so far, per change in it. */
  worstMs = 0;
  /** Milliseconds in all calls. */
  spentMs = 0;

  constructor(model: MatchModel) {
    this.resolver = new Resolver(model);
  }

  apply(changes: readonly Change[]): void {
    const begun = performance.now();
    const { regroupings } = this.resolver.apply(changes);
    const taken = performance.now() - begun;
    this.spentMs += taken;
    this.worstMs = Math.max(this.worstMs, taken / Math.max(1, changes.length));
    this.ledger.apply(regroupings);
  }

  applyInBatches(changes: readonly Change[], size: number): void {
    for (let at = 0; at < changes.length; at += size) this.apply(changes.slice(at, at + size));
  }

  settle(): void {
    for (const { regroupings } of this.resolver.settle().steps()) this.ledger.apply(regroupings);
  }

  partition(): readonly (readonly RecordKey[])[] {
    return this.resolver.partition();
  }

  get indexBytes(): number {
    return this.resolver.stats().estimatedBytes;
  }
}
