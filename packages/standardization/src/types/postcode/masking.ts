import { hidden } from '../../masking/hidden';

/** The first two characters, a region of some hundred thousand people: `EH18 2WR` → `EH****`. */
export function maskPostcode(text: string): string {
  const plain = text.replace(/[^\p{L}\p{N}]/gu, '');
  return plain.length < 4 ? hidden : `${plain.slice(0, 2)}${hidden}`;
}
