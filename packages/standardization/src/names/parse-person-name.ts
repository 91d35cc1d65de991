import {
  familyJoiners,
  givenOpeners,
  openingParticles,
  particles,
  surnameJoiners,
} from '../data/titles';
import { cleanText } from '../text/clean-text';
import { foldWords } from '../text/fold';
import { withoutAffixes } from './affixes';
import { readEastAsianName } from './east-asian-name';
import { readFamilyFirst, type DividedName } from './family-first';
import { nameIssues } from './issue-codes';
import { nicknameIn } from './nickname';
import { personNameText } from './person-name-text';
import { readPinyinName } from './pinyin-name';

/** The parts of a person's name, each as it is to be shown. */
export interface PersonName {
  given?: string;
  family?: string;
  middle?: string;
  title?: string;
  suffix?: string;
  nickname?: string;
}

function affixesOf(text: string): PersonName {
  const commasApart = text.replace(/,/g, ' , ').replace(/\s+/g, ' ').trim();
  const pieces = commasApart.split(' , ');
  const found: PersonName = {};
  const isFamilyFirst = pieces.length > 1;
  for (const [at, piece] of [...pieces, pieces.join(' ')].entries()) {
    const { title, suffix } = withoutAffixes(
      piece,
      isFamilyFirst && (at === 0 || at === pieces.length),
    );
    if (title !== undefined) found.title ??= title;
    if (suffix !== undefined) found.suffix ??= suffix;
  }
  const nickname = nicknameIn(text);
  return nickname === undefined ? found : { ...found, nickname };
}

function isPartOfFamily(word: string): boolean {
  const lower = word.toLowerCase();
  return particles.has(lower) || familyJoiners.has(lower.replace('.', ''));
}

/** Where the family name starts: the last word with the particles before it (`de la Cruz`, `Borbón y Borbón`). */
function familyStart(words: readonly string[]): number {
  let start = words.length - 1;
  for (let before = -1; before !== start;) {
    before = start;
    while (start > 1 && isPartOfFamily(words[start - 1] ?? '')) start--;
    if (start > 1 && surnameJoiners.has(words[start] ?? '')) start--;
  }
  return start;
}

function divided(words: readonly string[], start: number): DividedName {
  const opens = start > 1 && givenOpeners.has((words[0] ?? '').toLowerCase());
  const end = opens ? 2 : 1;
  const [given, middle] = [words.slice(0, Math.min(end, start)), words.slice(end, start)];
  return { family: words.slice(start), given, ...(middle.length === 0 ? {} : { middle }) };
}

function westernName(words: readonly string[]): DividedName {
  if (words.length === 1) return { family: words, given: [] };
  const [first = ''] = words;
  const opensWithFamily =
    openingParticles.has(first.toLowerCase()) && first === first.toLowerCase();
  return opensWithFamily ? { family: words, given: [] } : divided(words, familyStart(words));
}

/** `García López, María José`: the comma says how many words the family name has. */
function byComma(clean: string, text: string): DividedName | undefined {
  const comma = clean.indexOf(',');
  if (comma < 1) return undefined;
  const family = personNameText(clean.slice(0, comma), 'family').text.split(' ');
  const words = text.split(' ');
  const start = words.length - family.length;
  const isLast = foldWords(words.slice(start).join(' ')) === foldWords(family.join(' '));
  return start > 0 && isLast ? divided(words, start) : undefined;
}

/** The pinyin parts in the capitals and hyphens of the source. */
function byPinyin(words: readonly string[]): DividedName | undefined {
  const pinyin = readPinyinName(foldWords(words.join(' ')).split(' '));
  if (pinyin === undefined) return undefined;
  for (const length of [1, 2]) {
    if (foldWords(words.slice(0, length).join('')) === pinyin.family)
      return { family: words.slice(0, length), given: words.slice(length) };
  }
  return { family: words.slice(-1), given: words.slice(0, -1) };
}

function byCharacters(clean: string, text: string): DividedName | undefined {
  // A blank that the standard form leaves out divides the name all the same: 山田 太郎.
  const name = readEastAsianName(withoutAffixes(clean).name) ?? readEastAsianName(text);
  return name && { family: [name.family], given: name.given === '' ? [] : [name.given] };
}

/**
 * Splits a full name into its parts. Reads `First Middle Last`, `Last, First`, names in Han
 * characters, kana and Hangul, Chinese, Korean, Japanese and Vietnamese names in Latin letters, Russian
 * ones with the father's name. A single word counts as the family name. Returns an empty object for a
 * text without a name.
 */
export function parsePersonName(full: string): PersonName {
  const { text: clean } = cleanText(full);
  const { text, issues } = personNameText(clean, 'full');
  if (text === '') return {};
  const words = text.split(' ');
  // The writer said which one the family name is, by a comma or by capitals: it is last now.
  const isLast = issues.has(nameIssues.reordered);
  const { family, given, middle } =
    byCharacters(clean, text) ??
    byComma(clean, text) ??
    (isLast ? undefined : (byPinyin(words) ?? readFamilyFirst(words))) ??
    westernName(words);
  const name: PersonName = affixesOf(clean);
  if (given.length > 0) name.given = given.join(' ');
  if (middle !== undefined) name.middle = middle.join(' ');
  return { ...name, family: family.join(' ') };
}
