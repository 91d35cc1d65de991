import type { IdentifierScheme } from '@concord/contracts/workspace';
import type { FieldIssue } from '../../outcome';
import { identifierIssues } from './issue-codes';
import { schemeByForm, verdictOf } from './schemes';

const oneRepeated = /^(.)\1{3,}$/u;
const onlyZeros = /^0+$/;
const sequences: ReadonlySet<string> = new Set([
  '12345',
  '123456',
  '1234567',
  '12345678',
  '123456789',
  '1234567890',
  '0123456789',
  '987654321',
]);

/** Written to get past a required field. */
export function isPlaceholder(text: string): boolean {
  return onlyZeros.test(text) || oneRepeated.test(text) || sequences.has(text);
}

/** A number that breaks its scheme is kept: most of its digits are right, and it may be another's. */
export function doubtsAbout(text: string, declared: IdentifierScheme | undefined): FieldIssue[] {
  const scheme = declared ?? schemeByForm(text);
  const verdict = scheme === undefined ? 'right' : verdictOf(text, scheme);
  if (verdict === 'right') return [];
  return [verdict === 'form' ? identifierIssues.form : identifierIssues.checkDigit];
}
