import { scalarText } from '../../input';
import { cleanText } from '../../text/clean-text';

/** How many dates of a column can only be read with the day first, only with the month, or both ways. */
export interface DayOrderEvidence {
  readonly dayFirst: number;
  readonly monthFirst: number;
  readonly either: number;
}

/** Two numbers before a year; with dots the day is first everywhere. */
const ambiguous = /^(\d{1,2})\s?[-/\s]\s?(\d{1,2})\s?[-/\s]\s?(?:\d{4}|'?\d{2})(?=$|[\sT,])/;
const maxLength = 100;
const lastMonth = 12;
const lastDay = 31;
/** Typing errors put a few dates of every large column into the other order. */
const mostContrary = 0.05;

/** Counts the evidence in a column or a sample of it; what is no such date says nothing. */
export function dayOrderEvidence(sample: Iterable<unknown>): DayOrderEvidence {
  const found = { dayFirst: 0, monthFirst: 0, either: 0 };
  for (const raw of sample) {
    const { text } = cleanText(scalarText(raw) ?? '', maxLength);
    const [, one, other] = (ambiguous.exec(text) ?? []).map(Number);
    if (one === undefined || other === undefined || one === other) continue;
    if (one > lastDay || other > lastDay || one === 0 || other === 0) continue;
    if (one > lastMonth && other > lastMonth) continue;
    if (one > lastMonth) found.dayFirst++;
    else if (other > lastMonth) found.monthFirst++;
    else found.either++;
  }
  return found;
}

/**
 * The order that a column is written in; undefined where nothing in it decides, or where both orders
 * are about equally usual. Give the result as `dayFirst` to the context of the field.
 */
export function learnDayOrder(sample: Iterable<unknown>): boolean | undefined {
  return dayOrderOf(dayOrderEvidence(sample));
}

/** The order that evidence speaks for, however it was gathered. */
export function dayOrderOf({ dayFirst, monthFirst }: DayOrderEvidence): boolean | undefined {
  const decided = dayFirst + monthFirst;
  if (decided === 0) return undefined;
  if (monthFirst <= mostContrary * decided) return true;
  return dayFirst <= mostContrary * decided ? false : undefined;
}
