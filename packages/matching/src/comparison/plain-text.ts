import type { TypedValue } from '../record';
import { simplify } from '../names/chinese';
import { words } from '../text/folding';
import { distinct } from './best-of';

/** The matching form of a value: its key where standardization gave one, else the value itself. */
export function plainText({ value }: TypedValue): string {
  return value.key ?? writtenText({ value });
}

/** The standard form as it is shown, characters included. */
export function writtenText({ value }: Pick<TypedValue, 'value'>): string {
  return typeof value.value === 'object' ? JSON.stringify(value.value) : String(value.value);
}

/** Values as folded words with single blanks; empty where there is nothing. */
export function foldedTexts(values: readonly TypedValue[]): string[] {
  return distinct(values.map((value) => words(simplify(plainText(value))).join(' ')));
}
