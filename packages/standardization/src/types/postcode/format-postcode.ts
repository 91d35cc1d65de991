import { postcodeFormats, type PostcodeFormat } from '../../data/postcode-formats';
import { settled } from '../../text/clean-text';
import type { FieldIssue } from '../../outcome';
import { postcodeIssues } from './issue-codes';

export interface FormattedPostcode {
  postcode: string;
  issue?: FieldIssue;
}

const separators = /[\s\-–—‐.]+/g;
/** `D-10115`, `CH 8001`: the country before the digits. */
const countryPrefix = /^[A-Z]{1,2}(?:[-\s]+(?=\d{2})|(?=\d{4,5}$))/;
/** Where a letter stands (A) and where a digit (9), counted from the end: 0 and O, 1 and I look alike. */
const shapes: Readonly<Record<string, string>> = { GB: '9AA', CA: 'A9A9A9' };
const fractionOfSpreadsheet = /^(\d{3,9})\.0$/;
/** Before postcodes of Japan. */
const sign = /^〒\s?/;
const britishShape = /^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/;
const digitsOnly = /^\d+$/;

function separated(compact: string, { split }: PostcodeFormat): string {
  if (!split) return compact;
  const [position, separator] = split;
  const at = position < 0 ? compact.length + position : position;
  return at > 0 && at < compact.length
    ? `${compact.slice(0, at)}${separator}${compact.slice(at)}`
    : compact;
}

/** Letters where letters stand and digits where digits do. */
function lookAlikes(compact: string, shape = ''): string {
  return Array.from(compact, (character, at) => {
    const kind = shape.charAt(shape.length - compact.length + at);
    if (kind === '9') return character.replace('O', '0').replace('I', '1');
    return kind === 'A' ? character.replace('0', 'O').replace('1', 'I') : character;
  }).join('');
}

/** Upper case and the separators of the country; what does not fit is kept, tidied, with an issue. */
export function formatPostcode(text: string, country: string | undefined): FormattedPostcode {
  const { issue } = formatted(text, country);
  const postcode = settled(text, (one) => formatted(one, country).postcode);
  return issue === undefined ? { postcode } : { postcode, issue };
}

function formatted(text: string, country: string | undefined): FormattedPostcode {
  const upper = text
    .toUpperCase()
    .normalize('NFC')
    .replace(sign, '')
    .replace(fractionOfSpreadsheet, '$1')
    .trim();
  const format = country === undefined ? undefined : postcodeFormats.get(country.toUpperCase());
  const british = postcodeFormats.get('GB');
  const whole = upper.replace(separators, '');
  const isWhole = format?.compact.test(whole) === true;
  const compact = isWhole ? whole : upper.replace(countryPrefix, '').replace(separators, '');
  if (format?.compact.test(compact)) return { postcode: separated(compact, format) };
  if (!format) {
    const isBritish = country === undefined && british !== undefined && britishShape.test(compact);
    return { postcode: isBritish ? separated(compact, british) : upper.replace(/\s+/g, ' ') };
  }
  const repaired = lookAlikes(compact, shapes[country?.toUpperCase() ?? '']);
  if (repaired !== compact && format.compact.test(repaired))
    return { postcode: separated(repaired, format), issue: postcodeIssues.lookAlike };
  const padded = format.paddedTo === undefined ? compact : compact.padStart(format.paddedTo, '0');
  const lacksOneZero = digitsOnly.test(compact) && padded.length - compact.length === 1;
  if (lacksOneZero && format.compact.test(padded)) {
    return { postcode: separated(padded, format), issue: postcodeIssues.zeroRestored };
  }
  return { postcode: upper.replace(/\s+/g, ' '), issue: postcodeIssues.format };
}

/** The form for matching: letters and digits only. */
export function postcodeKey(postcode: string): string {
  return postcode.toLowerCase().replace(separators, '');
}
