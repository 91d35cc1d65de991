/** `0.9234` → `92.3%`; what is not all is never called 100%, what is not nothing never 0%. */
export function percentText(share: number): string {
  const percent = share * 100;
  const rounded = Math.round(percent * 10) / 10;
  if (rounded === 100 && percent < 100) return '99.9%';
  if (rounded === 0 && percent > 0) return '0.1%';
  return `${rounded}%`;
}

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
] as const;

/** Milliseconds as `3d 4h`, `25m`, `8s`. */
export function ageText(ms: number): string {
  const at = units.findIndex(([, size]) => ms >= size);
  const [unit, size] = units[at] ?? ['s', 1_000];
  const whole = Math.floor(ms / size);
  const [smaller, smallerSize] = units[at + 1] ?? [];
  const rest = smallerSize === undefined ? 0 : Math.floor((ms % size) / smallerSize);
  return unit === 'd' && rest > 0 ? `${whole}d ${rest}${smaller ?? ''}` : `${whole}${unit}`;
}
