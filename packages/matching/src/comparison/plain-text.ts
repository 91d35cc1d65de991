import type { TypedValue } from '../record';
import { words } from '../text/folding';
import { distinct } from './best-of';

/** The matching form of a value: its key where standardization gave one, else the value itself. */
export function plainText({ value }: TypedValue): string {
  if (value.key !== undefined) return value.key;
  return typeof value.value === 'object' ? JSON.stringify(value.value) : String(value.value);
}

/** Values as folded words with single blanks. */
export function foldedTexts(values: readonly TypedValue[]): string[] | undefined {
  const texts = distinct(values.map((value) => words(plainText(value)).join(' ')));
  return texts.length === 0 ? undefined : texts;
}
