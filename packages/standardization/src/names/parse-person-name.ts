import { openingParticles, particles } from '../data/titles';
import { cleanText } from '../text/clean-text';
import { foldWords } from '../text/fold';
import { withoutAffixes } from './affixes';
import { readChineseName } from './chinese-name';
import { personNameText } from './person-name-text';
import { readPinyinName } from './pinyin-name';

/** The parts of a person's name, each as it is to be shown. */
export interface PersonName {
  given?: string;
  family?: string;
  middle?: string;
  title?: string;
  suffix?: string;
}

function affixesOf(text: string): PersonName {
  const commasApart = text.replace(/,/g, ' , ').replace(/\s+/g, ' ').trim();
  const pieces = commasApart.split(' , ');
  const found: PersonName = {};
  for (const piece of [...pieces, pieces.join(' ')]) {
    const { title, suffix } = withoutAffixes(piece);
    if (title !== undefined) found.title ??= title;
    if (suffix !== undefined) found.suffix ??= suffix;
  }
  return found;
}

/** Where the family name starts: the last word with the particles before it (`de la Cruz`). */
function familyStart(words: readonly string[]): number {
  let start = words.length - 1;
  while (start > 1 && particles.has((words[start - 1] ?? '').toLowerCase())) start--;
  return start;
}

function westernName(words: readonly string[]): PersonName {
  if (words.length === 1) return { family: words[0] ?? '' };
  const opensWithFamily =
    openingParticles.has((words[0] ?? '').toLowerCase()) && words[0] === words[0]?.toLowerCase();
  if (opensWithFamily) return { family: words.join(' ') };
  const start = familyStart(words);
  const name: PersonName = { given: words[0] ?? '', family: words.slice(start).join(' ') };
  if (start > 1) name.middle = words.slice(1, start).join(' ');
  return name;
}

/**
 * Splits a full name into its parts. Reads `First Middle Last`, `Last, First`, Chinese characters
 * (欧阳娜娜), Hangul, and Chinese names in pinyin in either order by the list of surnames. A single
 * word counts as the family name. Returns an empty object for a text without a name.
 */
export function parsePersonName(full: string): PersonName {
  const { text: clean } = cleanText(full);
  const { text } = personNameText(clean, 'full');
  if (text === '') return {};
  const affixes = affixesOf(clean);
  const chinese = readChineseName(text);
  if (chinese) return { ...affixes, ...present(chinese) };
  const words = text.split(' ');
  const pinyin = readPinyinName(foldWords(text).split(' '));
  if (pinyin) return { ...affixes, ...present(inWriting(words, pinyin.family)) };
  return { ...affixes, ...westernName(words) };
}

function present(name: { family: string; given: string }): PersonName {
  return name.given === '' ? { family: name.family } : name;
}

/** The pinyin parts in the capitals and hyphens of the source. */
function inWriting(words: readonly string[], family: string): { family: string; given: string } {
  const folded = (parts: readonly string[]): string => foldWords(parts.join(''));
  for (const length of [1, 2]) {
    if (folded(words.slice(0, length)) === family) {
      return { family: words.slice(0, length).join(' '), given: words.slice(length).join(' ') };
    }
  }
  return { family: words[words.length - 1] ?? '', given: words.slice(0, -1).join(' ') };
}
