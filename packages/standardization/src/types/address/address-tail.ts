import { streetTypes } from '../../data/address-words';
import { countryNamed } from '../../data/country-lookup';
import { regionCodes } from '../../data/regions';
import { foldWords } from '../../text/fold';
import { isNullText } from '../../text/null-token';
import type { AddressParts } from './address-parts';

const latinDistrict = /\sdistrict$/i;
const wordsOfRegion = 4;

/** Where the region and the postcode stand; what is read is cut off. */
export interface Tail {
  segments: string[];
  parts: AddressParts;
}

/** Takes the country off the end. */
export function readCountry(tail: Tail): void {
  const last = tail.segments[tail.segments.length - 1] ?? '';
  if (tail.segments.length < 2) return;
  // CA, DE, IN and Georgia are states of the US too: a country only after a postcode.
  const isState = regionCodes.get('US')?.has(last.toLowerCase()) ?? false;
  const before = tail.segments[tail.segments.length - 2] ?? '';
  if (isState && !/\d{4}/.test(before)) return;
  const country = isNullText(last) ? undefined : countryNamed(last);
  if (!country) return;
  tail.parts.country = country.alpha2;
  tail.segments.pop();
}

/** The last segment without what was read from its end; an empty one goes. */
function shorten(tail: Tail, length: number): void {
  const last = tail.segments.pop() ?? '';
  const rest = last.slice(0, last.length - length).trim();
  if (rest !== '') tail.segments.push(rest);
}

/** Takes the postcode off the end of the last segment. */
export function readLastPostcode(tail: Tail, form: RegExp): boolean {
  const found = form.exec(tail.segments[tail.segments.length - 1] ?? '');
  // A number that is all there is belongs to the street.
  if (!found || (tail.segments.length === 1 && found[0].length === tail.segments[0]?.length))
    return false;
  tail.parts.postcode = found[1] ?? '';
  shorten(tail, found[0].length);
  return true;
}

/** Takes the code or name of a state or province off the end of the last segment. */
export function readRegion(tail: Tail, country: string): boolean {
  const codes = regionCodes.get(country);
  const last = tail.segments[tail.segments.length - 1] ?? '';
  const words = last.split(' ');
  for (let length = Math.min(wordsOfRegion, words.length); codes && length > 0; length--) {
    const written = words.slice(-length).join(' ');
    const code = codes.get(foldWords(written.replace(/\./g, '')));
    if (code === undefined) continue;
    tail.parts.region = code;
    shorten(tail, written.length);
    return true;
  }
  return false;
}

/** Whether a whole segment is a state or province. */
export function isRegion(segment: string, country: string): boolean {
  return regionCodes.get(country)?.has(foldWords(segment.replace(/\./g, ''))) ?? false;
}

/** A town after the street in one segment: it begins behind the last word like Street or Ave. */
function splitTownFromStreet(segment: string): [street: string, town: string] | undefined {
  const words = segment.split(' ');
  for (let index = words.length - 2; index > 0; index--) {
    const word = (words[index] ?? '').toLowerCase().replace(/\.$/, '');
    const isTypeOrUnit = streetTypes.has(word) || /^#?\d+[a-z]?$/.test(word);
    if (isTypeOrUnit)
      return [words.slice(0, index + 1).join(' '), words.slice(index + 1).join(' ')];
  }
  return undefined;
}

/** Takes the last segment as the town, or what follows the street in the only one. */
export function readTown(tail: Tail): void {
  if (tail.segments.length > 1) {
    tail.parts.city = tail.segments.pop() ?? '';
    return;
  }
  const split = splitTownFromStreet(tail.segments[0] ?? '');
  if (!split) return;
  tail.segments = [split[0]];
  tail.parts.city = split[1];
}

/** Takes out a segment such as `Xuhui District`. */
export function readDistrict(tail: Tail): void {
  const index = tail.segments.findIndex((segment) => latinDistrict.test(segment));
  if (index > 0) tail.parts.district = tail.segments.splice(index, 1)[0] ?? '';
}

/** A copy for an attempt that may fail. */
export function copied(tail: Tail): Tail {
  return { segments: [...tail.segments], parts: { ...tail.parts } };
}
