import { isPossible, type DateParts } from './calendar';

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

/** Whether a date, as parts and as `YYYY[-MM[-DD]]`, says that none is known. */
export function isPlaceholder(
  parts: DateParts,
  iso: string,
  more: ReadonlySet<string> | undefined,
): boolean {
  if (parts.year === 0 || parts.year === 9999) return true;
  if (parts.year === 1 && (parts.month ?? 1) === 1 && (parts.day ?? 1) === 1) return true;
  return placeholders.has(iso) || (more?.has(iso) ?? false);
}

/**
 * What of a date can be right: of the 81st of January the month. The digits as written stay the key for
 * matching, since most of them are as they should be.
 */
export function possiblePart({ year, month, day }: DateParts): DateParts | undefined {
  if (month === undefined) return isPossible({ year }) ? { year } : undefined;
  const precise = [day === undefined ? { year, month } : { year, month, day }, { year, month }];
  return [...precise, { year }].find(isPossible);
}
