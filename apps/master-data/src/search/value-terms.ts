import type { PlainValue } from '@concord/contracts/canonical';
import type { SemanticType } from '@concord/contracts/semantic-types';
import {
  foldWords,
  hasHan,
  hasKana,
  nameKey,
  pinyinSyllables,
  readEastAsianName,
  simplified,
  splitLegalForm,
} from '@concord/standardization/search-keys';
import type { Term, TermKind } from './term';

/** Words of one value that take part; who writes a book into a field is found by its beginning. */
const mostWords = 24;
const longestValue = 300;
const gramLength = 4;

const nameParts: Partial<Readonly<Record<SemanticType, 'given' | 'family' | 'full'>>> = {
  'name.given': 'given',
  'name.family': 'family',
  'name.full': 'full',
};

/** The terms of one value of a customer, each once. Numbers, amounts, yes and no are for filters. */
export function termsOfValue(type: SemanticType, value: PlainValue): Term[] {
  const terms = typeof value === 'object' ? partTerms(value) : textTerms(type, String(value));
  return [...new Map(terms.map((term) => [`${term.kind} ${term.text}`, term])).values()];
}

function textTerms(type: SemanticType, written: string): Term[] {
  const text = written.slice(0, longestValue);
  const part = nameParts[type];
  if (part !== undefined) return named('name', nameWords(text, part));
  switch (type) {
    case 'name.organization':
      return named('name', organizationWords(text));
    case 'email':
      return emailTerms(text);
    case 'phone':
      return named('phone', digitGrams(text.replace(/\D/g, '')));
    case 'identifier':
    case 'postcode':
    case 'date':
    case 'date.birth':
      return named('code', [codeOf(text)]);
    case 'place':
      return named('place', words(text));
    case 'category':
    case 'text':
      return named('text', words(text));
    default:
      return [];
  }
}

function partTerms(value: Exclude<PlainValue, string | number | boolean>): Term[] {
  if (!('lines' in value)) return [];
  const { lines, district, city, region, postcode } = value;
  const texts = [...lines, district, city, region].flatMap((text) => text ?? []);
  return [
    ...named(
      'place',
      texts.flatMap((text) => words(text.slice(0, longestValue))),
    ),
    ...(postcode === undefined ? [] : named('code', [codeOf(postcode)])),
  ];
}

/** Words of a name as written and as it sounds: 张三, 张, 三, `zhang`, `san`. */
export function nameWords(text: string, part: 'given' | 'family' | 'full'): string[] {
  const key = nameKey(text, part).split(' ');
  if (!hasHan(text) || hasKana(text)) {
    const written = foldWords(text).split(' ');
    // Syllables of one given name, apart or together: Xiao Ming, Xiaoming.
    const joined = part === 'given' && written.length === 2 ? [written.join('')] : [];
    return [...written, ...key, ...joined];
  }
  const plain = simplified(text).replace(/\s/g, '');
  const { family = '', given = '' } = part === 'full' ? (readEastAsianName(plain) ?? {}) : {};
  return [plain, family, given, ...key];
}

/** Words of a company without its legal form; of a Chinese one each two characters, and how it sounds. */
export function organizationWords(text: string): string[] {
  const { name } = splitLegalForm(text);
  if (!hasHan(name)) return name.split(' ').slice(0, mostWords);
  return [...hanPairs(name), pinyinSyllables(name).join('')];
}

function emailTerms(text: string): Term[] {
  const address = text.toLowerCase();
  const [local = '', domain = ''] = address.split('@');
  const parts = local.split(/[^\p{L}]+/u).filter((part) => part.length > 2);
  return [
    ...named('email', [address, local]),
    ...named('text', [...parts.map((part) => foldWords(part)), domain]),
  ];
}

/** Folded words; of Chinese text each two characters in a row. */
export function words(text: string): string[] {
  return foldWords(text)
    .split(' ')
    .slice(0, mostWords)
    .flatMap((word) => (hasHan(word) && !hasKana(word) ? hanPairs(word) : [word]));
}

/** 建国路 is 建国 and 国路. */
export function hanPairs(text: string): string[] {
  const characters = Array.from(simplified(text)).slice(0, 2 * mostWords);
  if (characters.length < 3) return [characters.join('')];
  return characters.slice(1).map((character, at) => `${characters[at] ?? ''}${character}`);
}

/** Letters and digits alone: `1980-02-01` as `19800201`, `DE 123` as `de123`. */
export function codeOf(text: string): string {
  return foldWords(text).replaceAll(' ', '');
}

/** Every four digits in a row, by which any part of a number is found. */
export function digitGrams(digits: string): string[] {
  const count = Math.max(0, Math.min(digits.length, 30) - gramLength + 1);
  return Array.from({ length: count }, (_, at) => digits.slice(at, at + gramLength));
}

function named(kind: TermKind, texts: readonly string[]): Term[] {
  return texts.flatMap((text) => (text === '' ? [] : [{ kind, text }]));
}
