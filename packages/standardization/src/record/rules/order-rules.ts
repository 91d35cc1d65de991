import type { CanonicalFields, PlainValue } from '@concord/contracts/canonical';
import { realValues, type Breach, type RuleNamed } from './breach';

/** Below 0: a comes first. Of two dates only what both say is compared; undefined for what has no order. */
function compared(a: PlainValue | undefined, b: PlainValue | undefined): number | undefined {
  if (typeof a === 'object' && typeof b === 'object') {
    const amounts = 'amount' in a && 'amount' in b && a.currency === b.currency;
    return amounts ? a.amount - b.amount : undefined;
  }
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a !== 'string' || typeof b !== 'string') return undefined;
  const length = Math.min(a.length, b.length);
  const [one, other] = [a.slice(0, length), b.slice(0, length)];
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

export function inOrder(
  { first, second }: RuleNamed<'in-order'>,
  fields: CanonicalFields,
): Breach | undefined {
  const order = compared(realValues(fields, first)[0], realValues(fields, second)[0]);
  if (order === undefined || order <= 0) return undefined;
  return { field: second, message: `${second} comes before ${first}` };
}

/** An amount is held against a number in its own currency. */
function measure(value: PlainValue): PlainValue {
  return typeof value === 'object' && 'amount' in value ? value.amount : value;
}

export function within(
  { field, from, to }: RuleNamed<'within'>,
  fields: CanonicalFields,
): Breach | undefined {
  for (const value of realValues(fields, field).map(measure)) {
    if ((compared(value, from) ?? 0) < 0) return { field, message: `${field} is below ${from}` };
    if ((compared(value, to) ?? 0) > 0) return { field, message: `${field} is above ${to}` };
  }
  return undefined;
}
