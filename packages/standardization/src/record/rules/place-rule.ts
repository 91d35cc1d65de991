import type { CanonicalFields } from '@concord/contracts/canonical';
import { areasOfTown, isPostcodeOfRegion } from '../../data/postcode-areas';
import { placeKey } from '../../types/place/place-text';
import { postcodeKey } from '../../types/postcode/format-postcode';
import { realValues, type Breach, type RuleNamed } from './breach';

interface Place {
  readonly field: string;
  readonly city?: string | undefined;
  readonly region?: string | undefined;
  readonly postcode?: string | undefined;
  readonly country?: string | undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function placeOf(
  { address, city, postcode, country }: RuleNamed<'city-of-postcode'>,
  fields: CanonicalFields,
): Place | undefined {
  if (address !== undefined) {
    const [value] = realValues(fields, address);
    return typeof value === 'object' && 'lines' in value ? { field: address, ...value } : undefined;
  }
  if (city === undefined || postcode === undefined) return undefined;
  return {
    field: postcode,
    city: text(realValues(fields, city)[0]),
    postcode: text(realValues(fields, postcode)[0]),
    country: text(realValues(fields, country)[0]),
  };
}

/**
 * Town and region against the postcode, as far as the tables go: what they do not know is right.
 *
 * @param home the country of the source, where the record names none.
 */
export function cityOfPostcode(
  rule: RuleNamed<'city-of-postcode'>,
  fields: CanonicalFields,
  home: string | undefined,
): Breach | undefined {
  const place = placeOf(rule, fields);
  const country = place?.country ?? home?.toUpperCase();
  if (place?.postcode === undefined || country === undefined) return undefined;
  const code = postcodeKey(place.postcode).toUpperCase();
  const { field, city, region } = place;
  if (region !== undefined && isPostcodeOfRegion(country, code, placeKey(region)) === false)
    return { field, message: `the postcode of ${field} is not one of its region` };
  if (city === undefined) return undefined;
  const prefixes = areasOfTown(country, placeKey(city), region);
  if (prefixes.length === 0 || prefixes.some((prefix) => isIn(code, prefix))) return undefined;
  return { field, message: `the postcode of ${field} is not one of its town` };
}

/** A prefix, or a range of prefixes of equal length: `100-104`. Letters end where digits begin. */
function isIn(code: string, prefix: string): boolean {
  const [first = '', last = first] = prefix.split('-');
  const start = /\d/.test(first) ? code.slice(0, first.length) : /^[A-Z]*/.exec(code)?.[0];
  return start !== undefined && start >= first && start <= last;
}
