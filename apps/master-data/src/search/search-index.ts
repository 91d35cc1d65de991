import { AtomHash, AtomNumbers } from '@concord/matching/atom-numbers';
import { IntLists } from '@concord/matching/int-lists';
import type { Reading, Token, Wanted } from './search-query';
import { Scores } from './scores';
import { isWord, termKinds, type Term } from './term';
import { Vocabulary } from './vocabulary';

/** A customer that answers to a search. */
export interface Hit {
  readonly id: string;
  /** 0 to 1: how much of what was asked for he has, the rarer the more it counts. */
  readonly score: number;
}

/** All that answers to a token, the best first; and how telling it is. */
export interface Expanded {
  readonly token: Token;
  readonly wanted: readonly Wanted[];
  /** 0 to 1, by how few have it. */
  readonly weight: number;
}

/** Share of the digits in a row that a number has to have in common. */
export const enoughDigits = 0.6;
/** What as many customers have says nothing beside something that few have. */
const lowestWeight = 0.15;

/**
 * Which customers have which terms: an inverted index in memory, and a cache of what is stored, as it can be made anew
 * from it at any time. About 0.4 kB a customer.
 */
export class SearchIndex {
  private readonly numbers = new AtomNumbers();
  private readonly hash = new AtomHash();
  /** By term, the slots of customers that have it. */
  private readonly holders = new IntLists();
  /** By slot, his terms. */
  private readonly terms = new IntLists();
  private readonly ids: (string | undefined)[] = [];
  private readonly slots = new Map<string, number>();
  private readonly vocabulary = new Vocabulary();
  private readonly scores = new Scores();

  get size(): number {
    return this.slots.size;
  }

  get bytes(): number {
    const perCustomer = 150;
    return (
      this.holders.bytes +
      this.terms.bytes +
      this.numbers.bytes +
      this.size * perCustomer +
      this.vocabulary.size * 200
    );
  }

  /** Takes a customer, or what he has become. */
  put(id: string, terms: Iterable<Term>): void {
    const slot = this.slots.get(id) ?? this.ids.push(id) - 1;
    this.slots.set(id, slot);
    const before = new Set(this.terms.list(slot));
    const now = new Set<number>();
    for (const term of terms) {
      now.add(this.numbers.of(this.read(term)));
      if (isWord(term)) this.vocabulary.add(term.text);
    }
    for (const term of before) if (!now.has(term)) this.holders.remove(term, slot);
    for (const term of now) if (!before.has(term)) this.holders.push(term, slot);
    this.terms.set(slot, [...now]);
  }

  remove(id: string): void {
    const slot = this.slots.get(id);
    if (slot === undefined) return;
    for (const term of this.terms.list(slot)) this.holders.remove(term, slot);
    this.terms.clear(slot);
    this.ids[slot] = undefined;
    this.slots.delete(id);
  }

  /** What answers to each token, as the words of the customers stand. */
  expand(reading: Reading): Expanded[] {
    return reading.map((token) => {
      const wanted = [...token.wanted, ...this.likeWords(token)];
      const counts = wanted.filter(({ worth }) => worth > 0.5).map((one) => this.count(one));
      const weight = token.grams === undefined ? this.weightOf(Math.max(0, ...counts)) : 1;
      return { token, wanted, weight };
    });
  }

  /** The best of those that answer, best first; those that answer alike in the order of their arrival. */
  find(readings: readonly (readonly Expanded[])[], limit: number): Hit[] {
    const { scores } = this;
    scores.begin(this.ids.length);
    for (const reading of readings) {
      const whole = reading.reduce((sum, { weight }) => sum + weight, 0);
      scores.beginReading();
      for (const expanded of reading) this.score(expanded, whole);
      scores.endReading();
    }
    return scores.best(limit).flatMap(({ slot, score }) => {
      const id = this.ids[slot];
      return id === undefined ? [] : [{ id, score }];
    });
  }

  /** Customers that have a term; undefined where there are more than `most`. */
  having(term: Term, most: number): string[] | undefined {
    const number = this.numbers.find(this.read(term));
    if (number === undefined) return [];
    if (this.holders.length(number) > most) return undefined;
    return Array.from(this.holders.list(number), (slot) => this.ids[slot] ?? '');
  }

  private score({ token, wanted, weight }: Expanded, whole: number): void {
    const { scores, holders } = this;
    scores.beginToken();
    for (const one of wanted) {
      const number = this.numbers.find(this.read(one));
      if (number === undefined) continue;
      const points = (one.worth * weight) / whole;
      const start = holders.start(number);
      const end = start + holders.length(number);
      for (let at = start; at < end; at++) scores.note(holders.values[at] ?? 0, points);
    }
    const grams = (token.grams ?? []).flatMap(
      (text) => this.numbers.find(this.read({ kind: 'phone', text })) ?? [],
    );
    const asked = token.grams?.length ?? 0;
    if (asked === 0 || grams.length / asked < enoughDigits) return;
    const holding = grams.map((gram) => holders.list(gram));
    scores.noteShared(holding, asked, enoughDigits, weight / whole);
  }

  private likeWords({ word }: Token): Wanted[] {
    if (word === undefined) return [];
    return this.vocabulary.answering(word).flatMap(({ word: text, worth, how }) => [
      { kind: 'name' as const, text, worth, how },
      { kind: 'place' as const, text, worth: 0.9 * worth, how },
      { kind: 'text' as const, text, worth: 0.8 * worth, how },
    ]);
  }

  private count(term: Term): number {
    const number = this.numbers.find(this.read(term));
    return number === undefined ? 0 : this.holders.length(number);
  }

  private weightOf(count: number): number {
    const size = Math.max(2, this.size);
    return Math.max(lowestWeight, 1 - Math.log(1 + count) / Math.log(1 + size));
  }

  private read({ kind, text }: Term): AtomHash {
    return this.hash.read(termKinds.indexOf(kind), text, 0);
  }
}
