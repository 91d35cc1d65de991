/**
 * JSON as RFC 8785 (JSON Canonicalization Scheme) has it: no white space, the keys of every object in the order
 * of their UTF-16 code units, numbers and texts as ECMAScript writes them. The same content is the same text.
 * What JSON has no word for is left out or null, as `JSON.stringify` does it.
 */
export function canonicalJson(value: unknown): string {
  return textOf(JSON.parse(JSON.stringify(value)));
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(textOf).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  // Not by building an object in order: JavaScript puts keys that look like numbers first.
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${textOf(part)}`).join(',')}}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
