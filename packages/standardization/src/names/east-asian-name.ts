import { compoundSurnames, singleSurnames } from '../data/chinese-surnames';
import { japaneseSurnames } from '../data/japanese-surnames';
import { koreanCompounds } from '../data/korean-surnames';
import { simplified } from '../text/han';
import type { FamilyAndGiven } from './pinyin-name';

const longestCompound = 4;
const longestJapanese = 3;
const onlyEastAsian = /^[\p{Script=Han}々\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u;
const onlyHan = /^\p{Script=Han}+$/u;
const onlyHangul = /^\p{Script=Hangul}+$/u;
const kana = /[\u3040-\u30ff]/;
/** Characters and simplifications that only Japanese has. */
const japaneseOnly = /[々沢辺浜広恵気桜斎竜仏図沖働込畑榊辻笹峠栃]/;
const divided = /^(\S+)[ ·・](\S+)$/;
const interpunct = /[·・]/;

/** 金子 and 田中 begin with a Chinese surname, too: only a given name of two characters decides. */
function japaneseSurnameLength(name: string): number {
  for (let length = longestJapanese; length > 1; length--) {
    if (name.length <= length || !japaneseSurnames.has(name.slice(0, length))) continue;
    const isSure = length > 2 || japaneseOnly.test(name) || kana.test(name);
    const mayBeChinese = name.length === 3 && singleSurnames.has(simplified(name.charAt(0)));
    if (isSure || !mayBeChinese) return length;
  }
  return 0;
}

function chineseSurnameLength(name: string): number {
  const plain = simplified(name);
  for (let length = Math.min(longestCompound, name.length); length > 1; length--) {
    if (compoundSurnames.has(plain.slice(0, length))) return length;
  }
  // 范徐丽泰: a married name of two surnames before a given name of two characters.
  const double =
    name.length === 4 && Array.from(plain.slice(0, 2)).every((one) => singleSurnames.has(one));
  return double ? 2 : 1;
}

function surnameLength(name: string): number | undefined {
  if (onlyHangul.test(name))
    return koreanCompounds.has(name.slice(0, 2)) && name.length > 2 ? 2 : 1;
  if (!onlyEastAsian.test(name)) return undefined;
  const japanese = japaneseSurnameLength(name);
  if (japanese > 0) return japanese;
  return onlyHan.test(name) ? chineseSurnameLength(name) : undefined;
}

/** A blank divides family and given name; an interpunct the given name from the one behind it. */
function readDivided(first: string, second: string, mark: boolean): FamilyAndGiven {
  const isFamilyFirst = !mark || compoundSurnames.has(simplified(first));
  return isFamilyFirst ? { family: first, given: second } : { family: second, given: first };
}

/**
 * A name in Han characters, kana or Hangul, family name first: 欧阳娜娜, 山田太郎, やまだ たろう, 남궁민수.
 * Undefined for other text, and for kana without a blank, which nothing divides.
 *
 * @param name the name as it is shown, or as it was written where a blank divides it.
 */
export function readEastAsianName(name: string): FamilyAndGiven | undefined {
  const [, first = '', second = ''] = divided.exec(name) ?? [];
  const isEastAsian = [first, second].every(
    (part) => onlyEastAsian.test(part) || onlyHangul.test(part),
  );
  if (first !== '' && isEastAsian) return readDivided(first, second, interpunct.test(name));
  const length = surnameLength(name);
  return length === undefined
    ? undefined
    : { family: name.slice(0, length), given: name.slice(length) };
}
