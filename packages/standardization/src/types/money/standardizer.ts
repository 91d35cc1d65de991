import type { StandardValue } from '@concord/contracts/canonical';
import type { StandardizationContext } from '../../context';
import { fromText, scalarText } from '../../input';
import {
  accept,
  missing,
  reject,
  type CleanInput,
  type StandardizedValue,
  type Standardizer,
} from '../../outcome';
import { cleanText } from '../../text/clean-text';
import { isNullText } from '../../text/null-token';
import { readNumber, type ReadNumber } from '../number/read-number';
import { readCurrency } from './currency';
import { moneyIssues } from './issue-codes';

const maxLength = 100;
/** Sign or code, amount, sign or code; the minus may stand before the sign. */
const written =
  /^([-−(]?)\s?([^\d\s.,()'-]{0,6}\.?)\s?([-−]?[\d][\d.,'\s]*(?:e[+-]?\d{1,3})?[千万萬亿億]?)\s?([^\d\s.,()]{0,8}\.?)\s?([-)]?)$/iu;
const minus = /^[-−]/;
const trailingDash = /[.,][-–—]{1,2}$/;

function withCurrency(
  input: CleanInput,
  amount: ReadNumber | undefined,
  sign: string,
  context: StandardizationContext,
): StandardizedValue {
  if (!amount) return reject(input, moneyIssues.unreadable);
  const read = readCurrency(sign, context.country);
  if (!read) return reject(input, sign === '' ? moneyIssues.noCurrency : moneyIssues.unreadable);
  const issues = read.issue ? [read.issue] : [];
  if (amount.ambiguous) issues.push(moneyIssues.ambiguousAmount);
  return accept(input, { amount: amount.number, currency: read.currency }, { issues });
}

const fromWrittenAmount = fromText(
  (input, context) => {
    const found = written.exec(input.text.replace(trailingDash, ''));
    if (!found) return reject(input, moneyIssues.unreadable);
    const [, before = '', prefix = '', digits = '', suffix = '', after = ''] = found;
    if (prefix !== '' && suffix !== '' && !sameCurrency(prefix, suffix, context)) {
      return reject(input, moneyIssues.unreadable);
    }
    const negative = before !== '' || after !== '';
    const sign = suffix !== '' ? suffix : prefix;
    const amount = readNumber(
      (negative ? `-${digits.replace(minus, '')}` : digits).trim(),
      context,
    );
    return withCurrency(input, amount, sign, context);
  },
  { maxLength },
);

/** `$1,234 USD` and `RMB 5元` say it twice. */
function sameCurrency(
  prefix: string,
  suffix: string,
  { country }: StandardizationContext,
): boolean {
  const after = readCurrency(suffix, country);
  const home = after?.currency.slice(0, 2);
  const before = readCurrency(prefix, country)?.currency;
  return (
    before !== undefined &&
    (before === after?.currency || readCurrency(prefix, home)?.currency === after?.currency)
  );
}

/** A number is taken as it is: the decimal customs of a country only concern text. */
function fromParts(
  amount: unknown,
  currency: unknown,
  context: StandardizationContext,
): StandardizedValue {
  const digits = cleanText(scalarText(amount) ?? '', maxLength).text;
  const sign = cleanText(scalarText(currency) ?? '', maxLength).text;
  if (isNullText(digits)) return missing();
  const input: CleanInput = { text: digits, original: `${digits} ${sign}`.trim(), issues: [] };
  const read =
    typeof amount === 'number'
      ? { number: amount + 0, ambiguous: false }
      : readNumber(digits, context);
  const result = withCurrency(input, read, isCurrencySign(sign) ? sign : '', context);
  return {
    ...result,
    values: result.values.map((value) => withoutOriginal(value, amount, currency)),
  };
}

/** Signs such as $ are punctuation, which counts as missing elsewhere. */
function isCurrencySign(sign: string): boolean {
  return /\p{Sc}/u.test(sign) || !isNullText(sign);
}

/** The standard form came in already: there is nothing else that the source wrote. */
function withoutOriginal(
  standard: StandardValue,
  amount: unknown,
  currency: unknown,
): StandardValue {
  const { value } = standard;
  const isSame =
    typeof value === 'object' &&
    'amount' in value &&
    value.amount === amount &&
    value.currency === currency;
  return isSame ? { value } : standard;
}

/** `money`: amount and ISO 4217 currency, from text (`1.234,56 €`), a number or `{ amount, currency }`. */
export const standardizeMoney: Standardizer = (raw, context) => {
  if (typeof raw === 'object' && raw !== null && 'amount' in raw) {
    return fromParts(raw.amount, 'currency' in raw ? raw.currency : undefined, context);
  }
  return typeof raw === 'number' ? fromParts(raw, '', context) : fromWrittenAmount(raw, context);
};
