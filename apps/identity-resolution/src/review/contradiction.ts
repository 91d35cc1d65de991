import type { Change, Conflict, Decision, Resolver, ResolverChange } from '@concord/matching';
import { conflict } from '@concord/service-kit';

/** Conflicts that are told in words. */
const mostTold = 5;

/**
 * A steward hears at once that his word contradicts others: stored, it would silently be without effect, or take
 * the effect of another one.
 *
 * @returns what the engine changed; it is as before where it throws.
 * @throws ProblemError 409 that names the records between
 */
export function unlessContradicted(resolver: Resolver, changes: readonly Change[]): ResolverChange {
  const [only] = changes;
  if (changes.length === 1 && only !== undefined && 'decide' in only)
    refuseContradiction(resolver, only.decide);
  const known = new Set(resolver.conflicts().map(({ text }) => text));
  const change = resolver.apply(changes);
  const fresh = resolver
    .conflicts()
    .filter(({ wanted, text }) => wanted.by === 'steward' && !known.has(text));
  if (fresh.length === 0) return change;
  resolver.revert(change);
  const told = fresh.slice(0, mostTold).map(({ text }) => text);
  const more = fresh.length > told.length ? ` And ${fresh.length - told.length} more.` : '';
  const [first] = fresh;
  throw contradicts(`${told.join(' ')}${more}${first === undefined ? '' : ` ${remedy(first)}`}`);
}

export function contradicts(detail: string): Error {
  return conflict('decision.contradicts', detail);
}

function refuseContradiction(resolver: Resolver, decision: Decision): void {
  const [first] = resolver.contradictions(decision);
  if (first === undefined) return;
  throw contradicts(`${sentence(first, decision)} ${remedy(first)}`);
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
