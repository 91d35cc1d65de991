import { moreCountryNames } from '../../data/country-names';
import { countryNumbers } from '../../data/country-numbers';
import { countryNamed } from '../../data/country-lookup';
import { wordForm } from '../../words';

const firstFlagLetter = 0x1f1e6;
const brackets = /\s*[([].*?[)\]]/g;
const codeAtEnd = /^[^()]{3,60}[\s(-]+([A-Z]{2})\)?$/;
const article = /^(?:the|la|le|les|el|die|das|der|de) /;
const codeOfRegion = /^([A-Z]{2})-[A-Z0-9]{1,3}$/;
/** Between two names, where the tables have `&`. */
const and = / (?:and|und|et|y|e) /g;
const leadingZeros = /^\d{1,3}$/;

let names: Map<string, string> | undefined;

function moreNames(): Map<string, string> {
  if (names !== undefined) return names;
  names = new Map();
  for (const [code, name] of moreCountryNames) {
    const form = wordForm(name);
    if (!names.has(form)) names.set(form, code);
  }
  return names;
}

/** 🇩🇪 is written with two letters of its own. */
export function codeOfFlag(text: string): string | undefined {
  const points = Array.from(text, (character) => (character.codePointAt(0) ?? 0) - firstFlagLetter);
  if (points.length !== 2 || points.some((point) => point < 0 || point > 25)) return undefined;
  return String.fromCharCode(...points.map((point) => point + 65));
}

function named(text: string): string | undefined {
  const form = wordForm(text);
  const known = countryNamed(text)?.alpha2 ?? moreNames().get(form) ?? countryNamed(form)?.alpha2;
  return known ?? countryNamed(form.replace(and, ' '))?.alpha2;
}

/** The code of two letters for anything that names one country; undefined for what names none. */
export function countryCodeOf(text: string): string | undefined {
  const found = named(text) ?? codeOfFlag(text);
  if (found !== undefined) return found;
  if (leadingZeros.test(text)) return countryNumbers.get(text.padStart(3, '0'));
  const region = codeOfRegion.exec(text)?.[1] ?? codeAtEnd.exec(text)?.[1];
  if (region !== undefined && countryNamed(region)?.alpha2 === region) return region;
  const bare = text
    .replace(brackets, '')
    .replace(/[,;]\s*$/, '')
    .trim();
  const short = wordForm(bare).replace(article, '');
  return bare === '' ? undefined : (named(bare) ?? named(short));
}
