import { Converter } from 'opencc-js/t2cn';
import { pinyin } from 'pinyin-pro';
import { foldLetters } from './fold';

const han = /\p{Script=Han}/u;
const kana = /[\u3040-\u30ff]/;

export function hasHan(text: string): boolean {
  return han.test(text);
}

/** Kana beside Han characters: Japanese, for which a pinyin key would be wrong. */
export function hasKana(text: string): boolean {
  return kana.test(text);
}

let converter: ((text: string) => string) | undefined;

/** Traditional to simplified characters (OpenCC, phrase tables of 1.4). */
export function simplified(text: string): string {
  if (!han.test(text)) return text;
  const convert = (converter ??= Converter({ from: 't', to: 'cn' }));
  return convert(text);
}

/** Toneless pinyin syllables, ü as u; `asName` reads the first characters as a surname (单 as shan). */
export function pinyinSyllables(text: string, asName = false): string[] {
  const options = { toneType: 'none', type: 'array', nonZh: 'consecutive' } as const;
  const syllables = asName
    ? pinyin(simplified(text), { ...options, surname: 'head' })
    : pinyin(simplified(text), options);
  return syllables.map(foldLetters);
}
