const isScalar = (value: unknown): boolean => typeof value !== 'object' || value === null;

function scalarText(value: unknown): string {
  return typeof value === 'number' && !Number.isInteger(value)
    ? String(Math.round(value * 1000) / 1000)
    : String(value);
}

/** One entry of a list of objects with scalars only fits on one line. */
function flatText(value: object): string | undefined {
  const entries = Object.entries(value);
  if (entries.some(([, part]) => !isScalar(part))) return undefined;
  return entries.map(([name, part]) => `${name} ${scalarText(part)}`).join(', ');
}

/** A JSON document as indented lines, for people. */
export function linesOf(value: unknown, indent = ''): string[] {
  if (typeof value !== 'object' || value === null) return [`${indent}${scalarText(value)}`];
  if (Array.isArray(value)) return value.flatMap((entry: unknown) => entryLines(entry, indent));
  return Object.entries(value).flatMap(([name, part]) => {
    if (isScalar(part)) return [`${indent}${name}: ${scalarText(part)}`];
    return [`${indent}${name}:`, ...linesOf(part, `${indent}  `)];
  });
}

function entryLines(entry: unknown, indent: string): string[] {
  if (typeof entry !== 'object' || entry === null) return [`${indent}- ${scalarText(entry)}`];
  const flat = flatText(entry);
  if (flat !== undefined) return [`${indent}- ${flat}`];
  const [first = '', ...rest] = linesOf(entry, '');
  return [`${indent}- ${first}`, ...rest.map((line) => `${indent}  ${line}`)];
}
