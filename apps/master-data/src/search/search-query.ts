import {
  foldWords,
  hasHan,
  hasKana,
  nameKey,
  pinyinSyllables,
  readEastAsianName,
  simplified,
  splitLegalForm,
  splitPinyinName,
} from '@concord/standardization/search-keys';
import type { TermKind } from './term';
import { codeOf, digitGrams, hanPairs } from './value-terms';

/** How a term of a customer answers to what was asked for. */
export type Likeness = 'same' | 'sound' | 'beginning' | 'similar' | 'part';

/** A term that is looked for as it stands. */
export interface Wanted {
  readonly kind: TermKind;
  readonly text: string;
  /** 0 to 1: how much of what was asked for it is. */
  readonly worth: number;
  readonly how: Likeness;
}

/** One thing that is asked for; any of what is wanted answers to it. */
export interface Token {
  /** As it was asked for. */
  readonly text: string;
  readonly wanted: readonly Wanted[];
  /** Folded: words that begin so, or are spelled nearly so, answer, too. */
  readonly word?: string;
  /** Digits in a row: a phone number that holds most of them answers, too. */
  readonly grams?: readonly string[];
}

/** Tokens that are asked for together. */
export type Reading = readonly Token[];

const mostTokens = 8;
const email = /[^\s@,;]+@[^\s@,;]*/g;
/** Digits with what stands between the digits of a phone number, a day, an identity number. */
const number = /[+(]?\d[\d\s()./-]*\d[xX]?(?![\p{L}\d])/gu;
const fewestDigits = 4;
/** More digits begin with those of a country or a town. */
const longestExtension = 6;
const hasDigit = /\d/;
const latin = /\p{Script=Latin}/u;

/**
 * The ways in which a text can be meant: as it stands, as a Chinese name that is written otherwise, as a company
 * without its legal form. A customer counts by the way that fits him best.
 */
export function readingsOf(query: string): Reading[] {
  const text = query.normalize('NFKC').trim();
  const fixed: Token[] = [];
  const take = (token: Token): string => {
    fixed.push(token);
    return ' ';
  };
  const rest = text
    .replaceAll(email, (one) => take(emailToken(one)))
    .replaceAll(number, (one) => (countDigits(one) < fewestDigits ? one : take(numberToken(one))));
  const readings = wordings(rest.trim()).map((tokens) => [...fixed, ...tokens]);
  if (hasDigit.test(text) && rest.trim() !== '') readings.push([codeToken(text)]);
  return readings
    .filter((tokens) => tokens.length > 0)
    .map((tokens) => tokens.slice(0, mostTokens));
}

function wordings(text: string): Token[][] {
  const asWritten = foldWords(text);
  if (asWritten === '') return [[]];
  const texts = [asWritten];
  const { name, legalForm } = splitLegalForm(text);
  if (legalForm !== undefined) texts.push(name);
  const isChinese = hasHan(text) && !hasKana(text);
  if (!isChinese) texts.push(...latinForms(text, asWritten));
  const readings = [...new Set(texts)].map((one) => one.split(' ').flatMap(wordTokens));
  return isChinese ? [hanWords(text), ...readings] : readings;
}

/** Ways in which a Chinese name may be written in Latin letters. */
function latinForms(text: string, asWritten: string): string[] {
  const whole = asWritten.includes(' ') ? undefined : splitPinyinName(asWritten);
  return [
    nameKey(text, 'full'),
    ...(whole === undefined ? [] : [`${whole.family} ${whole.given}`]),
  ];
}

/** Chinese words as names; Latin ones between them as they stand. */
function hanWords(text: string): Token[] {
  if (!latin.test(text)) return hanNameTokens(text);
  return text
    .split(/\s+/)
    .flatMap((word) =>
      hasHan(word) ? hanNameTokens(word) : foldWords(word).split(' ').flatMap(wordTokens),
    );
}

/** 張三 as the name of a person: each part in characters or, less surely, by its sound. */
function hanNameTokens(text: string): Token[] {
  const plain = simplified(text).replace(/\s/g, '');
  const { family, given } = readEastAsianName(plain) ?? { family: plain, given: '' };
  const sounds = nameKey(text, 'full').split(' ');
  return [family, given].flatMap((part, at): Token[] => {
    if (part === '') return [];
    const sound = sounds[at] ?? pinyinSyllables(part).join('');
    const wanted: Wanted[] = [
      { kind: 'name', text: part, worth: 1, how: 'same' },
      { kind: 'name', text: sound, worth: 0.8, how: 'sound' },
    ];
    return [{ text: part, wanted }];
  });
}

function wordTokens(word: string): Token[] {
  if (word === '') return [];
  if (hasHan(word) && !hasKana(word)) return hanPairs(word).map((pair) => exactToken(pair));
  return [{ ...exactToken(word), ...(word.length > 1 ? { word } : {}) }];
}

const worthByKind = { name: 1, email: 1, code: 1, place: 0.9, text: 0.8 } as const;

function exactToken(text: string): Token {
  const kinds = ['name', 'place', 'text', 'code', 'email'] as const;
  const wanted = kinds.map((kind): Wanted => ({
    kind,
    text,
    worth: worthByKind[kind],
    how: 'same',
  }));
  return { text, wanted };
}

function emailToken(written: string): Token {
  const text = written.toLowerCase();
  const [local = '', domain = ''] = text.split('@');
  const wanted: Wanted[] = [
    { kind: 'email', text, worth: 1, how: 'same' },
    { kind: 'email', text: local, worth: domain === '' ? 1 : 0.8, how: 'part' },
  ];
  return { text, wanted };
}

/** Letters and digits that belong together, however they are divided: `DE 123 456 789`. */
function codeToken(text: string): Token {
  return { text, wanted: [{ kind: 'code', text: codeOf(text), worth: 1, how: 'same' }] };
}

function numberToken(written: string): Token {
  const text = written.trim();
  // What stands before a number at home, and abroad, is no part of it.
  const all = text.replace(/\D/g, '');
  const digits = all.length > longestExtension ? all.replace(/^0{1,2}/, '') : all;
  return { ...codeToken(text), grams: digitGrams(digits) };
}

function countDigits(text: string): number {
  return text.replace(/\D/g, '').length;
}
