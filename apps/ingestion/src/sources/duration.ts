const unitMs: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** `30s`, `15m`, `500ms` in milliseconds. */
export function milliseconds(duration: string): number {
  const unit = duration.replace(/^\d+/, '');
  return Number.parseInt(duration, 10) * (unitMs[unit] ?? Number.NaN);
}
