import type { NameToken } from '../names/name-token';
import type { Alignment } from './alignment';
import type { Judgement } from './scale';

/** The words of two names that have something in common. */
type AlignedNames = Pick<Alignment<NameToken, Judgement>, 'count' | 'left' | 'right' | 'outcomes'>;

/**
 * The same syllables, parted otherwise: in `Yu Zhen Lin` either end may be the family name. Asked only where the words
 * do not align.
 */
export function isSameSound(
  a: readonly NameToken[],
  b: readonly NameToken[],
  { count }: AlignedNames,
): boolean {
  if (count === Math.min(a.length, b.length) || a.length < 2 || b.length < 2) return false;
  return haveSameLetters(a, b) && syllablesOf(a) === syllablesOf(b);
}

/** A glance that tells nearly all names apart; false, too, where a name is not all Chinese. */
function haveSameLetters(a: readonly NameToken[], b: readonly NameToken[]): boolean {
  let length = 0;
  let letters = 0;
  for (const token of a) {
    if (token.syllables === '') return false;
    length += token.syllables.length + 1;
    letters |= token.letters;
  }
  let others = 0;
  for (const token of b) {
    if (token.syllables === '') return false;
    length -= token.syllables.length + 1;
    others |= token.letters;
  }
  return length === 0 && letters === others;
}

/** In the order of the alphabet. */
function syllablesOf(tokens: readonly NameToken[]): string {
  return tokens
    .flatMap(({ syllables }) => syllables.split(' '))
    .sort()
    .join(' ');
}

/**
 * A Chinese given name on one side, on the other one in Latin letters that is no pinyin, beside one family name: an
 * English first name, or a spelling that we do not know. That says nothing for and nothing against.
 */
export function areInOtherDress(
  a: readonly NameToken[],
  b: readonly NameToken[],
  { count, left, right, outcomes }: AlignedNames,
): boolean {
  if (count === Math.min(a.length, b.length) || count === 0) return false;
  let family = false;
  for (let at = 0; at < count; at++) {
    if (isGiven(a[left[at] ?? -1]) || isGiven(b[right[at] ?? -1])) return false;
    family ||= (outcomes[at]?.shared ?? 0) > 0;
  }
  const [one, other] = [a.find(isGiven), b.find(isGiven)];
  if (!family || one === undefined || other === undefined) return false;
  return isLatinDress(one, other) || isLatinDress(other, one);
}

function isLatinDress(chinese: NameToken, latin: NameToken): boolean {
  return chinese.syllables !== '' && latin.syllables === '' && latin.isWord;
}

export function isGiven(token: NameToken | undefined): boolean {
  return token?.role === 'given';
}
