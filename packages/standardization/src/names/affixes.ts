import {
  chineseTitles,
  credentialSuffixes,
  dottedTitles,
  generationSuffixes,
  latinTitles,
  titleJoiners,
} from '../data/titles';
import { hasHan } from '../text/han';

/** A name without what stands before and after it. */
export interface BareName {
  name: string;
  title?: string;
  suffix?: string;
}

const dots = /\./g;
const edges = /^[,;]+|[,;]+$/g;

/** St. is a title before a whole name (St. George Fox), and a part of a family name (St. John). */
const saint = 'st.';

function isTitle(word: string, isFamily: boolean): boolean {
  const lower = word.toLowerCase().replace(edges, '');
  if (lower === saint) return !isFamily;
  return dottedTitles.has(lower) || latinTitles.has(lower.replace(dots, ''));
}

export function isSuffix(word: string): boolean {
  const bare = word.toLowerCase().replace(edges, '').replace(dots, '');
  return generationSuffixes.has(bare) || credentialSuffixes.has(bare);
}

function isGeneration(word: string): boolean {
  return generationSuffixes.has(word.toLowerCase().replace(edges, '').replace(dots, ''));
}

function chineseBareName(text: string): BareName {
  const title = chineseTitles.find((ending) => text.endsWith(ending));
  // 张先生 without more is all there is; 张三先生 is 张三.
  if (title === undefined || text.length - title.length < 2) return { name: text };
  return { name: text.slice(0, -title.length).trim(), title };
}

/** A joiner counts as part of the title only between two titles: `Mr & Mrs Smith`. */
function opensWithTitle(
  wordsOfText: readonly string[],
  start: number,
  end: number,
  isFamily: boolean,
): boolean {
  const word = wordsOfText[start] ?? '';
  if (isTitle(word, isFamily)) return true;
  const joins = start > 0 && end - start > 2 && titleJoiners.has(word.toLowerCase());
  return joins && isTitle(wordsOfText[start + 1] ?? '', isFamily);
}

/**
 * Takes titles before and suffixes after a name off, as long as a name remains: `Prof. Dr. Anna
 * Weiß` to `Anna Weiß`. A degree needs two words before it, since `Md` and `Ma` are names as well.
 *
 * @param isFamily whether the text is a family name only.
 */
export function withoutAffixes(text: string, isFamily = false): BareName {
  if (hasHan(text)) return chineseBareName(text);
  const wordsOfText = text.split(' ');
  let start = 0;
  let end = wordsOfText.length;
  while (end - start > 1 && opensWithTitle(wordsOfText, start, end, isFamily)) start++;
  for (; end - start > 1; end--) {
    const word = wordsOfText[end - 1] ?? '';
    if (!isGeneration(word) && !(isSuffix(word) && end - start > 2)) break;
  }
  if (start === 0 && end === wordsOfText.length) return { name: text };
  const bare: BareName = { name: wordsOfText.slice(start, end).join(' ') };
  if (start > 0) bare.title = wordsOfText.slice(0, start).join(' ');
  if (end < wordsOfText.length) bare.suffix = wordsOfText.slice(end).join(' ');
  return bare;
}
