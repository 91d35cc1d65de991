import type { StandardizationContext } from '../../context';
import { fromText, scalarText } from '../../input';
import {
  accept,
  reject,
  type CleanInput,
  type StandardizedValue,
  type Standardizer,
} from '../../outcome';
import { cleanText } from '../../text/clean-text';
import { readNumber } from '../number/read-number';
import { readCurrency } from './currency';
import { moneyIssues } from './issue-codes';

const maxLength = 100;
/** Sign or code, amount, sign or code; the minus may stand before the sign. */
const written =
  /^([-−(]?)\s?([^\d\s.,()'-]{0,6}\.?)\s?([-−]?[\d][\d.,'\s]*(?:e[+-]?\d{1,3})?[千万萬亿億]?)\s?([^\d\s.,()]{0,8}\.?)\s?([-)]?)$/iu;
const trailingDash = /[.,][-–—]{1,2}$/;

function readAmount(
  input: CleanInput,
  amount: string,
  sign: string,
  context: StandardizationContext,
): StandardizedValue {
  const read = readNumber(amount.trim(), context);
  if (!read) return reject(input, moneyIssues.unreadable);
  const currency = readCurrency(sign, context.country);
  if (!currency)
    return reject(input, sign === '' ? moneyIssues.noCurrency : moneyIssues.unreadable);
  const issues = currency.issue ? [currency.issue] : [];
  if (read.ambiguous) issues.push(moneyIssues.ambiguousAmount);
  return accept(input, { amount: read.number, currency: currency.currency }, { issues });
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
    return readAmount(input, negative ? `-${digits.replace(/^[-−]/, '')}` : digits, sign, context);
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

function fromParts(
  amount: unknown,
  currency: unknown,
  context: StandardizationContext,
): StandardizedValue {
  const digits = cleanText(scalarText(amount) ?? '', maxLength).text;
  const sign = cleanText(scalarText(currency) ?? '', maxLength).text;
  const original = `${digits} ${sign}`.trim();
  if (digits === '') return { values: [], issues: [] };
  const result = readAmount({ text: digits, original, issues: [] }, digits, sign, context);
  const isStandard =
    typeof amount === 'number' && result.values[0] && sign === moneyCurrency(result);
  return isStandard ? { ...result, values: result.values.map(({ value }) => ({ value })) } : result;
}

function moneyCurrency(result: StandardizedValue): string | undefined {
  const value = result.values[0]?.value;
  return typeof value === 'object' && 'currency' in value ? value.currency : undefined;
}

/** `money`: amount and ISO 4217 currency, from text (`1.234,56 €`), a number or `{ amount, currency }`. */
export const standardizeMoney: Standardizer = (raw, context) => {
  if (typeof raw === 'object' && raw !== null && 'amount' in raw) {
    return fromParts(raw.amount, 'currency' in raw ? raw.currency : undefined, context);
  }
  return fromWrittenAmount(raw, context);
};
