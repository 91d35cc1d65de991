import { foldWords } from '../text/fold';
import { hasHan, hasKana, pinyinSyllables } from '../text/han';
import { chineseNameKey } from './chinese-name';
import type { PersonNamePart } from './person-name-text';
import { readPinyinName, syllableCount } from './pinyin-name';

const passportU = /\b([ln])(?:v|yu)\b/g;
const hyphens = /[-‐‑–]/;
/** Out of courtesy, behind a name in characters: 李女士 is known as no more than 李. */
const courtesy =
  /(?<=.)(?:先生|女士|小姐|太太|夫人|同志|老师|老師|师傅|師傅|总经理|總經理|经理|經理|医生|醫生|教授|老板|老闆)$/u;

const katakana = /[\u30a1-\u30f6]/g;
const kanaApart = 0x60;

/** ヤマダ and やまだ are one name. */
function inHiragana(text: string): string {
  if (!hasKana(text)) return text;
  return text.replace(katakana, (one) => String.fromCharCode(one.charCodeAt(0) - kanaApart));
}

function latinKey(text: string, part: PersonNamePart): string {
  const folded = inHiragana(foldWords(text));
  if (part !== 'full') return folded;
  const pinyin = readPinyinName(nameWords(text).map((word) => word.replace(passportU, '$1u')));
  return pinyin ? `${pinyin.family} ${pinyin.given}` : folded;
}

/** Words of a full name; a hyphen joins the syllables of a given name (`Lin Yu-zhen` is not the family Yu). */
function nameWords(text: string): string[] {
  return text.split(' ').flatMap((word) => {
    const parts = foldWords(word).split(' ');
    const isOneName =
      hyphens.test(word) && parts.length === 2 && parts.every((part) => syllableCount(part) > 0);
    return isOneName ? [parts.join('')] : parts;
  });
}

/**
 * The form for matching: ASCII words in lower case; Chinese names as pinyin, family name first
 * (`zhang san` for 张三, 張三, Zhang San and San Zhang). Kana and other scripts are only folded.
 */
export function nameKey(text: string, part: PersonNamePart): string {
  if (!hasHan(text) || hasKana(text)) return latinKey(text, part);
  const name = text.replace(courtesy, '');
  if (part === 'full') return foldWords(chineseNameKey(name));
  return foldWords(pinyinSyllables(name, part === 'family').join(''));
}
