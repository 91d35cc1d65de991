import type { AddressValue } from '@concord/contracts/canonical';
import { numberLastCountries } from '../../data/address-words';
import { countryNamed } from '../../data/country-lookup';
import { regionCodes } from '../../data/regions';
import type { FieldIssue } from '../../outcome';
import { cleanText } from '../../text/clean-text';
import { foldWords } from '../../text/fold';
import { hasHan } from '../../text/han';
import { isNullText } from '../../text/null-token';
import { placeText } from '../place/place-text';
import { formatPostcode, postcodeKey } from '../postcode/format-postcode';
import { addressDetails } from './address-details';
import { maxPartLength, type AddressParts } from './address-parts';
import { fullProvinceName } from './chinese-address';
import { addressIssues } from './issue-codes';
import { lineText } from './line-text';
import { findUnit, unitText } from './unit';

const maxLines = 6;
const britishPostcode = /^[a-z]{1,2}\d[a-z\d]?\d[a-z]{2}$/;
const regionCode = /^[a-z]{2,3}$/i;
const canadianPostcode = /^[a-z]\d[a-z]\d[a-z]\d$/;

/** The country that region and postcode can only be of; undefined when they fit several. */
function impliedCountry({ region, postcode }: AddressParts): string | undefined {
  const code = postcode === undefined ? '' : postcodeKey(postcode);
  if (britishPostcode.test(code)) return 'GB';
  if (canadianPostcode.test(code)) return 'CA';
  const folded = foldWords(region ?? '');
  if (/^\d{4}$/.test(code) && regionCodes.get('AU')?.has(folded)) return 'AU';
  return /^\d{5}(?:\d{4})?$/.test(code) && regionCodes.get('US')?.has(folded) ? 'US' : undefined;
}

function regionText(region: string, country: string | undefined): string {
  const code = regionCodes.get(country ?? '')?.get(foldWords(region.replace(/\./g, '')));
  if (code !== undefined) return code;
  if (regionCode.test(region)) return region.toUpperCase();
  return hasHan(region) ? fullProvinceName(region) : placeText(region);
}

/** At most six lines; what is over is joined into the last. */
function fitted(lines: readonly string[]): string[] {
  const texts = lines.map(lineText).filter((line) => line !== '' && !isNullText(line));
  if (texts.length <= maxLines) return texts;
  const last = cleanText(texts.slice(maxLines - 1).join(' '), maxPartLength).text;
  return [...texts.slice(0, maxLines - 1), last];
}

function put(
  value: AddressValue,
  part: 'district' | 'city' | 'region' | 'postcode',
  text: string,
): void {
  if (text !== '' && !isNullText(text)) value[part] = text;
}

function unitOf(
  parts: AddressParts,
  lines: readonly string[],
  country: string | undefined,
): string | undefined {
  if (parts.unit !== undefined) return unitText(parts.unit);
  for (const line of lines) {
    const found = findUnit(line, country);
    if (found) return found.unit;
  }
  return undefined;
}

/** Street and house number in the order of the country. */
export function streetLine(
  street: string | undefined,
  houseNumber: string | undefined,
  country: string | undefined,
): string {
  const parts = [houseNumber, street].filter((part) => part !== undefined);
  if (hasHan(street ?? '')) return [street, houseNumber].join('');
  return (numberLastCountries.has(country ?? '') ? parts.reverse() : parts).join(' ');
}

export interface StandardAddress {
  value: AddressValue;
  /** Country of the address or, where it does not say, of its source. */
  country: string | undefined;
}

/** Brings each part into standard form. The country of the source is used to read, never filled in. */
export function standardAddress(
  parts: AddressParts,
  sourceCountry: string | undefined,
  issues: Set<FieldIssue>,
): StandardAddress {
  const named = parts.country === undefined ? undefined : countryNamed(parts.country);
  if (parts.country !== undefined && !named) issues.add(addressIssues.countryUnknown);
  const own = named?.alpha2 ?? impliedCountry(parts);
  const country = own ?? sourceCountry;
  const lines = fitted(parts.lines);
  const value: AddressValue = { lines, ...addressDetails(lines, country) };
  const unit = unitOf(parts, value.lines, country);
  if (unit !== undefined && !isNullText(unit)) value.unit = unit;
  if (parts.district !== undefined) put(value, 'district', placeText(parts.district));
  if (parts.city !== undefined) put(value, 'city', placeText(parts.city));
  if (parts.region !== undefined) put(value, 'region', regionText(parts.region, country));
  if (parts.postcode !== undefined) {
    const { postcode, issue } = formatPostcode(parts.postcode, country);
    if (issue) issues.add(issue);
    put(value, 'postcode', postcode);
  }
  if (own !== undefined) value.country = own;
  return { value, country };
}
