import type { PlainValue } from '@concord/contracts/canonical';

/** `YYYY[-MM[-DD]]`; a year alone stands before its months, as in a calendar. */
const isoDate = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/u;

/** Where a value stands among others of its type: numbers, amounts and dates have an order, texts none. */
export function ordinal(value: PlainValue): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'object') return 'amount' in value ? value.amount : undefined;
  const [whole, year = '', month = '00', day = '00'] = isoDate.exec(value) ?? [];
  return whole === undefined ? undefined : Number(`${year}${month}${day}`);
}
