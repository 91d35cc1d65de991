import type { CanonicalFields } from '@concord/contracts/canonical';
import { shownText } from '../findings';
import { realValues, type Breach, type RuleNamed } from './breach';

export function requires(
  { field, is, needs }: RuleNamed<'requires'>,
  fields: CanonicalFields,
): Breach | undefined {
  const values = realValues(fields, field);
  const applies = is === undefined ? values.length > 0 : values.some((value) => isOneOf(value, is));
  if (!applies || fields[needs] !== undefined) return undefined;
  return { field: needs, message: `${needs} has no value, which ${field} requires` };
}

function isOneOf(value: unknown, list: readonly unknown[]): boolean {
  const text = typeof value === 'string' ? value.toLowerCase() : value;
  return list.some((entry) => (typeof entry === 'string' ? entry.toLowerCase() : entry) === text);
}

export function different(
  { fields: names }: RuleNamed<'different'>,
  fields: CanonicalFields,
): Breach | undefined {
  const holders = new Map<string, string>();
  for (const name of names) {
    for (const { value, key } of fields[name] ?? []) {
      const text = key ?? shownText(value).toLowerCase();
      const other = holders.get(text);
      if (other !== undefined && other !== name)
        return { field: name, message: `${name} says the same as ${other}` };
      holders.set(text, name);
    }
  }
  return undefined;
}
