import type { StandardValue } from '@concord/contracts/canonical';
import type { StandardizationContext } from './context';
import { warned, type FieldIssue, type StandardizedValue, type Standardizer } from './outcome';

/** More values than a field of a customer has; the rest would only cost time. */
export const maxValues = 50;

export const tooMany = warned(
  'value.too-many',
  `Only the first ${maxValues} values of the list were read.`,
);

/** Standardizes each element of a list; equal values are kept once, in the order of the list. */
export function standardizeList(
  standardizer: Standardizer,
  raw: readonly unknown[],
  context: StandardizationContext,
): StandardizedValue {
  const values = new Map<string, StandardValue>();
  const issues: FieldIssue[] = raw.length > maxValues ? [tooMany] : [];
  for (const element of raw.slice(0, maxValues)) {
    const result = standardizer(element, context);
    issues.push(...result.issues);
    for (const value of result.values) {
      const identity = JSON.stringify(value.value);
      if (!values.has(identity)) values.set(identity, value);
    }
  }
  return { values: [...values.values()], issues };
}
