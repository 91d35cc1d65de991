import { moneyValue, type MoneyValue, type StandardValue } from '@concord/contracts/canonical';
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
  /^([-−(]?)\s?([^\d\s.,()'-]{0,6}\.?)\s?([-−]?\d[\d.,'’\s]*(?:e[+-]?\d{1,3})?[千万萬亿億]?)\s?([^\d\s.,()-]{0,8}\.?)\s?([-)]?)$/iu;
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

interface MoneyParts {
  readonly amount: unknown;
  readonly currency?: unknown;
  readonly from?: unknown;
}

/** A number is taken as it is: the decimal customs of a country only concern text. */
function fromParts(parts: MoneyParts, context: StandardizationContext): StandardizedValue {
  const { amount, currency } = parts;
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
    values: result.values.map((value) => withoutOriginal(value, parts)),
  };
}

/** Signs such as $ are punctuation, which counts as missing elsewhere. */
function isCurrencySign(sign: string): boolean {
  return /\p{Sc}/u.test(sign) || !isNullText(sign);
}

/** What a converted amount was before; undefined where it was not converted, or says nonsense. */
function convertedFrom(from: unknown): MoneyValue['from'] {
  const read = moneyValue.shape.from.safeParse(from);
  return read.success ? read.data : undefined;
}

/** The standard form came in already: there is nothing else that the source wrote. */
function withoutOriginal(
  standard: StandardValue,
  { amount, currency, from }: MoneyParts,
): StandardValue {
  const { value } = standard;
  const before = convertedFrom(from);
  const isSame =
    typeof value === 'object' &&
    'amount' in value &&
    value.amount === amount &&
    value.currency === currency;
  if (!isSame) return standard;
  return { value: before === undefined ? value : { ...value, from: before } };
}

/** `money`: amount and ISO 4217 currency, from text (`1.234,56 €`), a number or `{ amount, currency }`. */
export const standardizeMoney: Standardizer = (raw, context) => {
  if (typeof raw === 'object' && raw !== null && 'amount' in raw) {
    return fromParts(raw, context);
  }
  return typeof raw === 'number'
    ? fromParts({ amount: raw, currency: '' }, context)
    : fromWrittenAmount(raw, context);
};
