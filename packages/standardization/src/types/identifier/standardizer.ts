import { fromText } from '../../input';
import { accept, missing, reject } from '../../outcome';
import { settled } from '../../text/clean-text';
import { isNullText } from '../../text/null-token';
import { identifierIssues } from './issue-codes';
import { renewedResidentId } from './resident-id';
import { completeVat } from './schemes';
import { doubtsAbout, isPlaceholder } from './validator';

const separators = /[\s\-–—‐‑./_·:,;'"()[\]#]+/g;
function compact(text: string): string {
  return text.toUpperCase().replace(separators, '').normalize('NFC');
}

/**
 * `identifier`: upper-case without separators, so that `DE 123-456` and `de123456` are one. Check
 * digits are reckoned by the scheme of the field, or by the form of the number where that says enough.
 */
export const standardizeIdentifier = fromText((input, { country, scheme }) => {
  const bare = settled(input.text, compact);
  if (isNullText(bare)) return missing();
  if (isPlaceholder(bare)) {
    return reject(input, identifierIssues.placeholder);
  }
  const home = country?.toUpperCase();
  const text = scheme === 'vat' ? completeVat(bare, home) : bare;
  const isResident = scheme === 'resident-id' || home === 'CN';
  return accept(input, text, {
    // Fifteen digits are many things in other countries.
    key: isResident ? renewedResidentId(text) : undefined,
    issues: doubtsAbout(text, scheme),
  });
});
