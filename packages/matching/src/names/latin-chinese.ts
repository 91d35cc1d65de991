import { words } from '../text/folding';
import { isPinyinSurname } from './chinese';
import type { NameRole, NameWord } from './name-token';
import { isPinyin, pinyinSyllables } from './pinyin';
import { isSpeltSyllable, surnamesSpelt } from './romanization';

const mostGivenSyllables = 2;

/**
 * A Chinese name in Latin letters, family name first or last: `zhang xiao ming`, `xiaoming zhang`, `yu-zhen lin`,
 * `chan tai man`, `emma xiaoming zhang`. Undefined for all other names.
 *
 * @param written with the hyphens of the source: what they join is one given name.
 */
export function chineseFullName(written: string): NameWord[] | undefined {
  const pieces = written
    .split(/\s+/)
    .map((piece) => words(piece).map(withoutPassportU))
    .filter((piece) => piece.length > 0);
  if (pieces.length < 2 || pieces.length > 4) return undefined;
  return inPinyin(pieces) ?? withFirstName(pieces) ?? inOtherSpelling(pieces);
}

/** One word, or the words that a hyphen joins. */
type Piece = readonly string[];

/** Lü is Lv on keyboards and Lyu in passports. */
function withoutPassportU(word: string): string {
  if (!word.startsWith('l') && !word.startsWith('n')) return word;
  return word.replace(/^([ln])(?:v|yu)(?=e?$)/, '$1u');
}

function inPinyin(pieces: readonly Piece[]): NameWord[] | undefined {
  if (!pieces.flat().every(isPinyin)) return undefined;
  const first = surnameOf(pieces[0]);
  const pair = surnameOf(pieces.slice(0, 2).flat());
  const last = surnameOf(pieces.at(-1));
  if (pieces.length > 2 && pair !== undefined) return both(pair, pieces.slice(2));
  if (first !== undefined) return both(first, pieces.slice(1));
  return last === undefined ? undefined : both(last, pieces.slice(0, -1));
}

function surnameOf(piece: Piece | undefined): string | undefined {
  const text = (piece ?? []).join('');
  return isPinyinSurname(text) ? text : undefined;
}

/** An English first name before the Chinese one. */
function withFirstName([first = [], ...others]: readonly Piece[]): NameWord[] | undefined {
  const family = surnameOf(others.at(-1));
  const text = first.join('');
  if (others.length < 2 || first.every(isPinyin) || text.length < 2) return undefined;
  if (family === undefined || !others.flat().every(isPinyin)) return undefined;
  return [latin(text, 'given', ''), ...both(family, others.slice(0, -1))];
}

function both(family: string, given: readonly Piece[]): NameWord[] {
  const text = given.flat().join('');
  return [latin(family, 'family', syllablesOf(family)), latin(text, 'given', syllablesOf(text))];
}

/** Wade-Giles and Cantonese: a known family name, and one or two syllables beside it. */
function inOtherSpelling(pieces: readonly Piece[]): NameWord[] | undefined {
  const [first = [], second = []] = pieces;
  const last = pieces.at(-1) ?? [];
  if (pieces.length > 2 && isSpeltSurname([...first, ...second]))
    return spelt([...first, ...second], pieces.slice(2));
  const fromFirst = isSpeltSurname(first) ? spelt(first, pieces.slice(1)) : undefined;
  return fromFirst ?? (isSpeltSurname(last) ? spelt(last, pieces.slice(0, -1)) : undefined);
}

function isSpeltSurname(piece: Piece): boolean {
  return surnamesSpelt(piece.join('')).length > 0;
}

function spelt(family: Piece, given: readonly Piece[]): NameWord[] | undefined {
  const syllables = given.flat();
  if (syllables.length === 0 || syllables.length > mostGivenSyllables) return undefined;
  if (!syllables.every(isSpeltSyllable)) return undefined;
  return [latin(family.join(''), 'family', ''), latin(syllables.join(''), 'given', '')];
}

/**
 * Fields that hold the parts of a Chinese name: `Xiao Ming` beside the family name `Zhang` is one given name,
 * `xiaoming`, and so is `Tai-man` beside `Chan`. Fields that were mixed up are found out by the family name.
 */
export function joinChinese(all: readonly NameWord[]): NameWord[] {
  const inField = (role: NameRole) => (word: NameWord) =>
    word.role === role && word.certain && word.han === '';
  const given = all.filter(inField('given'));
  const family = all.filter(inField('family'));
  const read = readFields(given, family) ?? readFields(family, given);
  if (read === undefined) return [...all];
  return [...all.filter((word) => !given.includes(word) && !family.includes(word)), ...read];
}

/** The words of both fields, if those that should be the family name are one. */
function readFields(
  given: readonly NameWord[],
  family: readonly NameWord[],
): NameWord[] | undefined {
  const surname = family.map(({ text }) => text).join('');
  const [head] = family;
  const [first] = given;
  if (head === undefined || first === undefined) return undefined;
  if (isPinyinSurname(surname)) {
    const chinese = given.filter(({ text }) => isPinyin(text));
    if (chinese.length === 0) return undefined;
    const others = given.filter((word) => !chinese.includes(word));
    return [marked(head, surname), marked(first, textOf(chinese)), ...others];
  }
  const isSpelt =
    surnamesSpelt(surname).length > 0 && given.every(({ text }) => isSpeltSyllable(text));
  if (!isSpelt || given.length > mostGivenSyllables) return undefined;
  return [
    { ...head, text: surname },
    { ...first, text: textOf(given) },
  ];
}

function textOf(parts: readonly NameWord[]): string {
  return parts.map(({ text }) => text).join('');
}

function marked(word: NameWord, text: string): NameWord {
  return { ...word, text, syllables: syllablesOf(text) };
}

function syllablesOf(text: string): string {
  return (pinyinSyllables(text) ?? []).join(' ');
}

function latin(text: string, role: NameRole, syllables: string): NameWord {
  return { text, role, certain: false, han: '', syllables };
}
