import { junkNamePhrases, junkNameWords } from '../data/junk-names';
import { isNullText } from '../text/null-token';
import { foldWords } from '../text/fold';

const letter = /\p{L}/u;
const latinOnly = /^[a-z ]+$/;
const oneLetterRepeated = /^([a-z])\1{2,}$/;
const addressOnTheNet = /@|https?:|www\./i;
/** Capitalised like this they are names: Na Li, Nan Goldin, Nil. In capitals they are "no value". */
const namesLikeNullTokens: ReadonlySet<string> = new Set(['Na', 'Nan', 'Nil']);

/** Whether a name field holds no name: `test`, `asdf`, `xxx`, `12345`, an e-mail address. */
export function isJunkName(text: string): boolean {
  if (!letter.test(text) || addressOnTheNet.test(text)) return true;
  const folded = foldWords(text);
  if (junkNamePhrases.has(folded) || junkNamePhrases.has(text)) return true;
  if (!latinOnly.test(folded)) return folded.length < 24 && junkNameWords.has(folded);
  if (!folded.includes(' ')) return isJunkWord(folded);
  return folded.split(' ').every(isJunkWord);
}

function isJunkWord(word: string): boolean {
  return junkNameWords.has(word) || oneLetterRepeated.test(word);
}

export function isMissingName(clean: string): boolean {
  return isNullText(clean) && !namesLikeNullTokens.has(clean);
}
