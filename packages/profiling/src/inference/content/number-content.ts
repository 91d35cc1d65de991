import { standardize } from '@concord/standardization';
import { shareOf, type Facts } from '../facts';
import type { Evidence } from '../meaning';
import { mayBeDate } from './date-shape';
import { judged } from './judgement';

const plain = /^[-+]?[\d.,'\s]*\d%?$/;
const currency = /[$€£¥￥₹]|\b(?:USD|EUR|GBP|CNY|RMB|CHF|AUD|CAD|JPY)\b|元$/i;
const cents = /[.,]\d{2}$/;
const houseNumber = /^\d{1,5}\s?[a-z]?(?:\s?[-/]\s?\d{1,4}[a-z]?)?$/i;
const phoneCharacters =
  /^(?:tel\.?:?|t\.?:?|ph\.?:?|电话[:：]?)?[+＋(（]?[\d０-９\s().（）\-–/x+#ext转]+$/i;
const chineseMobile = /^(?:\(?\+?(?:00)?86\)?[\s-]?)?1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}$/;

function isPhone(text: string, countries: readonly string[]): boolean {
  return countries.some((country) => {
    const { values, issues } = standardize('phone', text, { country, today: '2000-01-01' });
    return values.length > 0 && issues.every(({ severity }) => severity === 'fixed');
  });
}

/** How much the values prove to be phone numbers; digits alone may be anything. */
function phoneContent(texts: readonly string[], countries: readonly string[]): number {
  const digits = (text: string): number => text.replace(/\D/g, '').length;
  const possible = texts.filter(
    (text) =>
      !mayBeDate.test(text) &&
      phoneCharacters.test(text) &&
      digits(text) >= 6 &&
      digits(text) <= 17,
  );
  const share = possible.length / Math.max(1, texts.length);
  if (share < 0.6) return judged(share, 0);
  const some = possible.slice(0, 60);
  const valid = Math.max(
    ...countries.map((country) => shareOf(some, (text) => isPhone(text, [country]))),
    shareOf(some, (text) => isPhone(text, countries)) * 0.9,
  );
  const marked = shareOf(
    some,
    (text) => /^[+(（0]|[\s\-/.]/.test(text) || chineseMobile.test(text),
  );
  return judged(share, valid * (0.15 + 0.85 * marked));
}

/** Phones, amounts, counts and house numbers. `countries`: where the numbers may be from. */
export function numberContent({ texts, summary }: Facts, countries: readonly string[]): Evidence {
  const numeric = shareOf(texts, (text) => plain.test(text));
  const priced = shareOf(texts, (text) => currency.test(text) && /\d/.test(text));
  const withCents = shareOf(texts, (text) => cents.test(text));
  const padded = shareOf(texts, (text) => /^0\d+$/.test(text));
  const isShort = (summary.numbers?.max ?? 0) < 100_000 && (summary.numbers?.min ?? -1) >= 0;
  const amounts = shareOf(
    texts,
    (text) => /\d/.test(text) && plain.test(text.replace(currency, '').trim()),
  );
  return {
    phone: phoneContent(texts, countries),
    money: judged(
      Math.max(numeric, amounts),
      Math.max(0.95 * priced, withCents > 0.9 ? 0.25 : 0.02),
    ),
    number: judged(numeric < 0.9 ? numeric * 0.6 : numeric, padded > 0.1 ? 0.1 : 0.32),
    'address.houseNumber':
      isShort || numeric < 0.9
        ? judged(
            shareOf(texts, (text) => houseNumber.test(text)),
            0.1,
          )
        : -1,
    'address.unit': summary.length !== undefined && summary.length.mean > 25 ? -1 : 0,
  };
}
