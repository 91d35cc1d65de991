import type { Candidate } from './candidate';
import { completeness, isWhole } from './completeness';
import type { Rule } from './rule';
import { visibleTexts } from './value-text';

/** A candidate with one number per rule; higher is better. */
export interface Ranked {
  readonly candidate: Candidate;
  readonly scores: readonly number[];
}

type Score = (candidate: Candidate) => number;

function sum(candidate: Candidate, score: (value: Candidate['parts'][number]) => number): number {
  return candidate.parts.reduce((total, part) => total + score(part), 0);
}

/** In a group a record that fills more of the fields is the more complete one, before all else. */
function completenessScore(candidate: Candidate): number {
  const filled = candidate.parts.length * 1e6;
  return (
    filled +
    sum(candidate, ({ field, values }) =>
      Math.max(...values.map(({ value }) => completeness(field.type, value))),
    )
  );
}

function lengthScore(candidate: Candidate): number {
  return sum(candidate, ({ values }) =>
    values
      .flatMap(({ value }) => visibleTexts(value))
      .reduce((n, text) => n + Array.from(text).length, 0),
  );
}

function wholeScore({ parts }: Candidate): number {
  const whole = parts.every(({ field, values }) =>
    values.some(({ value }) => isWhole(field.type, value)),
  );
  return whole ? 1 : 0;
}

function countVotes(candidates: readonly Candidate[]): ReadonlyMap<string, number> {
  const votes = new Map<string, number>();
  for (const { matching } of candidates) votes.set(matching, (votes.get(matching) ?? 0) + 1);
  return votes;
}

function priorityScore(sources: readonly string[]): Score {
  const rank = new Map([...sources].reverse().map((source, index) => [source, index + 1]));
  return ({ witness }) => rank.get(witness.contributor.source) ?? 0;
}

function scoreOf(rule: Rule, candidates: readonly Candidate[]): Score {
  switch (rule.name) {
    case 'most-recent':
      return ({ witness }) => witness.changedAt ?? -Infinity;
    case 'oldest':
      return ({ witness }) => -(witness.changedAt ?? Infinity);
    case 'source-priority':
      return priorityScore(rule.sources);
    case 'trust':
      return ({ witness }) => witness.trust;
    case 'most-frequent': {
      const votes = countVotes(candidates);
      return ({ matching }) => votes.get(matching) ?? 0;
    }
    case 'most-complete':
      return completenessScore;
    case 'longest':
      return lengthScore;
    case 'whole':
      return wholeScore;
    case 'union':
      return () => 0;
  }
}

/** Orders by the first rule that tells the two apart, then record key, then place in the record. */
export function compareRanked(a: Ranked, b: Ranked): number {
  for (let i = 0; i < a.scores.length; i++) {
    const [first, second] = [a.scores[i] ?? 0, b.scores[i] ?? 0];
    if (first !== second) return second - first > 0 ? 1 : -1;
  }
  const [left, right] = [a.candidate.witness.contributor.key, b.candidate.witness.contributor.key];
  if (left !== right) return left < right ? -1 : 1;
  return a.candidate.place - b.candidate.place;
}

/** A rule and its score, under the name that lineage shows. */
export interface Criterion {
  readonly name: string;
  readonly score: Score;
}

/** The chain of a slot over its candidates; trust is always the last rule before the record key. */
export function criteria(
  rules: readonly Rule[],
  candidates: readonly Candidate[],
): readonly Criterion[] {
  const chain: readonly Rule[] = rules.some(({ name }) => name === 'trust')
    ? rules
    : [...rules, { name: 'trust' }];
  return chain.map((rule) => ({ name: rule.name, score: scoreOf(rule, candidates) }));
}

export function rank(candidate: Candidate, chain: readonly Criterion[]): Ranked {
  return { candidate, scores: chain.map(({ score }) => score(candidate)) };
}

/** The rule by which `winner` stands before `loser`. */
export function decidingRule(winner: Ranked, loser: Ranked, chain: readonly Criterion[]): string {
  const decided = chain.find((_, i) => winner.scores[i] !== loser.scores[i]);
  return decided?.name ?? 'record-key';
}
