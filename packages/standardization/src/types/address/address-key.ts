import type { AddressValue } from '@concord/contracts/canonical';
import { keyFillers, streetAbbreviations } from '../../data/address-words';
import { foldWords } from '../../text/fold';
import { hasHan, simplified } from '../../text/han';
import { findUnit } from './unit';

const germanStreet = /strasse$/;
const streetApart = /(\p{L}+) str(?= |$)/gu;
const kindOfPlace = /(?<=..)(?:市|省|自治区|特别行政区|新区|区|县)$/;
const notLetterOrDigit = /[^\p{L}\p{N}]+/gu;

function abbreviated(line: string): string {
  const words = foldWords(line).split(' ');
  return words
    .filter((word) => !keyFillers.has(word))
    .map((word) => streetAbbreviations.get(word) ?? word.replace(germanStreet, 'str'))
    .join(' ')
    .replace(streetApart, '$1str');
}

function chineseKey({ lines, city, district, region }: AddressValue): string {
  const place = [city ?? region, district].map((name) =>
    simplified(name ?? '').replace(kindOfPlace, ''),
  );
  const street = simplified(lines.join('')).toLowerCase();
  return [...place, street].join('').replace(notLetterOrDigit, '');
}

/**
 * The form for matching: street and unit in lower case with abbreviations (`st`, `rd`, `str`), then
 * town and postcode; region and country, which many sources leave out, are not in it. Chinese
 * addresses in simplified characters without blanks: city, district, street.
 */
export function addressKey(value: AddressValue, country: string | undefined): string {
  if (hasHan(value.lines.join('')) || hasHan(value.city ?? '')) return chineseKey(value);
  const streets = value.lines.map((line) => abbreviated(findUnit(line, country)?.street ?? line));
  const parts = [...streets, value.unit, value.city, value.postcode?.replace(notLetterOrDigit, '')];
  return parts
    .map((part) => foldWords(part ?? ''))
    .filter((part) => part !== '')
    .join(' ');
}
