import { fictionalPhones } from '../../data/fictional-phones';
import type { FieldIssue } from '../../outcome';
import { phoneIssues } from './issue-codes';
import type { ReadNumber } from './read-number';

const ascending = '01234567890123456789';
const descending = '98765432109876543210';
const minPlaceholderDigits = 6;
const oneDigitRepeated = /^(\d)\1{4,}$/;
const manyZeros = /0{7,}$/;
/** 1212121212, 123123123 */
const groupRepeated = /^(\d{2,3})\1{3,}$/;
const sevenAlike = /(\d)\1{6}$/;
/** As many digits in order at the end come about by chance once in a million numbers. */
const orderedEnd = 8;
const service = new Set<ReadNumber['type']>([
  'PREMIUM_RATE',
  'SHARED_COST',
  'TOLL_FREE',
  'UAN',
  'VOICEMAIL',
]);

function isInOrder(digits: string): boolean {
  return ascending.includes(digits) || descending.includes(digits);
}

/** `1234567`, `0123456789`, `555 555 5555`, `000…`: written to get past a required field. */
export function isPlaceholder(digits: string): boolean {
  if (digits.length < minPlaceholderDigits) return /^(\d)\1*$/.test(digits);
  const withoutTrunk = digits.replace(/^0+(?=[1-9])/, '');
  if (oneDigitRepeated.test(withoutTrunk) || manyZeros.test(digits)) return true;
  return groupRepeated.test(withoutTrunk) || isInOrder(digits);
}

/** What a readable number should be looked at for. */
export function doubtsAbout({ number, type, isValid }: ReadNumber): FieldIssue[] {
  const found: FieldIssue[] = [];
  const national = number.nationalNumber;
  if (fictionalPhones.some((range) => range.test(number.number))) found.push(phoneIssues.fictional);
  else if (!isValid) found.push(phoneIssues.unlikely);
  if (sevenAlike.test(national) || isInOrder(national.slice(-orderedEnd)))
    found.push(phoneIssues.pattern);
  if (service.has(type)) found.push(phoneIssues.service);
  return found;
}
