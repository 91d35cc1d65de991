import type { PlainValue } from '@concord/contracts/canonical';
import type { OutputExpression } from '@concord/contracts/workspace';
import type { OutputRecord } from './shadow';

type GoldenFields = Readonly<Record<string, readonly PlainValue[]>>;

/** A part of an address or an amount of money; the lines of an address become one text. */
function partOf(value: PlainValue | undefined, part: string): unknown {
  if (typeof value !== 'object') return undefined;
  const found: unknown = Object.entries(value).find(([name]) => name === part)?.[1];
  return Array.isArray(found) ? found.join(', ') : found;
}

function evaluate(expression: OutputExpression, golden: GoldenFields): unknown {
  if (typeof expression === 'string') {
    const [field = expression, part] = expression.split('.');
    const value = golden[field]?.[0];
    return part === undefined ? value : partOf(value, part);
  }
  if ('all' in expression) return golden[expression.all];
  return expression.constant;
}

/**
 * The destination's record of a golden record: the first value of a field, a part of it
 * (`address.city`), every value as a list, or a constant. What has no value is absent, never null.
 */
export function outputFields(
  golden: GoldenFields,
  mapping: Readonly<Record<string, OutputExpression>>,
): OutputRecord {
  return Object.fromEntries(
    Object.entries(mapping)
      .map(([name, expression]) => [name, evaluate(expression, golden)] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  );
}
