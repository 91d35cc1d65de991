import type { SemanticType } from '@concord/contracts/semantic-types';
import type { Rule } from './rule';

const frequentNames: readonly Rule[] = [
  { name: 'whole' },
  { name: 'most-frequent' },
  { name: 'most-complete' },
  { name: 'most-recent' },
];

const steadyFacts: readonly Rule[] = [
  { name: 'whole' },
  { name: 'most-frequent' },
  { name: 'trust' },
  { name: 'most-recent' },
];

const passingFacts: readonly Rule[] = [
  { name: 'whole' },
  { name: 'most-recent' },
  { name: 'most-frequent' },
  { name: 'most-complete' },
];

/**
 * The chain of a semantic type where the workspace says nothing. What a person keeps for life is
 * decided by majority, since the newest typo should not win; what changes is decided by recency.
 */
const defaultRules: Readonly<Record<SemanticType, readonly Rule[]>> = {
  'name.given': frequentNames,
  'name.family': frequentNames,
  'name.full': frequentNames,
  'name.organization': frequentNames,
  'date.birth': steadyFacts,
  gender: steadyFacts,
  language: steadyFacts,
  identifier: steadyFacts,
  address: passingFacts,
  postcode: passingFacts,
  place: passingFacts,
  country: passingFacts,
  email: passingFacts,
  phone: passingFacts,
  date: passingFacts,
  money: passingFacts,
  category: passingFacts,
  text: passingFacts,
  number: passingFacts,
  boolean: passingFacts,
};

/** Many-valued fields keep every value, the likeliest first. */
export function defaultRulesFor(type: SemanticType, many: boolean): readonly Rule[] {
  return many ? [{ name: 'union' }, ...defaultRules[type]] : defaultRules[type];
}
