import { countryNamed, foldWords, regionCodes } from '@concord/standardization/recognition';
import type { TableSummary } from '../profile/table-profile';
import { shareOf } from './facts';

/** Where phones and postcodes are tried to be from when nothing says more. */
const usual = ['US', 'GB', 'DE', 'FR', 'AU', 'CN', 'CA', 'IT', 'ES', 'NL', 'CH', 'AT'] as const;
const mostTried = 6;

const britishPostcode = /^[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}$/i;
const han = /\p{Script=Han}/u;
const germanWord = /(?:str(?:\.|asse|aße)|platz|weg|gasse)\s*\d/i;
const frenchWord = /^\d*\s*(?:rue|avenue|boulevard|impasse|chemin) /i;

export interface GuessedCountries {
  /** The likeliest first. */
  readonly tried: readonly string[];
  /** The one country that nearly everything is from, if so. */
  readonly only?: string;
}

function vote(votes: Map<string, number>, country: string, weight: number): void {
  votes.set(country, (votes.get(country) ?? 0) + weight);
}

/** A column of countries, two-letter codes of American states left aside. */
function votesOfColumn(texts: readonly string[], votes: Map<string, number>): boolean {
  const states = regionCodes.get('US');
  const lands = texts.map((text) => countryNamed(text)?.alpha2);
  const known = lands.filter((land) => land !== undefined);
  const asStates = shareOf(texts, (text) => states?.has(foldWords(text)) === true);
  if (known.length < 0.8 * texts.length || asStates > 0.9) return false;
  for (const land of known) vote(votes, land, 1);
  return true;
}

function votesOfShapes(texts: readonly string[], votes: Map<string, number>): void {
  const few = texts.slice(0, 60);
  const shapes: [string, number][] = [
    ['GB', shareOf(few, (text) => britishPostcode.test(text))],
    ['CN', shareOf(few, (text) => han.test(text))],
    ['DE', shareOf(few, (text) => germanWord.test(text))],
    ['FR', shareOf(few, (text) => frenchWord.test(text))],
    ...(['US', 'AU', 'CA'] as const).map((country): [string, number] => [
      country,
      new Set(few).size > 3
        ? shareOf(few, (text) => regionCodes.get(country)?.has(foldWords(text)) === true)
        : 0,
    ]),
  ];
  const [best] = shapes.sort(([, a], [, b]) => b - a);
  if (best !== undefined && best[1] > 0.3) vote(votes, best[0], best[1]);
}

/** Which countries the records are from, as far as countries, postcodes, states and words tell. */
export function guessCountries({ columns }: TableSummary): GuessedCountries {
  const votes = new Map<string, number>();
  let isStated = false;
  for (const { sample, top, distinct } of columns.values()) {
    // Typing errors are among the values, not among the frequent ones; unless all are as frequent.
    const texts = (distinct > 200 ? sample : top).map(({ value }) => value);
    if (texts.length === 0) continue;
    const stated = votesOfColumn(
      top.map(({ value }) => value),
      votes,
    );
    isStated ||= stated;
    if (!stated) votesOfShapes(texts, votes);
  }
  const ranked = [...votes].sort(([, a], [, b]) => b - a).map(([country]) => country);
  const tried = [...new Set([...ranked, ...usual])].slice(0, mostTried);
  const [only] = ranked;
  return ranked.length === 1 && only !== undefined && !isStated ? { tried, only } : { tried };
}
