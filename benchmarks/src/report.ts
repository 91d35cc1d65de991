/** Progress for people goes to stderr; stdout bears the result alone. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** The one line that a benchmark prints. */
export function printResult(result: object): void {
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

export function round(value: number, digits = 1): number {
  return Number(value.toFixed(digits));
}

/** The value below which a share of the values lies, by the nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error('a percentile of no values');
  return value;
}
