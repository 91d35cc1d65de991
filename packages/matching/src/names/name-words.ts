import type { TypedValue } from '../record';
import { plainText, writtenText } from '../comparison/plain-text';
import { hasHan, words } from '../text/folding';
import { Remembered } from '../text/remembered';
import { simplify, splitHanName, surnamePinyin, withoutCourtesy } from './chinese';
import { chineseFullName, joinChinese } from './latin-chinese';
import { namesCompany } from './legal-forms';
import type { NameRole, NameWord } from './name-token';
import { pinyinSyllables } from './pinyin';

/** More words than this in one name are a sentence. */
const maxWords = 10;
const maxWordLength = 40;

const companies = new Remembered<boolean>(1_000);
const readParts = {
  'name.given': new Remembered<readonly NameWord[]>(1_500),
  'name.family': new Remembered<readonly NameWord[]>(1_500),
};
const readFull = {
  besideParts: new Remembered<readonly NameWord[]>(1_500),
  alone: new Remembered<readonly NameWord[]>(1_500),
};

/**
 * The words of all name fields of a record as one set with roles. Fields that say the role outright
 * come first, so that a full name beside them adds only what they leave out.
 */
export function nameWords(values: readonly TypedValue[]): NameWord[] {
  const ordered = values
    .filter((value) => !isCompany(value))
    .sort((a, b) => Number(a.type === 'name.full') - Number(b.type === 'name.full'));
  const hasRoles = ordered[0]?.type !== 'name.full';
  const found = new Map<string, NameWord>();
  for (const word of joinChinese(ordered.flatMap((value) => wordsOf(value, hasRoles)))) {
    const known = found.get(word.text);
    // A name in characters and its pinyin beside it are one name: the characters say more.
    if (known === undefined ? found.size < maxWords : known.han === '' && word.han !== '') {
      found.set(word.text, word);
    }
  }
  return [...found.values()];
}

/** A company in a field for names of people: it is compared with the names of organizations. */
export function isCompany(typed: TypedValue): boolean {
  if (typed.type !== 'name.full') return false;
  const [written, plain] = [writtenText(typed), plainText(typed)];
  return companies.of(written, plain, () => namesCompany(written, words(plain)));
}

function wordsOf(typed: TypedValue, hasRoles: boolean): readonly NameWord[] {
  const written = writtenText(typed);
  return readBy(typed.type, hasRoles).of(written, typed.value.key, () =>
    readName(typed, written, hasRoles),
  );
}

function readBy(type: TypedValue['type'], hasRoles: boolean): Remembered<readonly NameWord[]> {
  if (type === 'name.given' || type === 'name.family') return readParts[type];
  return hasRoles ? readFull.besideParts : readFull.alone;
}

function readName(typed: TypedValue, written: string, hasRoles: boolean): NameWord[] {
  if (hasHan(written)) return hanWords(written, typed);
  const texts = words(plainText(typed)).map((text) => text.slice(0, maxWordLength));
  if (typed.type !== 'name.full') {
    const role = typed.type === 'name.given' ? 'given' : 'family';
    return texts.map((text) => latinWord(text, role, true));
  }
  return (
    chineseFullName(written) ??
    texts.map((text, at) => latinWord(text, hasRoles ? 'other' : roleAt(at, texts.length), false))
  );
}

function latinWord(text: string, role: NameRole, certain: boolean): NameWord {
  return { text, role, certain, han: '', syllables: '' };
}

function hanWords(written: string, typed: TypedValue): NameWord[] {
  const characters = simplify(written.replace(/[^\p{Script=Han}]/gu, ''));
  const name = withoutCourtesy(characters).slice(0, 8);
  const syllables = typed.value.key === undefined ? [] : words(typed.value.key);
  if (typed.type !== 'name.full') {
    return [hanWord(name, syllables, typed.type === 'name.given' ? 'given' : 'family')];
  }
  const { family, given } = splitHanName(name);
  const sounds = splitSounds(family, given, syllables);
  const both = [hanWord(family, sounds.family, 'family')];
  return given === '' ? both : [...both, hanWord(given, sounds.given, 'given')];
}

/**
 * Pinyin comes syllable by syllable (`ou yang xiu`), with the name parted (`ouyang xiu`), or parted wrongly
 * (`yu xiuxu` for 雨秀徐); the sound of the family name tells where to cut.
 */
function splitSounds(
  family: string,
  given: string,
  syllables: readonly string[],
): { family: readonly string[]; given: readonly string[] } {
  const all = syllables.join('');
  const sound = surnamePinyin(family);
  if (sound !== undefined && all.startsWith(sound)) {
    return { family: [sound], given: [all.slice(sound.length)] };
  }
  if (sound !== undefined && all.endsWith(sound)) {
    return { family: [sound], given: [all.slice(0, -sound.length)] };
  }
  const bySyllable = syllables.length === Array.from(family + given).length;
  const size = bySyllable ? Array.from(family).length : 1;
  return { family: syllables.slice(0, size), given: syllables.slice(size) };
}

function hanWord(han: string, sounds: readonly string[], role: NameRole): NameWord {
  const text = sounds.join('');
  const syllables = pinyinSyllables(text, Array.from(han).length) ?? [];
  return {
    text: text === '' ? han : text,
    role,
    certain: true,
    han,
    syllables: syllables.join(' '),
  };
}

/** First word given, last word family; where other fields give the roles, the rest are middle names. */
function roleAt(at: number, count: number): NameRole {
  if (count === 1) return 'other';
  if (at === 0) return 'given';
  return at === count - 1 ? 'family' : 'other';
}
