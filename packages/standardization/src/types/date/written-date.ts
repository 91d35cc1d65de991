import { dateFillers, eraStarts, monthNumbers } from '../../data/months';
import { foldLetters } from '../../text/fold';
import type { DateParts } from './calendar';
import { fullYear } from './numeric-date';

const eastAsian =
  /^(?:公元|西元)?\s?(明治|大正|昭和|平成|令和|民国|民國)?\s?(\d{1,4}|元|[〇零一二三四五六七八九十]{1,4})\s?[年년](?:\s?(\d{1,2}|[一二三四五六七八九十]{1,3})\s?[月월](?:\s?(\d{1,2}|[一二三四五六七八九十]{1,3})\s?[日号號일]?)?)?$/;
const betweenWords = /[\s,./-]+/;
const ordinal = /^(\d{1,2})(?:st|nd|rd|th|er|e|o|º|\.)$/;
const digits = /^['’]?\d{1,4}$/;
const numerals = '〇一二三四五六七八九';
const longestWritten = 60;
const maxWords = 8;
const lastDay = 31;

/** Chinese numerals of a day or month (二十三) or, digit by digit, of a year (一九九〇). */
function chineseNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const digit = (character: string): number => numerals.indexOf(character.replace('零', '〇'));
  const ten = text.indexOf('十');
  if (ten < 0) return Array.from(text).reduce((sum, character) => sum * 10 + digit(character), 0);
  const tens = ten === 0 ? 1 : digit(text.slice(0, ten));
  const ones = ten === text.length - 1 ? 0 : digit(text.slice(ten + 1));
  return tens * 10 + ones;
}

function readEastAsian(text: string): DateParts | undefined {
  const found = eastAsian.exec(text);
  if (!found) return undefined;
  const [, era, yearText = '', monthText, dayText] = found;
  const yearOfEra = yearText === '元' ? 1 : chineseNumber(yearText);
  const start = era === undefined ? undefined : eraStarts.get(era);
  const parts: DateParts = { year: start === undefined ? yearOfEra : start + yearOfEra - 1 };
  if (monthText !== undefined) parts.month = chineseNumber(monthText);
  if (dayText !== undefined) parts.day = chineseNumber(dayText);
  return parts;
}

function readMonthName(text: string, today: string, yearsAhead: number): DateParts | undefined {
  let month: number | undefined;
  const numbers: string[] = [];
  const parts = foldLetters(text)
    .split(betweenWords)
    .filter((word) => word !== '');
  if (parts.length > maxWords) return undefined;
  for (const word of parts) {
    const named = monthNumbers.get(word);
    const plain = ordinal.exec(word)?.[1] ?? word;
    if (named !== undefined && month === undefined) month = named;
    else if (digits.test(plain)) numbers.push(plain);
    else if (!dateFillers.has(word)) return undefined;
  }
  if (month === undefined || numbers.length === 0 || numbers.length > 2) return undefined;
  return placed(month, numbers, today, yearsAhead);
}

function placed(
  month: number,
  numbers: readonly string[],
  today: string,
  yearsAhead: number,
): DateParts | undefined {
  const yearAt = numbers.findIndex((number) => number.replace(/['’]/, '').length > 2);
  const [only = ''] = numbers;
  if (numbers.length === 1) {
    if (yearAt === 0) return { year: Number(only), month };
    // Jan '90, Jan-90: what stands alone beside a month is its year unless it could be its day.
    const isYear = /^['’]/.test(only) || Number(only) > lastDay;
    const { year, issues } = fullYear(only, today, yearsAhead);
    return isYear ? { year, month, issues } : undefined;
  }
  const at = yearAt < 0 ? 1 : yearAt;
  const { year, issues } = fullYear(numbers[at] ?? '', today, yearsAhead);
  return { year, month, day: Number((numbers[1 - at] ?? '').replace(/['’]/, '')), issues };
}

/** A date with a month name in one of the languages of the table, or with 年月日; else undefined. */
export function readWrittenDate(
  text: string,
  today: string,
  yearsAhead: number,
): DateParts | undefined {
  if (text.length > longestWritten) return undefined;
  return readEastAsian(text) ?? readMonthName(text, today, yearsAhead);
}
