import type { StandardizationContext } from '../../context';
import { decimalCommaCountries } from '../../data/customs';

export interface ReadNumber {
  number: number;
  /** The separator could as well have been the decimal sign. */
  ambiguous: boolean;
}

const plain = /^-?\d+(?:\.\d+)?(?:e[+-]?\d{1,3})?$/i;
const groups = /(?<=\d)[\s'’٬](?=\d{3}(?:\D|$))/g;
const minusSigns = /^[−–﹣－]/;
const inBrackets = /^\((.+)\)$/;
const trailingMinus = /^([^-]+)-$/;
const factors: ReadonlyMap<string, number> = new Map([
  ['千', 1e3],
  ['万', 1e4],
  ['萬', 1e4],
  ['亿', 1e8],
  ['億', 1e8],
]);
const decimalComma = /^[+-]?\d{1,3}(?:\.\d{3})*,\d+$|^[+-]?\d+,\d+$/;
const decimalDot = /^[+-]?\d{1,3}(?:,\d{3})*\.\d+$|^[+-]?\d*\.\d+$/;
const thousandsOnly = /^[+-]?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/;
/** Lakh and crore: 1,00,00,000.50. */
const indian = /^[+-]?\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?$/;
const whole = /^[+-]?\d+$/;

function usesDecimalComma({ country }: StandardizationContext): boolean | undefined {
  return country === undefined ? undefined : decimalCommaCountries.has(country.toUpperCase());
}

function readSeparated(text: string, context: StandardizationContext): ReadNumber | undefined {
  const grouped = thousandsOnly.exec(text);
  if (grouped) {
    const separator = grouped[1] ?? ',';
    const comma = usesDecimalComma(context);
    const isSingle = text.indexOf(separator) === text.lastIndexOf(separator);
    const isDecimal = isSingle && comma !== undefined && comma === (separator === ',');
    if (isDecimal) return { number: Number(text.replace(',', '.')), ambiguous: false };
    // 1.234 without a country: a dot alone is the decimal sign of nearly all machines.
    if (isSingle && comma === undefined && separator === '.')
      return { number: Number(text), ambiguous: false };
    const number = Number(text.replaceAll(separator, ''));
    return { number, ambiguous: isSingle && comma === undefined };
  }
  if (whole.test(text)) return { number: Number(text), ambiguous: false };
  if (decimalDot.test(text) || indian.test(text))
    return { number: Number(text.replaceAll(',', '')), ambiguous: false };
  if (!decimalComma.test(text)) return undefined;
  return { number: Number(text.replaceAll('.', '').replace(',', '.')), ambiguous: false };
}

function unsigned(text: string): { digits: string; sign: 1 | -1 } {
  const negative = inBrackets.exec(text)?.[1] ?? trailingMinus.exec(text)?.[1];
  return negative === undefined ? { digits: text, sign: 1 } : { digits: negative.trim(), sign: -1 };
}

/**
 * Reads a number of either decimal convention (`1,234.56`, `1.234,56`, `1 234,56`, `1'234.50`),
 * negative with a sign before or after or in brackets, with 万 and 亿. Undefined when it is none.
 */
export function readNumber(
  written: string,
  context: StandardizationContext,
): ReadNumber | undefined {
  const text = written.replace(minusSigns, '-');
  const { digits, sign } = unsigned(text);
  const factor = factors.get(digits.slice(-1));
  const bare = (factor === undefined ? digits : digits.slice(0, -1)).replace(groups, '').trim();
  const isMachineForm = plain.test(bare) && !thousandsOnly.test(bare);
  const read = isMachineForm
    ? { number: Number(bare), ambiguous: false }
    : readSeparated(bare, context);
  if (!read || !Number.isFinite(read.number)) return undefined;
  const value = read.number * sign * (factor ?? 1);
  // Adding 0 turns -0 into 0.
  return Number.isFinite(value) ? { number: value + 0, ambiguous: read.ambiguous } : undefined;
}
