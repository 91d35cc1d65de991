import { createHash } from 'node:crypto';

/** Keys in order of UTF-16 units; a value that JSON leaves out counts as absent. */
function ordered(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * JSON with the keys of every object in order: equal content, equal text. The order of a list is
 * content. Throws a TypeError for what is no JSON (undefined, a cycle, a bigint).
 */
export function stableJson(data: unknown): string {
  if (data === undefined) throw new TypeError('no JSON content: undefined');
  return JSON.stringify(data, ordered);
}

/** 128 bits of SHA-256 over the stable JSON, as 32 hex digits: enough for 10^15 records. */
export function contentHash(data: unknown): string {
  return createHash('sha256').update(stableJson(data)).digest('hex').slice(0, 32);
}

/** Whether two values have the same content; absent equals absent. */
export function sameContent(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  return a !== undefined && b !== undefined && stableJson(a) === stableJson(b);
}
