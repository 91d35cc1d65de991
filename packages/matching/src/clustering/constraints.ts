import type { RecordKey } from '@concord/contracts/names';
import type { Decision } from '../record';
import type { DecisionConflict } from '../resolver/decision-book';

/** Decisions on records that exist, sorted out: contradictions are found before clustering starts. */
export interface Constraints {
  readonly same: readonly Decision[];
  readonly different: readonly Decision[];
  readonly conflicts: readonly DecisionConflict[];
  /** Those of `same` and `different` that concern a record. */
  readonly byRecord: ReadonlyMap<RecordKey, readonly Decision[]>;
}

export const noConstraints: Constraints = {
  same: [],
  different: [],
  conflicts: [],
  byRecord: new Map(),
};

/**
 * "Different" always holds. "Same" holds in the order of the pairs, except where it would put two
 * different ones into one cluster: such a decision is left out and reported with the chain that leads there.
 */
export function sortOut(
  decisions: readonly Decision[],
  exists: (key: RecordKey) => boolean,
): Constraints {
  const live = decisions.filter(({ a, b }) => a !== b && exists(a) && exists(b));
  const different = live.filter(({ verdict }) => verdict === 'different');
  const same: Decision[] = [];
  const conflicts: DecisionConflict[] = [];
  const sets = new KeySets();
  for (const decision of live) {
    if (decision.verdict !== 'same') continue;
    const broken = different.find((other) => sets.wouldJoin(decision, other));
    if (broken === undefined) {
      same.push(decision);
      sets.join(decision.a, decision.b);
    } else {
      conflicts.push({ decision, chain: chainBetween([...same, decision], broken.a, broken.b) });
    }
  }
  return { same, different, conflicts, byRecord: indexed([...same, ...different]) };
}

function indexed(decisions: readonly Decision[]): Map<RecordKey, Decision[]> {
  const byRecord = new Map<RecordKey, Decision[]>();
  for (const decision of decisions) {
    for (const key of [decision.a, decision.b]) {
      const known = byRecord.get(key);
      if (known === undefined) byRecord.set(key, [decision]);
      else known.push(decision);
    }
  }
  return byRecord;
}

class KeySets {
  private readonly parents = new Map<RecordKey, RecordKey>();

  find(key: RecordKey): RecordKey {
    let root = key;
    for (let parent = this.parents.get(root); parent !== undefined; parent = this.parents.get(root))
      root = parent;
    return root;
  }

  join(a: RecordKey, b: RecordKey): void {
    const rootA = this.find(a);
    const rootB = this.find(b);
    if (rootA !== rootB) this.parents.set(rootA, rootB);
  }

  /** Whether joining the pair would bring the other pair into one set. */
  wouldJoin(pair: Decision, other: Decision): boolean {
    const [a, b, c, d] = [pair.a, pair.b, other.a, other.b].map((key) => this.find(key));
    return c === d || (a === c && b === d) || (a === d && b === c);
  }
}

/** The shortest way from one record to the other over decisions "same". */
function chainBetween(same: readonly Decision[], from: RecordKey, to: RecordKey): RecordKey[] {
  const cameFrom = new Map<RecordKey, RecordKey | undefined>([[from, undefined]]);
  const waiting = [from];
  for (let key = waiting.shift(); key !== undefined && !cameFrom.has(to); key = waiting.shift()) {
    for (const next of neighbours(same, key)) {
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, key);
      waiting.push(next);
    }
  }
  const chain: RecordKey[] = [];
  for (let key: RecordKey | undefined = to; key !== undefined; key = cameFrom.get(key))
    chain.unshift(key);
  return chain;
}

function neighbours(same: readonly Decision[], key: RecordKey): RecordKey[] {
  return same.filter(({ a, b }) => a === key || b === key).map(({ a, b }) => (a === key ? b : a));
}
