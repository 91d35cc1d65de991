/**
 * The raw value at a column path. A column that bears the whole path as its name wins over
 * nesting, since CSV headers may hold dots.
 */
export function columnValue(data: Readonly<Record<string, unknown>>, path: string): unknown {
  if (Object.hasOwn(data, path)) return data[path];
  let current: unknown = data;
  for (const part of path.split('.')) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, part)) {
      return undefined;
    }
    current = (current as Readonly<Record<string, unknown>>)[part];
  }
  return current;
}
