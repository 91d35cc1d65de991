import { hidden } from '../../masking/hidden';

/**
 * What people recognise their own number by and nobody can complete: of an identity card number of 18
 * digits `110****0011`, the birth date in its middle hidden; of shorter ones the last two; of less than
 * eight characters nothing.
 */
export function maskIdentifier(text: string): string {
  const plain = text.replace(/[^\p{L}\p{N}]/gu, '');
  const { length } = plain;
  if (length >= 15) return `${plain.slice(0, 3)}${hidden}${plain.slice(-4)}`;
  if (length >= 8) return `${hidden}${plain.slice(-2)}`;
  return hidden;
}
