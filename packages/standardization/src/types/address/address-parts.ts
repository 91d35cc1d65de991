import { scalarText } from '../../input';
import type { FieldIssue } from '../../outcome';
import { cleanText } from '../../text/clean-text';
import { isNullText } from '../../text/null-token';

/** An address taken apart, before its parts are brought into standard form. Absent is unknown. */
export interface AddressParts {
  lines: string[];
  unit?: string;
  district?: string;
  city?: string;
  region?: string;
  postcode?: string;
  country?: string;
}

type Slot = Exclude<keyof AddressParts, 'lines'> | 'street' | 'houseNumber' | 'line';

export interface ComponentAddress {
  parts: AddressParts;
  street?: string;
  houseNumber?: string;
  /** The lines came as a list, which is the standard form: nothing is to be found in them. */
  isStandard: boolean;
  issues: Set<FieldIssue>;
  /** All that was written, for `original`. */
  written: string;
}

/** Longest part; a line of an envelope has 40 characters. */
export const maxPartLength = 200;
const maxWrittenLength = 1_000;
const maxKeys = 40;
const maxListedLines = 12;
const lineBreaks = /\r\n|[\r\n\u2028\u2029]|<br\s*\/?>/i;
const notLetter = /[^a-z]/g;

/** Names of components in sources, lower-case letters only; digits at the end are left out. */
const slots: ReadonlyMap<string, Slot> = new Map([
  ...named('line', 'line addressline address streetaddress addr adresse full fulladdress'),
  ...named('street', 'street streetname road strasse rue'),
  ...named(
    'houseNumber',
    'housenumber streetnumber number housenum hausnummer numero houseno streetno',
  ),
  ...named('unit', 'unit apartment apt suite flat room unitnumber'),
  ...named('district', 'district suburb citydistrict dependentlocality neighbourhood neighborhood'),
  ...named('city', 'city town locality place municipality ort stadt ville'),
  ...named('region', 'region state province stateprovince county administrativearea bundesland'),
  ...named('postcode', 'postcode postalcode zip zipcode plz postal codepostal'),
  ...named('country', 'country countrycode countryname land pays'),
]);

function named(slot: Slot, names: string): [string, Slot][] {
  return names.split(' ').map((name): [string, Slot] => [name, slot]);
}

/** A cleaned part; undefined for what is missing or no text at all. */
function part(raw: unknown, issues: Set<FieldIssue>): string | undefined {
  const text = cleanText(scalarText(raw) ?? '', maxPartLength);
  if (isNullText(text.text)) return undefined;
  for (const issue of text.issues) issues.add(issue);
  return text.text;
}

/** The lines of a text with line breaks, cleaned; empty ones and null tokens left out. */
export function cleanLines(raw: unknown, issues: Set<FieldIssue>): string[] {
  const text = scalarText(raw) ?? '';
  const lines = lineBreaks.test(text)
    ? text.slice(0, maxWrittenLength * 4).split(lineBreaks)
    : [text];
  return lines.map((line) => part(line, issues)).filter((line) => line !== undefined);
}

function put(address: ComponentAddress, slot: Slot, raw: unknown): void {
  if (slot === 'line') {
    address.parts.lines.push(...cleanLines(raw, address.issues));
    return;
  }
  // NA is Namibia in the standard form; in a source it far more often says that nothing is known.
  const isNamibia = slot === 'country' && raw === 'NA' && address.isStandard;
  const text = isNamibia ? raw : part(raw, address.issues);
  if (text === undefined) return;
  if (slot === 'street' || slot === 'houseNumber') address[slot] ??= text;
  else address.parts[slot] ??= text;
}

/** Reads an object of components by their usual names; unknown keys are left out. */
export function readComponents(raw: object): ComponentAddress {
  const address: ComponentAddress = {
    parts: { lines: [] },
    isStandard: 'lines' in raw && Array.isArray(raw.lines),
    issues: new Set(),
    written: '',
  };
  const written: string[] = [];
  for (const [key, value] of Object.entries(raw).slice(0, maxKeys)) {
    if (key === 'lines' && Array.isArray(value)) {
      const listed = value
        .slice(0, maxListedLines)
        .flatMap((line) => cleanLines(line, address.issues));
      address.parts.lines.push(...listed);
      written.push(...listed);
      continue;
    }
    const slot = slots.get(key.toLowerCase().replace(notLetter, ''));
    const text = scalarText(value)?.slice(0, maxPartLength).trim();
    if (slot === undefined || text === undefined || text === '') continue;
    put(address, slot, value);
    written.push(text);
  }
  address.written = written.join(', ').slice(0, maxWrittenLength);
  return address;
}
