const ascii = /^[\u0000-\u007f]*$/;
/** Accents of Latin, Greek and Cyrillic, points of Hebrew and Arabic; other marks (が, कि) are letters. */
const marks = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]+/g;
const latinWithoutDecomposition = /[ßæœøđðłþıħŋſ]/g;
const asciiFor: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
  ſ: 's',
};
const apostrophes = /['’‘`´ʼ]/g;
const plainWords = /^[a-z0-9]+(?: [a-z0-9]+)*$/;
const asciiSeparators = /[^a-z0-9]+/g;
const separators = /[^\p{L}\p{N}\p{M}]+/gu;

/** Lower-case without diacritics, Latin letters as ASCII (`Łódź` to `lodz`); other scripts stay. */
export function foldLetters(text: string): string {
  const lower = text.toLowerCase();
  if (ascii.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(marks, '')
    .toLowerCase()
    .replace(latinWithoutDecomposition, (letter) => asciiFor[letter] ?? letter)
    .normalize('NFC');
}

/** Folded words with one blank between: `O'Brien-Smith, Åsa` to `obrien smith asa`. */
export function foldWords(text: string): string {
  const folded = foldLetters(text);
  if (plainWords.test(folded)) return folded;
  const joined = folded.replace(apostrophes, '');
  return joined.replace(ascii.test(joined) ? asciiSeparators : separators, ' ').trim();
}
