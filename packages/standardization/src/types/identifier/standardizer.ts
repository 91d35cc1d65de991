import { fromText } from '../../input';
import { accept, missing, reject } from '../../outcome';
import { isNullText } from '../../text/null-token';
import { identifierIssues } from './issue-codes';
import { hasResidentCheckDigit, looksLikeResidentId, renewedResidentId } from './resident-id';

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

/** `identifier`: upper-case without separators, so that `DE 123-456` and `de123456` are one. */
export const standardizeIdentifier = fromText((input, { country }) => {
  const text = input.text.toUpperCase().replace(separators, '').normalize('NFC');
  if (isNullText(text)) return missing();
  if (onlyZeros.test(text) || oneRepeated.test(text) || sequences.has(text)) {
    return reject(input, identifierIssues.placeholder);
  }
  const isWrong = looksLikeResidentId(text) && !hasResidentCheckDigit(text);
  return accept(input, text, {
    // Fifteen digits are many things in other countries.
    key: country?.toUpperCase() === 'CN' ? renewedResidentId(text) : undefined,
    issues: isWrong ? [identifierIssues.checkDigit] : [],
  });
});
