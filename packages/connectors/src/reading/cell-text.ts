/** A cell as text, trimmed; empty for what is no text, number or boolean. */
export function cellText(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
