import type { RecordKey } from '@concord/contracts/names';
import type { Decision } from '../record';
import { pairKey } from '../rules/conflict';

/** The last word on each pair of records. */
export class DecisionBook {
  private readonly byPair = new Map<string, Decision>();
  private readonly byRecord = new Map<RecordKey, Decision[]>();

  constructor(decisions: Iterable<Decision>) {
    for (const decision of decisions) this.set(decision);
  }

  set(decision: Decision): Decision | undefined {
    const before = this.withdraw(decision.a, decision.b);
    this.byPair.set(pairKey(decision), decision);
    for (const key of new Set([decision.a, decision.b])) {
      const known = this.byRecord.get(key);
      if (known === undefined) this.byRecord.set(key, [decision]);
      else known.push(decision);
    }
    return before;
  }

  withdraw(a: RecordKey, b: RecordKey): Decision | undefined {
    const before = this.byPair.get(pairKey({ a, b }));
    if (before === undefined) return undefined;
    this.byPair.delete(pairKey(before));
    for (const key of new Set([before.a, before.b])) this.forget(key, before);
    return before;
  }

  /** Whether a steward decided on this very record; its copies go their own way. */
  concerns(key: RecordKey): boolean {
    return this.byRecord.has(key);
  }

  /** The decisions on a record. */
  of(key: RecordKey): readonly Decision[] {
    return this.byRecord.get(key) ?? [];
  }

  all(): Iterable<Decision> {
    return this.byPair.values();
  }

  get size(): number {
    return this.byPair.size;
  }

  private forget(key: RecordKey, decision: Decision): void {
    const left = this.of(key).filter((other) => other !== decision);
    if (left.length === 0) this.byRecord.delete(key);
    else this.byRecord.set(key, left);
  }
}

/** The other record of a decision on this one. */
export function otherOf({ a, b }: Decision, key: RecordKey): RecordKey {
  return a === key ? b : a;
}
