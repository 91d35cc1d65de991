import type { StandardizationContext } from '../../context';
import {
  accept,
  reject,
  type CleanInput,
  type FieldIssue,
  type StandardizedValue,
} from '../../outcome';
import { bareDate } from './bare-date';
import { readEraDate, readLocalYear } from './calendar-years';
import { isoDate, isPossible, type DateParts } from './calendar';
import { dateIssues } from './issue-codes';
import { readNumericDate } from './numeric-date';
import { readWrittenDate } from './written-date';

/** Written by systems where none was known, whatever the field. */
const placeholders: ReadonlySet<string> = new Set([
  '1900-01-01',
  '1899-12-30',
  '1899-12-31',
  '1900-01-00',
  '1111-11-11',
  '1753-01-01',
  '2099-12-31',
  '2999-12-31',
  '3000-01-01',
]);

export interface DateReading {
  /** How far a year of two digits may lie ahead before the century before is meant. */
  yearsAhead: number;
  /** Placeholders beside the usual ones. */
  placeholders?: ReadonlySet<string>;
  /** More checks of the readable date, given as `YYYY[-MM[-DD]]`. */
  check?: (iso: string, today: string) => FieldIssue | undefined;
}

function isPlaceholder(
  parts: DateParts,
  iso: string,
  more: ReadonlySet<string> | undefined,
): boolean {
  if (parts.year === 0 || parts.year === 9999) return true;
  if (parts.year === 1 && (parts.month ?? 1) === 1 && (parts.day ?? 1) === 1) return true;
  return placeholders.has(iso) || (more?.has(iso) ?? false);
}

/** Reads a date in any of the formats of the README; the time of day is left out. */
export function readDate(
  input: CleanInput,
  context: StandardizationContext,
  reading: DateReading,
): StandardizedValue {
  const { text, isApproximate } = bareDate(input.text);
  const parts =
    readLocalYear(text, context.country) ??
    readNumericDate(text, context, reading.yearsAhead) ??
    readEraDate(text, context.country) ??
    readWrittenDate(text, context.today, reading.yearsAhead);
  if (!parts) return reject(input, dateIssues.unreadable);
  const iso = isoDate(parts);
  if (isPlaceholder(parts, iso, reading.placeholders)) return reject(input, dateIssues.placeholder);
  const possible = possiblePart(parts);
  if (!possible) return reject(input, dateIssues.impossible);
  const value = isoDate(possible);
  const found = reading.check?.(value, context.today);
  if (found?.severity === 'rejected') return reject(input, found);
  const issues = [...(parts.issues ?? []), ...(found ? [found] : [])];
  if (isApproximate) issues.push(dateIssues.approximate);
  if (value === iso) return accept(input, iso, { issues });
  return accept(input, value, { key: iso, issues: [...issues, dateIssues.impossiblePart] });
}

/**
 * What of a date can be right: of the 81st of January the month. The digits as written stay the key for
 * matching, since most of them are as they should be.
 */
function possiblePart({ year, month, day }: DateParts): DateParts | undefined {
  if (month === undefined) return isPossible({ year }) ? { year } : undefined;
  const precise = [day === undefined ? { year, month } : { year, month, day }, { year, month }];
  return [...precise, { year }].find(isPossible);
}
