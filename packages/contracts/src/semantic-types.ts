import { z } from 'zod';

/**
 * The hinge of the whole: a semantic type brings its standardizer, validators, comparator,
 * blocking keys, survivorship default and masking rule.
 */
export const semanticTypes = [
  'name.given',
  'name.family',
  'name.full',
  'name.organization',
  'date.birth',
  'date',
  'email',
  'phone',
  'address',
  'postcode',
  'place',
  'gender',
  'country',
  'language',
  'identifier',
  'money',
  'category',
  'text',
  'number',
  'boolean',
] as const;

export const semanticType = z.enum(semanticTypes);
export type SemanticType = z.infer<typeof semanticType>;

/** Types of which a person has only one: a contradiction is evidence against a match. */
export const singleValuedTypes: ReadonlySet<SemanticType> = new Set([
  'date.birth',
  'gender',
  'identifier',
]);

/** Types whose values point at a person: never written to a log, masked by role in answers; `personal` of a field says otherwise. */
export const personalTypes: ReadonlySet<SemanticType> = new Set([
  'name.given',
  'name.family',
  'name.full',
  'date.birth',
  'email',
  'phone',
  'address',
  'postcode',
  'identifier',
]);
