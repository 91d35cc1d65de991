import { foldWords } from '../text/fold';
import { countries, type Country } from './countries';

const byWord = new Map<string, Country>();
for (const country of countries) {
  byWord.set(country.alpha2.toLowerCase(), country);
  byWord.set(country.alpha3.toLowerCase(), country);
}
for (const country of countries) {
  for (const name of country.names) {
    const folded = foldWords(name.replace(/\./g, ''));
    if (!byWord.has(folded)) byWord.set(folded, country);
  }
}

const byCode = new Map(countries.map((country) => [country.alpha2, country]));

/** The country of a code or a name in one of the languages of the table; undefined when unknown. */
export function countryNamed(text: string): Country | undefined {
  return text.length > 60 ? undefined : byWord.get(foldWords(text.replace(/\./g, '')));
}

export function countryOfCode(alpha2: string | undefined): Country | undefined {
  return alpha2 === undefined ? undefined : byCode.get(alpha2.toUpperCase());
}
