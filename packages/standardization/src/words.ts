import type { ValueSettings } from '@concord/contracts/workspace';
import type { Gender } from './data/genders';
import { foldWords } from './text/fold';
import { simplified } from './text/han';

/** Words of a workspace by their form; they go before the built-in ones. */
export interface KnownWords {
  readonly missing: ReadonlySet<string>;
  readonly gender: ReadonlyMap<string, Gender>;
  readonly boolean: ReadonlyMap<string, boolean>;
  /** ISO 3166-1 alpha-2. */
  readonly country: ReadonlyMap<string, string>;
  /** ISO 639-1. */
  readonly language: ReadonlyMap<string, string>;
}

const plainWord = /^[a-z0-9]+$/;

/**
 * The form under which words are looked up: without capitals, accents and punctuation, in simplified
 * characters. What is punctuation altogether (`-999`, `***`) stays as it is.
 */
export function wordForm(text: string): string {
  const trimmed = text.trim().toLowerCase();
  if (plainWord.test(trimmed)) return trimmed;
  const folded = foldWords(simplified(trimmed));
  return folded === '' || trimmed.startsWith('-') ? trimmed : folded;
}

/** Looks up words that stand for a value: `{ female: ['f', 'Frau'] }` becomes `f` → `female`. */
export function byWordForm<Value extends string>(
  synonyms: Readonly<Partial<Record<Value, readonly string[] | undefined>>>,
  valuesOf: readonly Value[],
): ReadonlyMap<string, Value> {
  return new Map(
    valuesOf.flatMap((value) =>
      (synonyms[value] ?? []).map((word): [string, Value] => [wordForm(word), value]),
    ),
  );
}

/** The words of the workspace, ready to be looked up; undefined when it adds none. */
export function knownWords(settings: ValueSettings): KnownWords | undefined {
  const { missing, synonyms } = settings;
  const { gender = {}, country = {}, language = {} } = synonyms;
  const answers = byWordForm(synonyms.boolean ?? {}, ['true', 'false']);
  const words: KnownWords = {
    missing: new Set(missing.map(wordForm)),
    gender: byWordForm(gender, ['female', 'male', 'other']),
    boolean: new Map([...answers].map(([word, value]) => [word, value === 'true'])),
    country: byWordForm(country, Object.keys(country)),
    language: byWordForm(language, Object.keys(language)),
  };
  const isEmpty = Object.values(words).every(({ size }) => size === 0);
  return isEmpty ? undefined : words;
}

/** Whether the workspace says that a text, or a number such as -999, stands for nothing. */
export function isMissingWord(raw: unknown, words: KnownWords | undefined): boolean {
  if (words === undefined || words.missing.size === 0) return false;
  if (typeof raw === 'number') return words.missing.has(String(raw));
  return typeof raw === 'string' && raw.length < 200 && words.missing.has(wordForm(raw));
}
