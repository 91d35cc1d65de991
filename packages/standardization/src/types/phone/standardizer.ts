import {
  isSupportedCountry,
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js/max';
import { fromText } from '../../input';
import { accept, reject, type CleanInput, type StandardizedValue } from '../../outcome';
import { phoneIssues } from './issue-codes';

const label = /^(?:tel|telefon|phone|ph|mob|mobile|mobil|handy|fax|cell|电话|手机)[.:\s]+/i;
const extensionWords = /\s*(?:转|轉|分机|分機|durchwahl|\bdw\b|\bposte\b)\s*[.:]?\s*(?=\d)/i;
const trunkZero = /^((?:\+|00)\s?\d{1,3})\s*\(0\)/;
const doubleZero = /^00(?=[1-9]\d{7,})/;
const notDigit = /\D/g;
const betweenNumbers = /\s*[;|]\s*|\s+\/\s+|\s+(?:or|oder|ou|或)\s+/;
const fractionOfSpreadsheet = /^(\d{6,15})\.0$/;
const oneDigitRepeated = /^(\d)\1{4,}$/;
const manyZeros = /0{7,}$/;
const minPlaceholderDigits = 6;
const minDigitsOfNumber = 6;
const maxNumbers = 10;
const ascending = '01234567890123456789';
const descending = '98765432109876543210';

/** `1234567`, `0123456789`, `555 555 5555`, `000…`: written to get past a required field. */
function isPlaceholder(digits: string): boolean {
  if (digits.length < minPlaceholderDigits) return /^(\d)\1*$/.test(digits);
  const withoutTrunk = digits.replace(/^0+(?=[1-9])/, '');
  if (oneDigitRepeated.test(withoutTrunk) || manyZeros.test(digits)) return true;
  return ascending.includes(digits) || descending.includes(digits);
}

function region(country: string | undefined): CountryCode | undefined {
  const upper = country?.toUpperCase();
  return upper !== undefined && isSupportedCountry(upper) ? upper : undefined;
}

function parse(text: string, country: CountryCode | undefined): PhoneNumber | undefined {
  const number = country
    ? parsePhoneNumberFromString(text, country)
    : parsePhoneNumberFromString(text);
  if (number?.isPossible()) return number;
  // 0049… from a source whose own exit code is another, or without a country.
  const international = text.replace(/[\s().-]/g, '');
  if (!doubleZero.test(international)) return number;
  return parsePhoneNumberFromString(international.replace(doubleZero, '+')) ?? number;
}

/**
 * Of a number that fits no plan the parser may take off one leading zero per reading; it is read
 * until E.164 gives itself back, so that what is stored reads the same ever after.
 */
function settled(number: PhoneNumber): PhoneNumber | undefined {
  let current: PhoneNumber | undefined = number;
  for (let before = ''; current && !current.isValid() && current.number !== before;) {
    before = current.number;
    current = parsePhoneNumberFromString(before);
  }
  return current;
}

function dialled(text: string): string {
  return text
    .replace(label, '')
    .replace(trunkZero, '$1 ')
    .replace(extensionWords, ' ext. ')
    .replace(fractionOfSpreadsheet, '$1');
}

function standardizeOne(input: CleanInput, country: string | undefined): StandardizedValue {
  const text = dialled(input.text);
  const digits = text.replace(notDigit, '');
  if (digits !== '' && isPlaceholder(digits)) return reject(input, phoneIssues.placeholder);
  const defaultCountry = region(country);
  const parsed = parse(text, defaultCountry);
  const number = parsed?.isPossible() ? settled(parsed) : undefined;
  if (!number?.isPossible()) {
    const readable =
      digits.length >= minDigitsOfNumber && !defaultCountry && !text.startsWith('+') && !parsed;
    return reject(input, readable ? phoneIssues.noRegion : phoneIssues.impossible);
  }
  if (isPlaceholder(number.nationalNumber)) return reject(input, phoneIssues.placeholder);
  const issues = parsed?.ext ? [phoneIssues.extension] : [];
  return accept(input, number.number, {
    issues: number.isValid() ? issues : [...issues, phoneIssues.unlikely],
  });
}

function severalNumbers(text: string): string[] {
  if (!/[;|/]|o[ru]|或/.test(text)) return [];
  const parts = text.split(betweenNumbers).slice(0, maxNumbers);
  const complete = parts.every((part) => part.replace(notDigit, '').length >= minDigitsOfNumber);
  return parts.length > 1 && complete ? parts : [];
}

/** `phone`: E.164 without extension. National numbers are read in the country of the source. */
export const standardizePhone = fromText((input, { country }) => {
  const parts = severalNumbers(input.text);
  if (parts.length === 0) return standardizeOne(input, country);
  const results = parts.map((part) =>
    standardizeOne({ text: part, original: part, issues: [] }, country),
  );
  const values = new Map(results.flatMap((result) => result.values).map((one) => [one.value, one]));
  const issues = [...input.issues, ...results.flatMap((result) => result.issues)];
  return { values: [...values.values()], issues: [...issues, phoneIssues.severalSplit] };
});
