import type { Candidate } from './candidate';
import {
  compareRanked,
  criteria,
  decidingRule,
  rank,
  type Criterion,
  type Ranked,
} from './ranking';
import type { Slot } from './policy';

/** A many-valued field keeps at most so many values: a broken key at a source stays bearable. */
export const unionLimit = 100;

/** What won a slot, the best first; `losers` names the next best, each with the rule it lost by. */
export interface Survivors {
  readonly winners: readonly Candidate[];
  readonly rule: string;
  readonly losers: () => readonly { readonly candidate: Candidate; readonly rule: string }[];
}

const lostLimit = 5;

/** The best candidate of each distinct saying; a slot has few of them, even with many records. */
function bestOfEach(ranked: readonly Ranked[], saying: (candidate: Candidate) => string): Ranked[] {
  const best = new Map<string, Ranked>();
  for (const entry of ranked) {
    const text = saying(entry.candidate);
    const previous = best.get(text);
    if (previous === undefined || compareRanked(entry, previous) < 0) best.set(text, entry);
  }
  return [...best.values()].sort(compareRanked);
}

/** Puts the candidates in the order of the slot's chain, `before` ahead of it. */
export function decide(
  slot: Slot,
  candidates: readonly Candidate[],
  before: readonly Criterion[] = [],
): Survivors | undefined {
  const union = slot.take === 'union';
  if (candidates.length === 1) {
    return { winners: candidates, rule: union ? 'union' : 'only-value', losers: () => [] };
  }
  const chain = [...before, ...criteria(slot.rules, candidates)];
  const ranked = candidates.map((candidate) => rank(candidate, chain));
  const distinct = bestOfEach(ranked, ({ identity }) => identity);
  const order = union ? bestOfEach(distinct, ({ matching }) => matching) : distinct;
  const [winner, runnerUp] = order;
  if (winner === undefined) return undefined;
  if (union) {
    const winners = order.slice(0, unionLimit).map(({ candidate }) => candidate);
    return { winners, rule: 'union', losers: () => [] };
  }
  const losers = () =>
    order.slice(1, 1 + lostLimit).map((loser) => ({
      candidate: loser.candidate,
      rule: decidingRule(winner, loser, chain),
    }));
  const rule = runnerUp === undefined ? 'only-value' : decidingRule(winner, runnerUp, chain);
  return { winners: [winner.candidate], rule, losers };
}
