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
import { isoDate } from './calendar';
import { dateIssues } from './issue-codes';
import { readNumericDate } from './numeric-date';
import { isPlaceholder, possiblePart } from './validator';
import { readWrittenDate } from './written-date';

export interface DateReading {
  /** How far a year of two digits may lie ahead before the century before is meant. */
  yearsAhead: number;
  /** Placeholders beside the usual ones. */
  placeholders?: ReadonlySet<string>;
  /** More checks of the readable date, given as `YYYY[-MM[-DD]]`. */
  check?: (iso: string, today: string) => FieldIssue | undefined;
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
