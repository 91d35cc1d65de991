import { foldWords } from '../text/fold';
import { hasHan, hasKana, pinyinSyllables } from '../text/han';
import { chineseNameKey } from './chinese-name';
import type { PersonNamePart } from './person-name-text';
import { readPinyinName } from './pinyin-name';

const passportU = /\b([ln])(?:v|yu)\b/g;

function latinKey(text: string, part: PersonNamePart): string {
  const folded = foldWords(text);
  if (part !== 'full') return folded;
  const pinyin = readPinyinName(folded.replace(passportU, '$1u').split(' '));
  return pinyin ? `${pinyin.family} ${pinyin.given}` : folded;
}

/**
 * The form for matching: ASCII words in lower case; Chinese names as pinyin, family name first
 * (`zhang san` for 张三, 張三, Zhang San and San Zhang). Kana and other scripts are only folded.
 */
export function nameKey(text: string, part: PersonNamePart): string {
  if (!hasHan(text) || hasKana(text)) return latinKey(text, part);
  if (part === 'full') return foldWords(chineseNameKey(text));
  return foldWords(pinyinSyllables(text, part === 'family').join(''));
}
