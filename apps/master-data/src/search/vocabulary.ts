import { IntLists } from '@concord/matching/int-lists';
import { editDistance } from '@concord/workspace/nearest';

/** A word of the vocabulary that answers to another one. */
export interface Answering {
  readonly word: string;
  /** 0 to 1. */
  readonly worth: number;
  readonly how: 'beginning' | 'similar';
}

/** Words that are looked at closely for one that was asked for. */
const mostCompared = 60;
const mostAnswers = 24;
const letters = /^[\p{L}\p{M}]+$/u;

/**
 * The distinct words of all customers, found by the pairs of letters they share. There are far fewer of them than of
 * customers, so slips are paid for once a word and not once a customer.
 */
export class Vocabulary {
  private readonly words: string[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly pairNumbers = new Map<string, number>();
  /** By pair of letters, the words that have it. */
  private readonly holders = new IntLists();
  /** By word, pairs in common with the one that is asked for; all 0 between calls. */
  private common = new Uint8Array(1_024);

  get size(): number {
    return this.words.length;
  }

  add(word: string): void {
    if (this.numbers.has(word)) return;
    const number = this.words.push(word) - 1;
    this.numbers.set(word, number);
    if (number >= this.common.length) this.common = new Uint8Array(2 * this.common.length);
    for (const pair of new Set(pairsOf(word))) this.holders.push(this.numberOf(pair), number);
  }

  /** Words that begin like one that was asked for, or are spelled nearly so; itself is not among them. */
  answering(asked: string): Answering[] {
    const pairs = [...new Set(pairsOf(asked))];
    const found = this.sharing(pairs, leastCommon(asked, pairs.length));
    return found
      .flatMap((number) => answerOf(asked, this.words[number] ?? '') ?? [])
      .sort((a, b) => b.worth - a.worth || (a.word < b.word ? -1 : 1))
      .slice(0, mostAnswers);
  }

  /** Words with so many of the pairs in common, those with most first. */
  private sharing(pairs: readonly string[], least: number): number[] {
    const { common, holders } = this;
    const found: number[] = [];
    const touched: number[] = [];
    for (const pair of pairs) {
      const list = this.pairNumbers.get(pair);
      if (list === undefined) continue;
      const start = holders.start(list);
      const end = start + holders.length(list);
      for (let at = start; at < end; at++) {
        const word = holders.values[at] ?? 0;
        const count = (common[word] ?? 0) + 1;
        common[word] = count;
        if (count === 1) touched.push(word);
        if (count === least) found.push(word);
      }
    }
    const sorted = found.sort((a, b) => (common[b] ?? 0) - (common[a] ?? 0) || a - b);
    const best = sorted.slice(0, mostCompared);
    for (const word of touched) common[word] = 0;
    return best;
  }

  private numberOf(pair: string): number {
    const known = this.pairNumbers.get(pair);
    if (known !== undefined) return known;
    const number = this.pairNumbers.size;
    this.pairNumbers.set(pair, number);
    return number;
  }
}

/** Letters two by two, with the beginning and the end: `^o`, `or`, … `z$`. */
function pairsOf(word: string): string[] {
  const framed = `^${word.slice(0, 60)}$`;
  return Array.from({ length: framed.length - 1 }, (_, at) => framed.slice(at, at + 2));
}

/** A slip costs two pairs, two neighbours in the wrong order cost three. */
function leastCommon(asked: string, pairs: number): number {
  return Math.max(1, pairs - (slipsIn(asked) > 1 ? 4 : slipsIn(asked) === 1 ? 3 : 1));
}

/** Slips that are forgiven in a word: a short one would be another word. */
function slipsIn(word: string): number {
  if (!letters.test(word) || word.length < 4) return 0;
  return word.length < 6 ? 1 : 2;
}

function answerOf(asked: string, word: string): Answering | undefined {
  if (word === asked) return undefined;
  if (word.startsWith(asked)) {
    const worth = 0.7 + 0.25 * (asked.length / word.length);
    return { word, worth, how: 'beginning' };
  }
  const forgiven = slipsIn(asked);
  if (Math.abs(word.length - asked.length) > forgiven) return undefined;
  const slips = editDistance(asked, word);
  return slips > forgiven ? undefined : { word, worth: slips === 1 ? 0.8 : 0.55, how: 'similar' };
}
