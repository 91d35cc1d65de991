import { bytesOfGbk, gbkPairs, gbkTable, isCommonPair, type PairOf } from './gbk';
import { fromUtf8 } from './utf8-bytes';

const foreign = /[\u3400-\u9fff\ue000-\uf8ff]/;
const foreignRun = /[^\u0000-\u007f\ufffd]+(?:\?|\ufffd)*/g;
const lostEnd = /[?\ufffd]+$/;
const hanCharacter = /[\u4e00-\u9fff]/g;
const eastAsian = /^[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff5e]+$/;
const russianWord = /^[А-ЯЁ]?[а-яё]+$|^[А-ЯЁ]+$/;
const shortestRussian = 4;

let openingOfHan: RegExp | undefined;
let accents: PairOf | undefined;

/** What three bytes of UTF-8 begin with in GBK: 浣, 鍖, 涓. Text without any is looked at no further. */
function mayHoldHan(text: string): boolean {
  openingOfHan ??= new RegExp(`[${[...gbkPairs(0xe3, 0xe9, 0x80, 0xbf).keys()].join('')}]`);
  return openingOfHan.test(text);
}

/** Letters with accents are two bytes each: 茅 for é, 眉 for ü. Cyrillic letters, too: 邪 for а. */
function accentPairs(): PairOf {
  return (accents ??= new Map([
    ...gbkPairs(0xc3, 0xc5, 0x80, 0xbf),
    ...gbkPairs(0xd0, 0xd1, 0x80, 0xbf),
  ]));
}

let accented: RegExp | undefined;

function mayHoldAccents(text: string): boolean {
  accented ??= new RegExp(`[${[...accentPairs().keys()].join('')}]`);
  return accented.test(text);
}

function isCommonHan(character: string): boolean {
  return isCommonPair(gbkTable().get(character) ?? 0);
}

function isEastAsian(text: string): boolean {
  return eastAsian.test(text) && (text.match(hanCharacter) ?? []).every(isCommonHan);
}

function meantBy(characters: readonly string[]): string | undefined {
  const bytes = bytesOfGbk(characters);
  const meant = bytes && fromUtf8(bytes);
  return meant !== undefined && isEastAsian(meant) ? meant : undefined;
}

/** The end of a text whose last bytes made no character of GBK: half a character, or one and a half. */
function meantByEnd(
  characters: readonly string[],
  at: number,
  hasBegun: boolean,
): string | undefined {
  if (characters.length - at > 2) return undefined;
  const bytes = bytesOfGbk(characters.slice(at));
  if (bytes?.length === 4) {
    const meant = fromUtf8(bytes.slice(0, 3));
    return meant !== undefined && isEastAsian(meant) ? `${meant}\ufffd` : undefined;
  }
  return hasBegun && bytes?.length === 2 && isLead(bytes[0]) ? '\ufffd' : undefined;
}

function isLead(byte = 0): boolean {
  return byte >= 0xe3 && byte <= 0xe9;
}

/** Three characters of GBK are six bytes: two characters of Chinese or Japanese in UTF-8. */
const window = 3;

/** @param run characters beyond ASCII, and the `?` or U+FFFD that stand for lost bytes after them. */
function meantByRun(run: string): string {
  const lost = lostEnd.exec(run)?.[0] ?? '';
  const characters = Array.from(lost === '' ? run : run.slice(0, -lost.length));
  let meant = '';
  let hasBegun = false;
  for (let at = 0; at < characters.length;) {
    const two = meantBy(characters.slice(at, at + window));
    const end = two === undefined && lost !== '' ? meantByEnd(characters, at, hasBegun) : undefined;
    if (end !== undefined) return meant + end;
    meant += two ?? characters[at] ?? '';
    hasBegun = two !== undefined;
    at += two === undefined ? 1 : window;
  }
  return meant + lost;
}

const word = /[A-Za-z\u4e00-\u9fff]+/g;
const asciiLetter = /[A-Za-z]/;
/** é, á, í, ó, ú at the end of a word; other common characters there may be a nickname (Tom猫). */
const accentsAtEnd = /[茅谩铆贸煤]/;
const latinLetter = /^\p{Script=Latin}$/u;

function accentedLetter(character: string): string | undefined {
  const pair = accentPairs().get(character);
  const letter = pair === undefined ? undefined : fromUtf8([pair >> 8, pair & 0xff]);
  return letter !== undefined && latinLetter.test(letter) ? letter : undefined;
}

function russianOf(text: string): string | undefined {
  const pairs = Array.from(text, (character) => accentPairs().get(character));
  if (pairs.length < shortestRussian || pairs.includes(undefined)) return undefined;
  const meant = fromUtf8(pairs.flatMap((pair = 0) => [pair >> 8, pair & 0xff]));
  return meant !== undefined && russianWord.test(meant) ? meant : undefined;
}

/** Whether a Han character in a Latin word cannot have been meant: a rare one, or one amid letters. */
function isOutOfPlace(text: string, at: number): boolean {
  const character = text.charAt(at);
  if (!isCommonPair(accentPairs().get(character) ?? 0)) return true;
  const next = text.charAt(at + 1);
  return next === '' ? accentsAtEnd.test(character) : /[a-z]/.test(next);
}

function meantByWord(text: string): string {
  if (!foreign.test(text)) return text;
  if (!asciiLetter.test(text)) return russianOf(text) ?? text;
  const letters = Array.from(text, (character, at) => {
    if (asciiLetter.test(character)) return character;
    return isOutOfPlace(text, at) ? accentedLetter(character) : undefined;
  });
  return letters.includes(undefined) ? text : letters.join('');
}

/**
 * Takes back that UTF-8 was read as GBK: 寮犱笁 to 张三, `M眉ller` to `Müller`. Only where the bytes
 * are UTF-8 throughout and give common characters, which those of real Chinese text do not.
 */
export function withoutGbkMojibake(text: string): string {
  if (!foreign.test(text)) return text;
  const han = mayHoldHan(text) ? text.replace(foreignRun, meantByRun) : text;
  return mayHoldAccents(han) ? han.replace(word, meantByWord) : han;
}
