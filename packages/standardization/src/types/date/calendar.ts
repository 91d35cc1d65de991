import type { FieldIssue } from '../../outcome';

/** A date read from text, not yet checked; month and day are absent in a partial date. */
export interface DateParts {
  year: number;
  month?: number;
  day?: number;
  issues?: readonly FieldIssue[];
}

const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const millisecondsPerDay = 86_400_000;

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Whether the day is in the (proleptic Gregorian) calendar; years of four digits only. */
export function isPossible({ year, month, day }: DateParts): boolean {
  if (year < 1000 || year > 9999) return false;
  if (month === undefined) return day === undefined;
  const days = daysOfMonth[month - 1];
  if (days === undefined) return false;
  if (day === undefined) return true;
  return day >= 1 && day <= (month === 2 && isLeap(year) ? 29 : days);
}

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export function isoDate({ year, month, day }: DateParts): string {
  let iso = String(year).padStart(4, '0');
  if (month !== undefined) iso += `-${String(month).padStart(2, '0')}`;
  if (day !== undefined) iso += `-${String(day).padStart(2, '0')}`;
  return iso;
}

/** The UTC day of milliseconds since 1970-01-01. */
export function partsOfEpoch(milliseconds: number): DateParts {
  const date = new Date(milliseconds);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/**
 * The day of a spreadsheet serial in the 1900 system: 1 is 1900-01-01, and because that system
 * counts a 29 February 1900, day 61 and later are counted from 1899-12-30.
 */
export function partsOfSerial(serial: number): DateParts {
  return partsOfEpoch(Date.UTC(1899, 11, 30) + Math.floor(serial) * millisecondsPerDay);
}
