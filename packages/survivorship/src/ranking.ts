import type { Candidate } from './candidate';
import { completeness, isWhole } from './completeness';
import { holds, scoreBy } from './candidate-expression';
import { ordinal } from './ordinal';
import type { Fading, Rule } from './rule';
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

/** Valid: the source record has no issue with the field that anybody was warned of. */
function firstValidScore(sources: readonly string[] | undefined): Score {
  const priority: Score =
    sources === undefined ? ({ witness }) => witness.trust : priorityScore(sources);
  const most = (sources?.length ?? 0) + 1;
  return (candidate) => {
    const { issues } = candidate.witness.contributor.record;
    const doubted = candidate.parts.some(({ field }) =>
      issues.some((issue) => issue.field === field.field && issue.severity !== 'fixed'),
    );
    return (doubted ? 0 : most) + priority(candidate);
  };
}

/** What has no order counts as none: the next rule decides. */
function ordinalScore(direction: 1 | -1): Score {
  return ({ parts }) => {
    const values = parts.flatMap((part) =>
      part.values.flatMap(({ value }) => ordinal(value) ?? []),
    );
    return values.length === 0 ? -Infinity : Math.max(...values.map((value) => direction * value));
  };
}

/**
 * Age counts from the newest record that says something here: a golden record is a function of its
 * contributors, so that nothing changes merely because time goes by.
 */
function fadedScore({ all, bySource }: Fading, candidates: readonly Candidate[]): Score {
  const newest = candidates.reduce(
    (latest, { witness }) => Math.max(latest, witness.changedAt ?? -Infinity),
    -Infinity,
  );
  return ({ witness: { trust, changedAt, contributor } }) => {
    const fading = bySource.get(contributor.source) ?? all;
    if (fading === undefined) return trust;
    return fading(trust, changedAt === undefined ? undefined : newest - changedAt);
  };
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
      return rule.fading === undefined
        ? ({ witness }) => witness.trust
        : fadedScore(rule.fading, candidates);
    case 'first-valid':
      return firstValidScore(rule.sources);
    case 'minimum':
      return ordinalScore(-1);
    case 'maximum':
      return ordinalScore(1);
    case 'expression':
      return (candidate) => scoreBy(rule.expression, candidate);
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
  const chain: readonly Rule[] = rules.some(
    ({ name, when }) => name === 'trust' && when === undefined,
  )
    ? rules
    : [...rules, { name: 'trust' }];
  return chain.flatMap((rule) => criteriaOf(rule, candidates));
}

/** A rule with a condition is two: who meets it goes first, and among those the rule decides. */
function criteriaOf(rule: Rule, candidates: readonly Candidate[]): Criterion[] {
  const { name, when } = rule;
  if (when === undefined) return [{ name, score: scoreOf(rule, candidates) }];
  const meeting = new Set(candidates.filter((candidate) => holds(when, candidate)));
  const score = scoreOf(rule, [...meeting]);
  return [
    { name: 'condition', score: (candidate) => Number(meeting.has(candidate)) },
    { name, score: (candidate) => (meeting.has(candidate) ? score(candidate) : 0) },
  ];
}

export function rank(candidate: Candidate, chain: readonly Criterion[]): Ranked {
  return { candidate, scores: chain.map(({ score }) => score(candidate)) };
}

/** The rule by which `winner` stands before `loser`. */
export function decidingRule(winner: Ranked, loser: Ranked, chain: readonly Criterion[]): string {
  const decided = chain.find((_, i) => winner.scores[i] !== loser.scores[i]);
  return decided?.name ?? 'record-key';
}
