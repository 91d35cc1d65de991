import { postcodeFirstCountries, streetTypes } from '../../data/address-words';
import { latinProvinces } from '../../data/chinese-regions';
import { countryNamed } from '../../data/country-lookup';
import { britishCounties, regionCodes } from '../../data/regions';
import { foldWords } from '../../text/fold';
import { isNullText } from '../../text/null-token';
import type { AddressParts } from './address-parts';

const betweenSegments = /\s*[,;|]\s*/;
const postcodeThenTown =
  /^(?:[A-Z]{1,3}[-\s])?(\d{2}-\d{3}|\d{4}-\d{3}|\d{3} \d{2}|\d{4} ?[A-Za-z]{2}(?= )|\d{4,5})\s+([^\d\s].*)$/;
const streetPostcodeTown = /^(.*\d\S*)\s+((?:[A-Z]{1,2}-)?\d{4,5})\s+([^\d\s][^\d]*)$/;
const cedex = /\s+cedex(?:\s+\d{1,2})?$/i;
const lastPostcode: ReadonlyMap<string, RegExp> = new Map([
  ['GB', /(?:^|\s)([A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})$/i],
  ['CA', /(?:^|\s)([A-Z]\d[A-Z]\s?\d[A-Z]\d)$/i],
  ['US', /(?:^|\s)(\d{5}(?:-\d{4})?)$/],
  ['AU', /(?:^|\s)(\d{4})$/],
]);
const anyLastPostcode = /(?:^|\s)(\d{4,6})$/;
const latinDistrict = /\sdistrict$/i;
const wordsOfRegion = 4;

/** Where the region and the postcode stand; what is read is cut off. */
interface Tail {
  segments: string[];
  parts: AddressParts;
}

