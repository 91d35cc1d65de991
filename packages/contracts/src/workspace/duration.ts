const units: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** `10s` in milliseconds. Throws a TypeError for what is no duration. */
export function milliseconds(duration: string): number {
  const [, count, unit = ''] = /^(\d+)(ms|s|m|h|d)$/u.exec(duration) ?? [];
  const factor = units[unit];
  if (count === undefined || factor === undefined) {
    throw new TypeError(
      `not a duration: "${duration}" (expected a number with a unit, such as 10s)`,
    );
  }
  return Number(count) * factor;
}
