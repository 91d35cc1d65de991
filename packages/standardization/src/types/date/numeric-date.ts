import { monthFirstCountries } from '../../data/customs';
import type { StandardizationContext } from '../../context';
import type { FieldIssue } from '../../outcome';
import { isPossible, partsOfEpoch, partsOfSerial, type DateParts } from './calendar';
import { dateIssues } from './issue-codes';

const yearFirst = /^(\d{4})\s?[-/.\s]\s?(\d{1,2})(?:\s?[-/.\s]\s?(\d{1,2}))?[.]?$/;
const yearLast = /^(\d{1,2})\s?([-/.\s])\s?(\d{1,2})\s?[-/.\s]\s?(\d{4}|'?\d{2})[.]?$/;
const monthAndYear = /^(\d{1,2})\s?[-/.]\s?(\d{4})$/;
const shortYear = /^(\d{2})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const digitsOnly = /^-?\d+(?:\.\d+)?$/;

/** Serials of 1927-05-18 to 2119-01-08: below, a number is too likely a year or a count. */
const firstSerial = 10_000;
const lastSerial = 80_000;

function optional(text: string | undefined): number | undefined {
  const number = text === undefined ? 0 : Number(text);
  return number === 0 ? undefined : number;
}

/** Month and day 0 stand for unknown in exports (`1990-00-00`), unless the year is 0 as well. */
function partial(year: number, month: number | undefined, day: number | undefined): DateParts {
  const parts: DateParts = { year };
  if (month !== undefined) parts.month = month;
  if (month !== undefined && day !== undefined) parts.day = day;
  return parts;
}

/** Spreadsheets show 0 as the 0th of January 1900. */
function zeroOfSpreadsheet(year: number, month: number): DateParts | undefined {
  return year === 1900 && month === 1 ? { year, month, day: 0 } : undefined;
}

function isDayFirst(separator: string, context: StandardizationContext): boolean | undefined {
  if (separator === '.' || context.dayFirst !== undefined) return context.dayFirst ?? true;
  return context.country === undefined
    ? undefined
    : !monthFirstCountries.has(context.country.toUpperCase());
}

/** The order of the source first; where that is no day of the calendar, the other one. */
function ordered(
  first: number,
  second: number,
  year: number,
  dayFirst: boolean | undefined,
): DateParts {
  const asDayFirst: DateParts = { year, month: second, day: first };
  const asMonthFirst: DateParts = { year, month: first, day: second };
  const [usual, other] =
    dayFirst === false ? [asMonthFirst, asDayFirst] : [asDayFirst, asMonthFirst];
  if (isPossible(usual)) {
    const ambiguous = dayFirst === undefined && first !== second && isPossible(other);
    return ambiguous ? { ...usual, issues: [dateIssues.ambiguous] } : usual;
  }
  if (!isPossible(other)) return usual;
  return dayFirst === undefined ? other : { ...other, issues: [dateIssues.orderSwapped] };
}

/** A year of two digits is of this century unless that lies more than `yearsAhead` after today. */
export function fullYear(
  digits: string,
  today: string,
  yearsAhead: number,
): { year: number; issues: FieldIssue[] } {
  const number = Number(digits.replace(/['’]/, ''));
  if (digits.replace(/['’]/, '').length > 2) return { year: number, issues: [] };
  const thisYear = Number(today.slice(0, 4)) || 2000;
  const inThisCentury = thisYear - (thisYear % 100) + number;
  const year = inThisCentury > thisYear + yearsAhead ? inThisCentury - 100 : inThisCentury;
  return { year, issues: [dateIssues.twoDigitYear] };
}

/** 90-01-02: what is no day must be the year. */
function shortYearFirst(text: string, today: string, yearsAhead: number): DateParts | undefined {
  const [, digits = '', month, day] = shortYear.exec(text) ?? [];
  if (digits === '' || Number(digits) <= 31) return undefined;
  const { year, issues } = fullYear(digits, today, yearsAhead);
  return { ...partial(year, optional(month), optional(day)), issues };
}

function compact(text: string, context: StandardizationContext): DateParts | undefined {
  if (text.length === 4) return { year: Number(text) };
  const parts = partial(
    Number(text.slice(0, 4)),
    optional(text.slice(4, 6)),
    optional(text.slice(6, 8)),
  );
  if (text.length === 6)
    return isPossible(parts) && parts.year > 1800 && parts.year < 2200 ? parts : undefined;
  if (text.length !== 8 && text.length !== 14) return undefined;
  const plausible = parts.year >= 1500 && parts.year < 2200;
  if (text.length === 14 || plausible || /^(?:0000|9999)/.test(text)) return parts;
  return ordered(
    Number(text.slice(0, 2)),
    Number(text.slice(2, 4)),
    Number(text.slice(4)),
    isDayFirst(' ', context),
  );
}

function fromDigits(text: string, context: StandardizationContext): DateParts | undefined {
  const number = Number(text);
  const whole = Math.trunc(number);
  if (
    whole >= firstSerial &&
    whole <= lastSerial &&
    String(whole).length === 5 &&
    !text.startsWith('0')
  ) {
    return { ...partsOfSerial(number), issues: [dateIssues.serial] };
  }
  const length = String(Math.abs(whole)).length;
  if (length === 13) return { ...partsOfEpoch(number), issues: [dateIssues.epoch] };
  if (length === 10 || (whole < 0 && length > 6 && length < 10)) {
    return { ...partsOfEpoch(number * 1_000), issues: [dateIssues.epoch] };
  }
  return /^\d+$/.test(text) ? compact(text, context) : undefined;
}

/** A date of digits and separators; undefined when the text is none. */
export function readNumericDate(
  text: string,
  context: StandardizationContext,
  yearsAhead: number,
): DateParts | undefined {
  if (digitsOnly.test(text)) return fromDigits(text, context) ?? monthOfYear(text);
  const iso = yearFirst.exec(text);
  if (iso && Number(iso[3] ?? 1) === 0) {
    const zero = zeroOfSpreadsheet(Number(iso[1]), Number(iso[2]));
    if (zero) return zero;
  }
  if (iso) return partial(Number(iso[1]), optional(iso[2]), optional(iso[3]));
  const short = shortYearFirst(text, context.today, yearsAhead);
  if (short) return short;
  const written = yearLast.exec(text);
  if (!written) return monthOfYear(text);
  const [, first = '', separator = '', second = '', yearDigits = ''] = written;
  const { year, issues } = fullYear(yearDigits, context.today, yearsAhead);
  if (Number(first) === 0 || Number(second) === 0) {
    return (
      zeroOfSpreadsheet(year, Number(first) || Number(second)) ?? {
        ...partial(year, optional(first) ?? optional(second), undefined),
        issues,
      }
    );
  }
  const parts = ordered(Number(first), Number(second), year, isDayFirst(separator, context));
  return { ...parts, issues: [...(parts.issues ?? []), ...issues] };
}

function monthOfYear(text: string): DateParts | undefined {
  const found = monthAndYear.exec(text);
  return found ? { year: Number(found[2]), month: Number(found[1]) } : undefined;
}
