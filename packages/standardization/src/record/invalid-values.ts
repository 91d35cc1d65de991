import type { StandardValue } from '@concord/contracts/canonical';

/** Not kept as evidence only. */
export function isValid({ invalid }: StandardValue): boolean {
  return invalid !== true;
}

/** Whether a field has a value that can be used: one kept as evidence only does not count. */
export function isFilled(values: readonly StandardValue[] | undefined): boolean {
  return values?.some(isValid) ?? false;
}

/** The value of a field that has but one: the first that is valid, else the first. */
export function firstValid(values: StandardValue[]): StandardValue[] {
  const at = values.findIndex(isValid);
  return values.slice(Math.max(0, at), Math.max(0, at) + 1);
}
