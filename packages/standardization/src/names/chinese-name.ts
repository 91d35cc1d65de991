import { compoundSurnames, singleSurnames } from '../data/chinese-surnames';
import { pinyinSyllables, simplified } from '../text/han';
import type { FamilyAndGiven } from './pinyin-name';

const longestCompound = 4;
const koreanCompounds: ReadonlySet<string> = new Set([
  '남궁',
  '황보',
  '제갈',
  '사공',
  '선우',
  '독고',
  '서문',
]);
const onlyHan = /^\p{Script=Han}+$/u;
const onlyHangul = /^\p{Script=Hangul}+$/u;

function surnameLength(name: string): number {
  const plain = simplified(name);
  for (let length = Math.min(longestCompound, name.length); length > 1; length--) {
    if (compoundSurnames.has(plain.slice(0, length))) return length;
  }
  // 范徐丽泰: a married name of two surnames before a given name of two characters.
  const double =
    name.length === 4 && Array.from(plain.slice(0, 2)).every((one) => singleSurnames.has(one));
  return double ? 2 : 1;
}

/** Family name first, with or without compound surname; undefined for text that is not all Han or Hangul. */
export function readChineseName(name: string): FamilyAndGiven | undefined {
  if (onlyHangul.test(name)) {
    const length = koreanCompounds.has(name.slice(0, 2)) && name.length > 2 ? 2 : 1;
    return { family: name.slice(0, length), given: name.slice(length) };
  }
  if (!onlyHan.test(name)) return undefined;
  const length = surnameLength(name);
  return { family: name.slice(0, length), given: name.slice(length) };
}

/** 欧阳娜娜 to `ouyang nana`: each part one word, so that it equals the Latin spelling. */
export function chineseNameKey(name: string): string {
  const parts = readChineseName(name);
  const syllables = pinyinSyllables(name, true);
  if (!parts || syllables.length !== Array.from(name).length) return syllables.join(' ');
  const length = Array.from(parts.family).length;
  return [syllables.slice(0, length).join(''), syllables.slice(length).join('')].join(' ').trim();
}
