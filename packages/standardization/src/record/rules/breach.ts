import type { CanonicalFields, PlainValue } from '@concord/contracts/canonical';
import type { RecordRule } from '@concord/contracts/workspace';

/** A record that breaks a rule. */
export interface Breach {
  /** The field that the message is about. */
  readonly field: string;
  readonly message: string;
  /** What the field should say, where the rule knows it for certain. */
  readonly right?: PlainValue;
}

export type RuleNamed<Name extends RecordRule['rule']> = Extract<RecordRule, { rule: Name }>;

/** The values that a source wrote: what a rule filled in was made to fit. */
export function realValues(fields: CanonicalFields, name: string | undefined): PlainValue[] {
  const values = name === undefined ? [] : (fields[name] ?? []);
  return values.filter(({ imputed }) => imputed !== true).map(({ value }) => value);
}
