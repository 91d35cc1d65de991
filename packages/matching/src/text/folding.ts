/** Longest text that takes part in matching; what stands beyond it in a cell is not a name or address. */
export const longestText = 400;

const specialLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
};

const ascii = /^[\u0000-\u007f]*$/;
const plainWords = /^[a-z0-9]+(?: [a-z0-9]+)*$/;

/** Lower case without accents: `Müller-Łuk` becomes `muller-luk`. Other scripts stay as they are. */
export function fold(text: string): string {
  const cut = text.slice(0, longestText);
  if (ascii.test(cut)) return cut.toLowerCase();
  return cut
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđðłþı]/g, (letter) => specialLetters[letter] ?? letter);
}

/** Words of a text: folded, apostrophes dropped (`O'Brien` is `obrien`), everything else divides. */
export function words(text: string): string[] {
  const folded = fold(text);
  if (plainWords.test(folded)) return folded.split(' ');
  return folded
    .replace(/['’`´.]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

const han = /\p{Script=Han}/u;

export function hasHan(text: string): boolean {
  return han.test(text);
}
