import { hidden } from '../masking/hidden';

const han = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]+$/u;

/**
 * `Oscar` → `O****`, `Anna Maria` → `A**** M****`, `王小明` → `王**` (as is the custom). A name of one character
 * stays with none.
 */
export function maskName(text: string): string {
  return text
    .split(/\s+/)
    .filter((word) => word !== '')
    .map(maskWord)
    .join(' ');
}

function maskWord(word: string): string {
  const [first = '', ...others] = word;
  if (han.test(word)) return others.length === 0 ? '*' : `${first}${'*'.repeat(others.length)}`;
  return others.length === 0 || !/\p{L}/u.test(first) ? hidden : `${first}${hidden}`;
}
