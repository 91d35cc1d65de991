import { addressDetails, type PlainValue, type StandardValue } from '@concord/contracts/canonical';

/** Details of an address are read off its lines, `from` of an amount is said by the amount. */
const repeated: ReadonlySet<string> = new Set([...addressDetails, 'from']);

/** One text per value, whatever the order of its properties: equal values, equal texts. */
export function valueText(value: PlainValue): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object') return String(value);
  const parts = Object.entries(value).filter(([, part]) => part !== undefined);
  return JSON.stringify(parts.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Values of one matching text count as the same: 張三 and 张三 vote together. */
export function matchingText(standard: StandardValue): string {
  return standard.key ?? valueText(standard.value);
}

/** Everything that people would read in a value, for its length. */
export function visibleTexts(value: PlainValue): readonly string[] {
  if (typeof value !== 'object') return [String(value)];
  const parts: readonly (readonly [string, unknown])[] = Object.entries(value);
  return parts
    .filter(([name]) => !repeated.has(name))
    .flatMap(([, part]): unknown[] => (Array.isArray(part) ? part : [part]))
    .filter((part) => part !== undefined)
    .map(String);
}

/** An empty value is no value: it must never overwrite one. */
export function isEmpty(value: PlainValue): boolean {
  if (typeof value === 'string') return value.trim() === '';
  if (typeof value === 'number') return Number.isNaN(value);
  if (typeof value === 'boolean') return false;
  return visibleTexts(value).every((text) => text.trim() === '');
}
