import type { RecordKey } from '@concord/contracts/names';
import type { Decision } from '../record';

/** A decision that others contradict: it had to be left out, and a steward should hear of it. */
export interface DecisionConflict {
  readonly decision: Decision;
  /** The records by which "same" leads from `a` to `b`, although they are "different". */
  readonly chain: readonly RecordKey[];
}

/** The last word on each pair of records. "Different" is stronger than a chain of "same". */
export class DecisionBook {
  private readonly byPair = new Map<string, Decision>();
  private readonly mentions = new Map<RecordKey, number>();

  constructor(decisions: Iterable<Decision>) {
    for (const decision of decisions) this.set(decision);
  }

  set(decision: Decision): Decision | undefined {
    const before = this.withdraw(decision.a, decision.b);
    this.byPair.set(pairKey(decision.a, decision.b), decision);
    this.mention(decision, 1);
    return before;
  }

  withdraw(a: RecordKey, b: RecordKey): Decision | undefined {
    const before = this.byPair.get(pairKey(a, b));
    if (before === undefined) return undefined;
    this.byPair.delete(pairKey(a, b));
    this.mention(before, -1);
    return before;
  }

  /** Whether a steward decided on this very record; its copies go their own way. */
  concerns(key: RecordKey): boolean {
    return this.mentions.has(key);
  }

  /** All decisions in the order of their pairs: the order in which they were made must not matter. */
  sorted(): Decision[] {
    return [...this.byPair].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, decision]) => decision);
  }

  private mention({ a, b }: Decision, by: number): void {
    for (const key of [a, b]) {
      const count = (this.mentions.get(key) ?? 0) + by;
      if (count === 0) this.mentions.delete(key);
      else this.mentions.set(key, count);
    }
  }
}

function pairKey(a: RecordKey, b: RecordKey): string {
  return JSON.stringify(a < b ? [a, b] : [b, a]);
}
