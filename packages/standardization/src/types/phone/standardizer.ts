import type { StandardizationContext } from '../../context';
import { fromText } from '../../input';
import { accept, reject, type CleanInput, type StandardizedValue } from '../../outcome';
import { dialled } from './dialled';
import { phoneIssues } from './issue-codes';
import { readNumber } from './read-number';
import { doubtsAbout, isPlaceholder } from './validator';

const notDigit = /\D/g;
const betweenNumbers = /\s*[;|]\s*|\s+\/\s+|\s+(?:or|oder|ou|或)\s+/;
const severalSigns = /[;|/]|o[ru]|oder|或/;
const minDigitsOfNumber = 6;
const maxNumbers = 10;

function standardizeOne(input: CleanInput, context: StandardizationContext): StandardizedValue {
  const { country, addressCountry } = context;
  const text = dialled(input.text);
  const digits = text.replace(notDigit, '');
  if (digits !== '' && isPlaceholder(digits)) return reject(input, phoneIssues.placeholder);
  const read = readNumber(text, country, addressCountry);
  if (read === undefined) {
    const isLocal = digits.length >= minDigitsOfNumber && !text.startsWith('+');
    const noRegion = isLocal && country === undefined && addressCountry === undefined;
    return reject(input, noRegion ? phoneIssues.noRegion : phoneIssues.impossible);
  }
  const { number, readAs } = read;
  if (isPlaceholder(number.nationalNumber)) return reject(input, phoneIssues.placeholder);
  const issues = doubtsAbout(read);
  if (number.ext !== undefined) issues.unshift(phoneIssues.extension);
  if (readAs === 'address') issues.unshift(phoneIssues.regionOfAddress);
  if (readAs === 'international') issues.unshift(phoneIssues.plusAdded);
  return accept(input, number.number, { issues });
}

function severalNumbers(text: string): string[] {
  if (!severalSigns.test(text)) return [];
  const parts = text.split(betweenNumbers).slice(0, maxNumbers);
  const complete = parts.every((part) => part.replace(notDigit, '').length >= minDigitsOfNumber);
  return parts.length > 1 && complete ? parts : [];
}

/** `phone`: E.164 without extension; several numbers in one text give several values. See README. */
export const standardizePhone = fromText((input, context) => {
  const parts = severalNumbers(input.text);
  if (parts.length === 0) return standardizeOne(input, context);
  const results = parts.map((part) =>
    standardizeOne({ text: part, original: part, issues: [] }, context),
  );
  const values = new Map(results.flatMap((result) => result.values).map((one) => [one.value, one]));
  const issues = [...input.issues, ...results.flatMap((result) => result.issues)];
  return { values: [...values.values()], issues: [...issues, phoneIssues.severalSplit] };
});
