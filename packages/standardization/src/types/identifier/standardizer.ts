import type { IdentifierScheme } from '@concord/contracts/workspace';
import { fromText } from '../../input';
import { accept, missing, reject, type FieldIssue } from '../../outcome';
import { isNullText } from '../../text/null-token';
import { identifierIssues } from './issue-codes';
import { renewedResidentId } from './resident-id';
import { completeVat, schemeByForm, verdictOf } from './schemes';

const separators = /[\s\-–—‐‑./_·:,;'"()[\]#]+/g;
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

/** A number that breaks its scheme is kept: most of its digits are right, and it may be another's. */
function issuesOf(text: string, declared: IdentifierScheme | undefined): FieldIssue[] {
  const scheme = declared ?? schemeByForm(text);
  const verdict = scheme === undefined ? 'right' : verdictOf(text, scheme);
  if (verdict === 'right') return [];
  return [verdict === 'form' ? identifierIssues.form : identifierIssues.checkDigit];
}

/**
 * `identifier`: upper-case without separators, so that `DE 123-456` and `de123456` are one. Check
 * digits are reckoned by the scheme of the field, or by the form of the number where that says enough.
 */
export const standardizeIdentifier = fromText((input, { country, scheme }) => {
  const bare = input.text.toUpperCase().replace(separators, '').normalize('NFC');
  if (isNullText(bare)) return missing();
  if (onlyZeros.test(bare) || oneRepeated.test(bare) || sequences.has(bare)) {
    return reject(input, identifierIssues.placeholder);
  }
  const home = country?.toUpperCase();
  const text = scheme === 'vat' ? completeVat(bare, home) : bare;
  const isResident = scheme === 'resident-id' || home === 'CN';
  return accept(input, text, {
    // Fifteen digits are many things in other countries.
    key: isResident ? renewedResidentId(text) : undefined,
    issues: issuesOf(text, scheme),
  });
});
