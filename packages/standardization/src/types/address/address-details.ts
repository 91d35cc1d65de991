import type { AddressValue } from '@concord/contracts/canonical';
import { buildingWords, numberLastCountries, streetTypes } from '../../data/address-words';
import { hasHan, hasKana } from '../../text/han';
import { findUnit } from './unit';

type Details = Pick<AddressValue, 'street' | 'houseNumber' | 'building' | 'subdistrict'>;

const number = String.raw`\d{1,5}\s?[a-z]?(?:\s?[-–/+&]\s?\d{1,5}\s?[a-z]?)*(?:\s(?:bis|ter|quater)\b)?(?:\s?1/2)?`;
const numberFirst = new RegExp(String.raw`^(${number})(?:,\s?|\s)(\p{L}.*)$`, 'iu');
const numberLast = new RegExp(
  String.raw`^(.*\p{L}.*?\.?)[,\s]\s?(?:n[°º.]\s?|nr\.?\s?)?(${number})$`,
  'iu',
);
const betweenSegments = /\s*,\s*/;
const spaces = /\s+/g;
const noStreet =
  /^(?:c\/o|attn|att\.|z\.\s?hd|p\.?\s?o\.?\s?box|postfach|postbus|bp|apartado|private bag|locked bag|gpo box)\b/i;

const subdistrictForm = /^[^\d路街]{1,8}?(?:街道|镇|鎮|乡|鄉)(?!\d)/;
const chineseStreetForm =
  /^[^\d号號]{1,14}?(?:大道|大街|胡同|路|街(?!道)|巷|道)(?:[东西南北中]?[一二三四五六七八九十]?段)?/;
const chineseNumberForm = /^(?:\d{1,5}弄)?\d{1,5}(?:[-之]\d{1,4})?(?:号院?|號院?)(?!楼|樓)/;
const chineseBuildingForm =
  /\d{1,4}(?:号楼|號樓|栋|棟|幢|座)|[A-Z]座|[\p{Script=Han}]{2,12}?(?:大厦|大廈|大楼|大樓|广场|廣場|中心|小区|小區|花园|花園|公寓|新村|家园|苑|工业园|科技园)/u;

function chineseDetails(text: string): Details {
  const details: Details = {};
  let rest = text;
  const take = (form: RegExp): string | undefined => {
    const found = form.exec(rest)?.[0];
    if (found !== undefined) rest = rest.slice(found.length);
    return found;
  };
  const subdistrict = take(subdistrictForm);
  const street = take(chineseStreetForm);
  const houseNumber = take(chineseNumberForm);
  const building = chineseBuildingForm.exec(rest)?.[0];
  if (subdistrict !== undefined) details.subdistrict = subdistrict;
  if (street !== undefined) details.street = street;
  if (houseNumber !== undefined) details.houseNumber = houseNumber;
  if (building !== undefined) details.building = building;
  return details;
}

/** Street and number of a line without its unit, in the order of the country; both orders where it is not known. */
function streetOf(line: string, country: string | undefined): Details | undefined {
  const isLast = country !== undefined && numberLastCountries.has(country);
  const first = isLast ? undefined : numberFirst.exec(line);
  if (first) return { houseNumber: tidy(first[1]), street: first[2] ?? '' };
  if (!isLast && country !== undefined) return undefined;
  const last = numberLast.exec(line);
  return last ? { street: last[1] ?? '', houseNumber: tidy(last[2]) } : undefined;
}

function tidy(houseNumber = ''): string {
  return houseNumber.trim().replace(spaces, ' ');
}

function isBuilding(line: string): boolean {
  const words = line.toLowerCase().split(/[^\p{L}]+/u);
  return words.some((word) => buildingWords.has(word));
}

/** 7 Mill Lane is a street, Building 7 is not. */
function namesBuilding(street: string): boolean {
  const lastWord = street.toLowerCase().split(' ').pop() ?? '';
  return isBuilding(street) && !streetTypes.has(lastWord);
}

const loneNumber = /^\d{1,5}\s?[a-z]?$/i;

/** Forms with a field for the number put it on a line of its own: it goes to the street. */
function withNumbers(lines: readonly string[], country: string | undefined): string[] {
  const isLast = country !== undefined && numberLastCountries.has(country);
  const at = lines.findIndex((line) => loneNumber.test(line));
  const other = lines[isLast ? at - 1 : at + 1];
  if (at < 0 || other === undefined || /\d/.test(other)) return [...lines];
  const joined = isLast ? `${other} ${lines[at] ?? ''}` : `${lines[at] ?? ''} ${other}`;
  return [
    ...lines.slice(0, isLast ? at - 1 : at),
    joined,
    ...lines.slice(isLast ? at + 1 : at + 2),
  ];
}

function westernDetails(lines: readonly string[], country: string | undefined): Details {
  const details: Details = {};
  const segments = lines.flatMap((line) => line.split(betweenSegments));
  for (const line of withNumbers(segments, country)) {
    if (noStreet.test(line)) continue;
    const bare = (findUnit(line, country)?.street ?? line).replace(/[\s,]+$/, '');
    const street = details.street === undefined ? streetOf(bare, country) : undefined;
    // Building 7 is no street of that name.
    if (street !== undefined && !namesBuilding(street.street ?? '')) Object.assign(details, street);
    else if (details.building === undefined && isBuilding(bare)) details.building = bare;
  }
  return details;
}

/**
 * What can be read off the lines of an address in standard form: street, house number, building and
 * 街道 or 镇. They repeat the lines, which stay as they are, and are read anew every time.
 */
export function addressDetails(lines: readonly string[], country: string | undefined): Details {
  const text = lines.join('');
  return hasHan(text) && !hasKana(text) ? chineseDetails(text) : westernDetails(lines, country);
}
