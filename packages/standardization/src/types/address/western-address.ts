import { postcodeFirstCountries } from '../../data/address-words';
import { latinProvinces } from '../../data/chinese-regions';
import { britishCounties, regionCodes } from '../../data/regions';
import { foldWords } from '../../text/fold';
import type { AddressParts } from './address-parts';
import {
  type Tail,
  readCountry,
  readLastPostcode,
  readRegion,
  isRegion,
  readTown,
  readDistrict,
  copied,
} from './address-tail';

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
