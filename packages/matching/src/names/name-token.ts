import { areNicknames, nicknameRoots } from './nicknames';
import { oneEditApart, withinEdits } from '../text/edits';
import { jaroWinkler } from '../text/jaro-winkler';
import { lettersApart } from '../text/letter-mask';
import { phoneticCode } from '../text/phonetic';

/** Which part of a name a token is; `other` for middle names and titles. */
export type NameRole = 'given' | 'family' | 'other';

/** What a source says about one word of a name. */
export interface NameWord {
  /** Latin letters, folded; for characters their toneless pinyin where known. */
  readonly text: string;
  readonly role: NameRole;
  /** False where the role is guessed from the position in a full name. */
  readonly certain: boolean;
  /** Simplified characters, or '' for a name in Latin letters. */
  readonly han: string;
  /** Of a Chinese name its toneless pinyin with blanks between, as far as it is known; else ''. */
  readonly syllables: string;
}

/** A word with all that comparing needs, worked out once. */
export interface NameToken extends NameWord {
  readonly id: number;
  readonly letters: number;
  /** More than one letter, and no Chinese name. */
  readonly isWord: boolean;
  readonly hasRoots: boolean;
  /** Number of the phonetic code; quicker to compare. */
  readonly sound: number;
  readonly code: string;
  readonly roots: readonly string[];
  /** Share of people who bear this name as written. */
  readonly frequency: number;
  /** Bits of the words that were learnt to go together with it. */
  readonly partners: ReadonlyMap<string, number> | undefined;
  /** Share of people whose name sounds like this in pinyin; for Chinese names only. */
  readonly soundFrequency: number;
  /** Other Latin spellings of a Chinese name. */
  readonly spellings: readonly string[];
  /** First letters of the syllables of a Chinese name; '' where there is but one. */
  readonly initials: string;
}

export type TokenLevel =
  'exact' | 'nickname' | 'one edit' | 'similar' | 'same sound' | 'initial' | 'none';

/** How a word sounds; '' for very short ones. */
export function soundOf({ text }: NameWord): string {
  return text.length > 2 ? phoneticCode(text) : '';
}

/** What a word may be short for; family names are not. */
export function rootsOf({ text, role, syllables }: NameWord): readonly string[] {
  return role === 'family' || syllables !== '' ? [] : nicknameRoots(text);
}

/** How near two words of names are to each other, the nearest level first. */
export function tokenLevel(a: NameToken, b: NameToken): TokenLevel {
  if (a.han !== '' && b.han !== '') return hanLevel(a, b);
  if (a.text.length === 1 || b.text.length === 1) {
    return a.text.charCodeAt(0) === b.text.charCodeAt(0) ? 'initial' : 'none';
  }
  if (a.text === b.text || isSpelling(a, b) || isSpelling(b, a)) return 'exact';
  if (areFarApart(a, b)) return 'none';
  if (standsForInitials(a, b) || standsForInitials(b, a)) return 'initial';
  // One letter more or less is another syllable in pinyin (`zhan`, `zhang`), not a likely typing error.
  if (a.han !== '' || b.han !== '' || (a.syllables !== '' && b.syllables !== ''))
    return oneEditApart(a.text, b.text) && a.text.length > 5 ? 'similar' : 'none';
  if (a.hasRoots && b.hasRoots && areNicknames(a.text, b.text)) return 'nickname';
  return spellingLevel(a, b);
}

/** `minghoi` for 明海. */
function isSpelling(a: NameToken, b: NameToken): boolean {
  return a.spellings.length > 0 && a.spellings.includes(b.text);
}

/** `xm` for 晓明. */
function standsForInitials(a: NameToken, b: NameToken): boolean {
  return a.initials !== '' && a.initials === b.text;
}

/** Two edits change four letters at most; beyond that only sound or custom makes two names alike. */
const mostLettersApart = 4;

/** Whether a glance tells that two words have nothing in common: so it is with nearly all pairs. */
export function areFarApart(a: NameToken, b: NameToken): boolean {
  return (
    lettersApart(a.letters, b.letters) > mostLettersApart &&
    a.isWord &&
    b.isWord &&
    !(a.hasRoots && b.hasRoots) &&
    a.sound !== b.sound
  );
}

function hanLevel(a: NameToken, b: NameToken): TokenLevel {
  if (a.han === b.han) return 'exact';
  if (a.text === b.text) return 'same sound';
  const lettersA = Array.from(a.han);
  const lettersB = Array.from(b.han);
  const sameLength = lettersA.length === lettersB.length && lettersA.length > 1;
  return sameLength &&
    lettersA.filter((letter, at) => letter === lettersB[at]).length === lettersA.length - 1
    ? 'similar'
    : 'none';
}

function spellingLevel(a: NameToken, b: NameToken): TokenLevel {
  const shorter = Math.min(a.text.length, b.text.length);
  const longer = Math.max(a.text.length, b.text.length);
  if (longer - shorter <= 1 && longer >= 4 && oneEditApart(a.text, b.text)) return 'one edit';
  if (shorter < 3) return 'none';
  if (a.code.length > 1 && a.sound === b.sound) return 'similar';
  if (jaroWinkler(a.text, b.text) >= 0.9) return 'similar';
  return shorter >= 6 && withinEdits(a.text, b.text, 2) ? 'similar' : 'none';
}
