import pc from 'picocolors';

/** `+13.97`, `-0.50`; as wide as the widest of a column, so that points stand below each other. */
export function bitsText(bits: number): string {
  // A sum that rounds to nothing has no sign.
  const text = bits.toFixed(2).replace(/^-(0\.00)$/, '$1');
  return bits >= 0 && text !== '0.00' ? `+${text}` : text;
}

/** Numbers as texts of one width, to the right. */
export function alignedBits(column: readonly number[]): string[] {
  const texts = column.map(bitsText);
  const width = Math.max(0, ...texts.map((text) => text.length));
  return texts.map((text) => text.padStart(width));
}

/** Half the width of a bar, and bits that fill it: what one pair may contribute at most. */
const cells = 10;
const fullBits = 20;

/** A bar around a middle line, for terminals: to the left against one customer, to the right for it. */
export function bitsBar(bits: number): string {
  const length = Math.min(cells, Math.round((Math.abs(bits) / fullBits) * cells));
  const bar = '█'.repeat(length);
  const room = ' '.repeat(cells - length);
  return bits < 0 ? `${room}${pc.red(bar)}│` : `${' '.repeat(cells)}│${pc.green(bar)}`;
}

/** A probability that does not say 100 % before it is that. */
export function probabilityText(probability: number): string {
  const percent = probability * 100;
  if (percent > 99.99) return 'over 99.99 %';
  if (percent < 0.01) return 'below 0.01 %';
  return `${percent.toFixed(percent > 99 || percent < 1 ? 2 : 1)} %`;
}
