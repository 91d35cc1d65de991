import { compoundSurnamePinyin, singleSurnamePinyin } from '../data/chinese-surnames';
import { pinyinSyllables } from '../data/pinyin-syllables';

export interface FamilyAndGiven {
  family: string;
  given: string;
}

const longestSyllable = 6;
const longestGiven = 18;

/** Number of toneless pinyin syllables that make up a word, fewest first; 0 when it is not pinyin. */
export function syllableCount(word: string): number {
  if (word.length === 0 || word.length > longestGiven) return 0;
  const fewest: number[] = [0];
  for (let end = 1; end <= word.length; end++) {
    let best = 0;
    for (let start = Math.max(0, end - longestSyllable); start < end; start++) {
      const before = fewest[start] ?? 0;
      if (start > 0 && before === 0) continue;
      if (pinyinSyllables.has(word.slice(start, end)) && (best === 0 || before + 1 < best))
        best = before + 1;
    }
    fewest[end] = best;
  }
  return fewest[word.length] ?? 0;
}

function isGiven(parts: readonly string[]): boolean {
  if (parts.length === 0 || parts.length > 2) return false;
  const counts = parts.map(syllableCount);
  if (counts.includes(0)) return false;
  return counts.reduce((sum, count) => sum + count, 0) <= 2;
}

const rankOf: ReadonlyMap<string, number> = new Map(
  Array.from(singleSurnamePinyin, (surname, index) => [surname, index + 1]),
);
/** How much more frequent the last word must be as a surname to win over the Chinese order. */
const clearlyMoreFrequent = 8;

function surnameRank(word: string): number | undefined {
  return compoundSurnamePinyin.has(word) ? 1 : rankOf.get(word);
}

function familyFirst(words: readonly string[]): FamilyAndGiven | undefined {
  const [first = '', second = ''] = words;
  const split = compoundSurnamePinyin.has(first + second) ? 2 : 1;
  if (split === 1 && surnameRank(first) === undefined) return undefined;
  const given = words.slice(split);
  return isGiven(given)
    ? { family: words.slice(0, split).join(''), given: given.join('') }
    : undefined;
}

function familyLast(words: readonly string[]): FamilyAndGiven | undefined {
  const last = words[words.length - 1] ?? '';
  const given = words.slice(0, -1);
  if (surnameRank(last) === undefined || !isGiven(given)) return undefined;
  return { family: last, given: given.join('') };
}

/**
 * Reads folded words (`zhang san`, `xiaoming zhang`, `ou yang na na`) as a Chinese name in pinyin
 * and puts the family name first; undefined for all else. Where both ends could be the family name
 * the Chinese order is taken, unless the last word is a far more frequent surname (`xiao ming zhang`).
 */
export function readPinyinName(words: readonly string[]): FamilyAndGiven | undefined {
  if (words.length < 2 || words.length > 4) return undefined;
  const chineseOrder = familyFirst(words);
  const westernOrder = familyLast(words);
  if (!chineseOrder || !westernOrder) return chineseOrder ?? westernOrder;
  const first = surnameRank(chineseOrder.family) ?? 1;
  const last = surnameRank(westernOrder.family) ?? 1;
  return first > last * clearlyMoreFrequent ? westernOrder : chineseOrder;
}

/**
 * Reads a whole name in one word (`zhangsan`, `ouyangnana`, `sanzhang`): the commonest family name that fits, in front if
 * one stands there; undefined for all else.
 */
export function splitPinyinName(word: string): FamilyAndGiven | undefined {
  const cuts = Array.from({ length: Math.max(0, word.length - 1) }, (_, at) => at + 1);
  const divided = cuts.map((at) => [word.slice(0, at), word.slice(at)] as const);
  return (
    commonest(divided.map(([family, given]) => ({ family, given }))) ??
    commonest(divided.map(([given, family]) => ({ family, given })))
  );
}

function commonest(readings: readonly FamilyAndGiven[]): FamilyAndGiven | undefined {
  const rank = ({ family }: FamilyAndGiven): number => surnameRank(family) ?? Infinity;
  return readings
    .filter((reading) => rank(reading) < Infinity && isGiven([reading.given]))
    .reduce<FamilyAndGiven | undefined>(
      (best, one) => (best === undefined || rank(one) < rank(best) ? one : best),
      undefined,
    );
}
