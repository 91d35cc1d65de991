import { singleSurnamePinyin } from '../data/chinese-surnames';
import { macNames, openingParticles, particles } from '../data/titles';

/** Letters whose upper and lower case are one character each; other words are left as they are. */
const recasable =
  /^(?:[A-Za-zÀ-ÖØ-Þà-öø-þĀ-įĲ-ňŊ-žƠơƯưẠ-ỹ\u0391-\u03a9\u03b1-\u03c9А-яЁёЄІЇєії'.-])+$/;
const unsafe = /[İıĸſŉß]/;
const romanNumeral = /^(?:ii|iii|iv|vi|vii|viii)$/;
const vowel = /[AEIOUÄÖÜ]/;
const initials = /^(?:\p{L}\.)+$/u;

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** One word without blanks, hyphens or apostrophes between; `mcdonald` to `McDonald`. */
function recasedPart(lower: string): string {
  if (romanNumeral.test(lower)) return lower.toUpperCase();
  if (lower.length > 3 && lower.startsWith('mc')) return 'Mc' + capitalized(lower.slice(2));
  if (macNames.has(lower)) return 'Mac' + capitalized(lower.slice(3));
  if (initials.test(lower)) return lower.toUpperCase();
  return capitalized(lower);
}

/** A word without blanks in proper case: `O'BRIEN-SMITH` to `O'Brien-Smith`. */
export function capitalizedWord(word: string): string {
  const hyphenated = word.toLowerCase().split('-');
  const parts = hyphenated.map((part, index) => {
    if (index === 0 && hyphenated.length > 1 && (part === 'al' || part === 'el')) return part;
    // O'Brien, D'Angelo: the letter after a short prefix is a capital; the one in "Tu'ivakano" is not.
    const at = part.indexOf("'");
    if (at !== 1) return recasedPart(part);
    return capitalized(part.slice(0, 2)) + recasedPart(part.slice(2));
  });
  return parts.join('-');
}

/** Whether a word is made of letters that can be put in upper and lower case without loss. */
export function hasCase(word: string): boolean {
  return recasable.test(word) && !unsafe.test(word);
}

function isShouted(word: string): boolean {
  return word === word.toUpperCase() && word !== word.toLowerCase();
}

/**
 * In a name of mixed case, capitals of two or three letters may be initials (`JP Morgan`); with a
 * vowel (LEE) or as a Chinese surname (LI) they are a shouted name.
 */
export function isShoutedName(word: string): boolean {
  if (!isShouted(word) || !hasCase(word)) return false;
  if (word.length > 3) return true;
  return word.length === 3 ? vowel.test(word) : singleSurnamePinyin.has(word.toLowerCase());
}

function isLower(word: string): boolean {
  return word === word.toLowerCase() && word !== word.toUpperCase();
}

/** İ and Ğ are Turkish: their I is the capital of ı. */
const turkish = /[İĞ]/;

function inTurkish(text: string): string {
  return text
    .toLocaleLowerCase('tr')
    .replace(/(?<=^|[ .'-])\p{Ll}/gu, (letter) => letter.toLocaleUpperCase('tr'));
}

/**
 * Sets capitals where the writer did not: in names all upper or all lower, and in single words so
 * written inside a mixed name (`John SMITH`). Names in mixed case are trusted (`DeVito`, `van Gogh`).
 * `opensWithParticle`: the text is a family name, so its first word may be a particle.
 */
export function recased(text: string, opensWithParticle = false): string {
  if (turkish.test(text) && text === text.toUpperCase()) return inTurkish(text);
  const wordsOfText = text.split(' ');
  const letters = wordsOfText.filter((word) => word.length > 1 && hasCase(word));
  const uniform = letters.length > 0 && (letters.every(isShouted) || letters.every(isLower));
  const last = wordsOfText.length - 1;
  return wordsOfText
    .map((word, index) => {
      if (!hasCase(word)) return word;
      if (uniform || isShoutedName(word) || isLower(word)) {
        const lower = word.toLowerCase();
        const isParticle =
          index < last &&
          (index > 0 ? particles : opensWithParticle ? openingParticles : none).has(lower);
        return isParticle ? lower : capitalizedWord(word);
      }
      return word;
    })
    .join(' ');
}

const none: ReadonlySet<string> = new Set();
