import type { Conflict, Decision, Resolver } from '@concord/matching';
import { conflict } from '@concord/service-kit';

/**
 * A steward hears at once that his word contradicts others: stored, it would silently be without effect, or take
 * the effect of another one.
 *
 * @throws ProblemError 409 that names the records between
 */
export function refuseContradiction(resolver: Resolver, decision: Decision): void {
  const [first] = resolver.contradictions(decision);
  if (first === undefined) return;
  throw conflict('decision.contradicts', `${sentence(first, decision)} ${remedy(first)}`);
}

function sentence({ against, chain, text }: Conflict, { a, b, verdict }: Decision): string {
  const ends = [against.a, against.b];
  if (verdict === 'same' || !ends.includes(a) || !ends.includes(b)) return text;
  return `Stewards said "same" all the way ${chain.join(' → ')}, so ${a} and ${b} cannot be different.`;
}

function remedy({ against, chain }: Conflict): string {
  if (against.by === 'neverMergeAcross')
    return `Nothing was stored. The rule is stronger: correct ${against.field} at its source, or the rule in match.yaml.`;
  return `Nothing was stored. Take one of these decisions back first: those between ${chain.join(', ')}.`;
}
