import { pinyinSyllables } from '../text/han';
import { readEastAsianName } from './east-asian-name';

/** 欧阳娜娜 to `ouyang nana`: each part one word, so that it equals the Latin spelling. */
export function chineseNameKey(name: string): string {
  const parts = readEastAsianName(name);
  const syllables = pinyinSyllables(name, true);
  if (!parts || syllables.length !== Array.from(name).length) return syllables.join(' ');
  const length = Array.from(parts.family).length;
  return [syllables.slice(0, length).join(''), syllables.slice(length).join('')].join(' ').trim();
}
