function property(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  const own: unknown = Reflect.get(value, name);
  return own;
}

/**
 * The value at a column path; dots go into nested objects (`address.city`), unless a column is
 * called just so.
 */
export function columnAt(data: unknown, path: string): unknown {
  const whole = property(data, path);
  if (whole !== undefined || !path.includes('.')) return whole;
  return path.split('.').reduce(property, data);
}