function readCountry(tail: Tail): void {
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

function readLastPostcode(tail: Tail, form: RegExp): boolean {
  const found = form.exec(tail.segments[tail.segments.length - 1] ?? '');
  // A number that is all there is belongs to the street.
  if (!found || (tail.segments.length === 1 && found[0].length === tail.segments[0]?.length))
    return false;
  tail.parts.postcode = found[1] ?? '';
  shorten(tail, found[0].length);
  return true;
}

function readRegion(tail: Tail, country: string): boolean {
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

function readTown(tail: Tail): void {
  if (tail.segments.length > 1) {
    tail.parts.city = tail.segments.pop() ?? '';
    return;
  }
  const split = splitTownFromStreet(tail.segments[0] ?? '');
  if (!split) return;
  tail.segments = [split[0]];
  tail.parts.city = split[1];
}

function readBritish(tail: Tail, form: RegExp): boolean {
  const last = tail.segments[tail.segments.length - 1] ?? '';
  if (tail.segments.length > 2 && britishCounties.has(foldWords(last))) {
    tail.parts.region = last;
    tail.segments.pop();
  }
  if (!readLastPostcode(tail, form)) return false;
  const next = tail.segments[tail.segments.length - 1] ?? '';
  if (tail.segments.length > 2 && britishCounties.has(foldWords(next)))
    tail.parts.region = tail.segments.pop() ?? '';
  readTown(tail);
  return true;
}

function copied(tail: Tail): Tail {
  return { segments: [...tail.segments], parts: { ...tail.parts } };
}

/** Town, region, postcode in this order: the US, Canada, Australia; the region may be spelled out. */
function readRegionThenPostcode(
  tail: Tail,
  country: string,
  mustBeCertain: boolean,
): Tail | undefined {
  const form = lastPostcode.get(country);
  const attempt = copied(tail);
  const before = form !== undefined && readLastPostcode(attempt, form);
  const isOnlyRegion = isRegion(attempt.segments[attempt.segments.length - 1] ?? '', country);
  const hasRegion = readRegion(attempt, country);
  const hasPostcode = before || (form !== undefined && readLastPostcode(attempt, form));
  const isCertain = hasRegion && (hasPostcode || (isOnlyRegion && tail.segments.length > 2));
  if (mustBeCertain ? !isCertain : !(hasPostcode || hasRegion)) return undefined;
  if (mustBeCertain) attempt.parts.country = country;
  readTown(attempt);
  return attempt;
}

function isRegion(segment: string, country: string): boolean {
  return regionCodes.get(country)?.has(foldWords(segment.replace(/\./g, ''))) ?? false;
}

/** `Hauptstr. 5, Berlin`: where the country is known, a last segment without digits is the town. */
function readTownOnly(tail: Tail): Tail | undefined {
  const attempt = copied(tail);
  readDistrict(attempt);
  const last = attempt.segments[attempt.segments.length - 1] ?? '';
  if (
    attempt.segments.length > 2 &&
    latinProvinces.has(foldWords(last).replace(/ province$/, ''))
  ) {
    attempt.parts.region = attempt.segments.pop() ?? '';
  }
  const town = attempt.segments[attempt.segments.length - 1] ?? '';
  if (attempt.segments.length < 2 || /\d/.test(town)) return undefined;
  readTown(attempt);
  return attempt;
}

function readPostcodeThenTown(tail: Tail): Tail | undefined {
  for (let index = tail.segments.length - 1; index >= 0; index--) {
    const found = postcodeThenTown.exec(tail.segments[index] ?? '');
    if (!found || (index === 0 && tail.segments.length > 1)) continue;
    const segments = [...tail.segments.slice(0, index), ...tail.segments.slice(index + 1)];
    return {
      segments,
      parts: { ...tail.parts, postcode: found[1] ?? '', city: (found[2] ?? '').replace(cedex, '') },
    };
  }
  const inOne = streetPostcodeTown.exec(tail.segments[0] ?? '');
  if (!inOne || tail.segments.length > 1) return undefined;
  return {
    segments: [inOne[1] ?? ''],
    parts: { ...tail.parts, postcode: inOne[2] ?? '', city: (inOne[3] ?? '').replace(cedex, '') },
  };
}

function readDistrict(tail: Tail): void {
  const index = tail.segments.findIndex((segment) => latinDistrict.test(segment));
  if (index > 0) tail.parts.district = tail.segments.splice(index, 1)[0] ?? '';
}

function readByCountry(tail: Tail, country: string): Tail | undefined {
  if (postcodeFirstCountries.has(country)) return readPostcodeThenTown(tail);
  if (regionCodes.has(country)) return readRegionThenPostcode(tail, country, false);
  const attempt = copied(tail);
  const form = lastPostcode.get(country);
  if (country === 'GB' && form) return readBritish(attempt, form) ? attempt : undefined;
  readDistrict(attempt);
  if (!readLastPostcode(attempt, form ?? anyLastPostcode)) return undefined;
  readTown(attempt);
  return attempt;
}

/** Without a country only forms that say which country they are of, then the continental order. */
function readByForm(tail: Tail): Tail | undefined {
  const british = copied(tail);
  const form = lastPostcode.get('GB');
  if (form && readBritish(british, form)) return british;
  for (const country of ['US', 'CA', 'AU']) {
    const found = readRegionThenPostcode(tail, country, true);
    if (found) return found;
  }
  return readPostcodeThenTown(tail);
}

/**
 * Takes an address in Latin letters apart by the order of its country, given in the text or as
 * default; where nothing fits, all segments stay lines.
 */
export function readWesternAddress(
  lines: readonly string[],
  defaultCountry: string | undefined,
): AddressParts {
  const segments = lines
    .flatMap((line) => line.split(betweenSegments))
    .filter((segment) => segment !== '');
  const tail: Tail = { segments, parts: { lines: [] } };
  readCountry(tail);
  const country = tail.parts.country ?? defaultCountry;
  const byCountry = country === undefined ? undefined : readByCountry(tail, country);
  const isForeign = tail.parts.country === undefined;
  const byForm = byCountry ?? (isForeign ? readByForm(tail) : undefined);
  const read = byForm ?? (country === undefined ? undefined : readTownOnly(tail)) ?? tail;
  return { ...read.parts, lines: read.segments };
}
