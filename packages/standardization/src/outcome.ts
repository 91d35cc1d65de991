import type { Issue, PlainValue, StandardValue } from '@concord/contracts/canonical';
import type { StandardizationContext } from './context';

/** An issue before it is known which field of the record it concerns. */
export type FieldIssue = Omit<Issue, 'field'>;

/** Empty `values` with a `rejected` issue: not usable. Empty `values` without one: missing. */
export interface StandardizedValue {
  values: StandardValue[];
  issues: FieldIssue[];
}

/** One semantic type: any raw value in, standard values and issues out; never throws. */
export type Standardizer = (raw: unknown, context: StandardizationContext) => StandardizedValue;

/** A scalar as its source wrote it (`original`) and cleaned (`text`, never empty). */
export interface CleanInput {
  text: string;
  original: string;
  issues: readonly FieldIssue[];
}

/**
 * Messages never quote the value: issues are counted, logged and shown to people who may not see
 * personal data.
 */
export function fixed(code: string, message: string): FieldIssue {
  return { code, severity: 'fixed', message };
}

export function warned(code: string, message: string): FieldIssue {
  return { code, severity: 'warned', message };
}

export function rejected(code: string, message: string): FieldIssue {
  return { code, severity: 'rejected', message };
}

export function missing(): StandardizedValue {
  return { values: [], issues: [] };
}

export function reject(input: Pick<CleanInput, 'issues'>, issue: FieldIssue): StandardizedValue {
  return { values: [], issues: [...input.issues, issue] };
}

/** Not usable, but kept as evidence: a value marked as invalid, with the issue that says why. */
export function keepInvalid(
  input: CleanInput,
  value: string,
  issue: FieldIssue,
): StandardizedValue {
  const kept = accept(input, value, { issues: [issue] });
  return { ...kept, values: kept.values.map((one) => ({ ...one, invalid: true as const })) };
}

/** One value; `original` and `key` are left out where they would only repeat it. */
export function accept(
  input: CleanInput,
  value: PlainValue,
  details: { key?: string | undefined; issues?: readonly FieldIssue[] } = {},
): StandardizedValue {
  const written = typeof value === 'object' ? undefined : String(value);
  const standard: StandardValue = { value };
  if (input.original !== written) standard.original = input.original;
  if (details.key && details.key !== written) standard.key = details.key;
  const issues = details.issues ? [...input.issues, ...details.issues] : [...input.issues];
  return { values: [standard], issues };
}
