import { capitalWords, lineParticles } from '../../data/address-words';
import { capitalizedWord, hasCase } from '../../names/letter-case';

const edges = /^[\s,;]+|[\s,;]+$/g;
const ordinal = /^\d+(?:st|nd|rd|th)$/i;
const longWord = /\p{L}{3}/u;

function uniformCase(line: string): 'upper' | 'lower' | undefined {
  if (!longWord.test(line)) return undefined;
  const upper = line.toUpperCase();
  const lower = line.toLowerCase();
  if (upper === lower) return undefined;
  if (line === upper) return 'upper';
  return line === lower ? 'lower' : undefined;
}

function recasedLineWord(word: string, index: number): string {
  if (ordinal.test(word)) return word.toLowerCase();
  const upper = word.toUpperCase();
  if (capitalWords.has(upper)) return upper;
  if (!hasCase(word)) return word;
  const lower = word.toLowerCase();
  return index > 0 && lineParticles.has(lower) ? lower : capitalizedWord(word);
}

/** A line of an address; `123 MAIN ST APT 4B` and `rue de la paix` get their capitals. */
export function lineText(line: string): string {
  const text = line.replace(edges, '');
  if (uniformCase(text) === undefined) return text;
  return text.split(' ').map(recasedLineWord).join(' ');
}
