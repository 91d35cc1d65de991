import type { FieldMapping, ValueExpression } from '@concord/contracts/workspace';
import { columnAt } from '@concord/contracts/column';

/** A record as its source gave it. */
export type RawRecord = Readonly<Record<string, unknown>>;
type AddressExpression = Extract<FieldMapping, { address: unknown }>;

/** A raw value, or the raw components of an address, on the way to its standardizer. */
export type MappedValue =
  | { readonly kind: 'value'; readonly raw: unknown }
  | { readonly kind: 'address'; readonly parts: Readonly<Record<string, unknown>> };

/** All raw values that a field's mapping yields for one record, in the order of the mapping; empty ones left out. */
export function mapField(data: RawRecord, mapping: FieldMapping): MappedValue[] {
  if (Array.isArray(mapping)) return mapping.flatMap((entry) => mapField(data, entry));
  if (isAddress(mapping)) return addressParts(data, mapping);
  return evaluate(data, mapping)
    .filter((raw) => !isEmpty(raw))
    .map((raw) => ({ kind: 'value', raw }));
}

function isAddress(mapping: FieldMapping): mapping is AddressExpression {
  return typeof mapping === 'object' && !Array.isArray(mapping) && 'address' in mapping;
}

function addressParts(data: RawRecord, mapping: AddressExpression): MappedValue[] {
  const parts: Record<string, unknown> = {};
  let fromColumns = false;
  for (const [component, expression] of Object.entries(mapping.address)) {
    const raw = evaluate(data, expression).find((value) => !isEmpty(value));
    if (raw === undefined) continue;
    parts[component] = raw;
    fromColumns ||= !isConstant(expression);
  }
  // A constant country alone is not an address.
  return fromColumns ? [{ kind: 'address', parts }] : [];
}

function isConstant(expression: ValueExpression): boolean {
  return typeof expression === 'object' && 'constant' in expression;
}

function evaluate(data: RawRecord, expression: ValueExpression): unknown[] {
  if (typeof expression === 'string') return asList(columnAt(data, expression));
  if ('constant' in expression) return [expression.constant];
  if ('join' in expression) {
    const parts = expression.join
      .map((path) => columnAt(data, path))
      .filter((part) => !isEmpty(part));
    return parts.length === 0 ? [] : [parts.map(asText).join(expression.with)];
  }
  const found = asList(columnAt(data, expression.from)).filter((value) => !isEmpty(value));
  const given =
    found.length === 0 && expression.default !== undefined ? [expression.default] : found;
  const { split, lookup } = expression;
  const pieces = split === undefined ? given : given.flatMap((value) => asText(value).split(split));
  return lookup === undefined ? pieces : pieces.map((value) => lookedUp(value, lookup));
}

function lookedUp(value: unknown, lookup: Readonly<Record<string, string>>): unknown {
  const text = asText(value).trim();
  return Object.hasOwn(lookup, text) ? lookup[text] : value;
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return JSON.stringify(value);
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
  );
}
