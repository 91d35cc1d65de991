import type { PlainValue } from '@concord/contracts/canonical';
import type { SemanticType } from '@concord/contracts/semantic-types';
import type { StandardizationContext } from './context';
import { rejected, type FieldIssue } from './outcome';
import { standardizers } from './types/registry';

const notStandard = rejected('value.not-standard', 'Not in the standard form of its type.');

/** Whether two values are the same, whatever the order of their parts. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [one, other] = [Object.entries(a), Object.entries(b)].map((parts) =>
    parts.filter(([, part]) => part !== undefined),
  );
  if (one?.length !== other?.length) return false;
  return (one ?? []).every(([name, part]) => isSame(part, Reflect.get(b, name)));
}

/**
 * What is wrong with a value that should be in standard form already, such as one that a person
 * enters or a golden record holds: nothing, what its type warns of, or `value.not-standard`. By the
 * law that a standard value gives itself back, every standardizer is a validator, too.
 */
export function validate(
  type: SemanticType,
  value: PlainValue,
  context: StandardizationContext,
): FieldIssue[] {
  const { values, issues } = standardizers[type](value, context);
  const found = issues.filter(({ severity }) => severity !== 'fixed');
  if (found.some(({ severity }) => severity === 'rejected')) return found;
  const [first] = values;
  return values.length === 1 && isSame(first?.value, value) ? found : [...found, notStandard];
}
