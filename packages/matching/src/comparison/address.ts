import type { Comparison, MatchModel } from '../model/model';
import { discounts, type AtomSink, type Comparator } from './comparator';
import { addressParts, type AddressParts } from './address-parts';
import { bestOf, highest } from './best-of';
import { PlaceNames } from './place-name';
import { postcodeDistrict } from './postcode';
import { frequenciesOf, LevelScale, type Judgement } from './scale';
import { oneEditApart } from '../text/edits';

/** Addresses as wholes: house, street, postcode and town of one address are one piece of evidence. */
export function addressComparator(
  comparison: Comparison,
  model: MatchModel,
): Comparator<readonly AddressParts[]> {
  const scale = new LevelScale(comparison);
  const frequencies = frequenciesOf(model, comparison, 'value');
  const cities = new PlaceNames();
  const none = scale.at('none');
  const judge = (a: AddressParts, b: AddressParts): Judgement => {
    const level = addressLevel(a, b, cities);
    if (level === 'none') return none;
    if (level !== 'equal' && level !== 'similar') return scale.at(level);
    return scale.atFrequency(level, Math.max(frequencies.of(a.text), frequencies.of(b.text)));
  };
  const ceiling = ({ text }: AddressParts): number => scale.ceiling(frequencies.of(text));
  return {
    read(values) {
      const all = values
        .map((value) => addressParts(value, cities))
        .filter((parts) => parts.text !== '');
      return all.length === 0 ? undefined : all;
    },
    judge: (a, b) => bestOf(a, b, judge) ?? none,
    ceiling: (all) => highest(all, ceiling),
    atoms(all, add) {
      for (const parts of all) addressAtoms(parts, add);
    },
    show: (all) => all.map((parts) => parts.text).join('; '),
  };
}

type AddressLevel = 'equal' | 'similar' | 'same street' | 'same postcode' | 'same place' | 'none';

function addressLevel(a: AddressParts, b: AddressParts, cities: PlaceNames): AddressLevel {
  if (a.text === b.text && a.street.length > 0) return 'equal';
  const samePostcode = a.postcode !== '' && a.postcode === b.postcode;
  const sameCity = isSameCity(a, b, cities);
  const elsewhere = !samePostcode && !sameCity && (bothKnow(a, b) || citiesKnown(a, b));
  const street = streetAgreement(a.street, b.street);
  if (street < 0.6) return samePostcode ? 'same postcode' : sameCity ? 'same place' : 'none';
  const house = houseAgreement(a.numbers, b.numbers);
  if (street === 1 && house === 'same' && !elsewhere) return 'equal';
  if (house !== 'different' && !elsewhere) return 'similar';
  return house === 'same' || !elsewhere ? 'same street' : 'none';
}

function isSameCity(a: AddressParts, b: AddressParts, cities: PlaceNames): boolean {
  if (a.city === undefined || b.city === undefined) return false;
  return a.city.text === b.city.text || cities.areSimilar(a.city, b.city);
}

function bothKnow(a: AddressParts, b: AddressParts): boolean {
  return a.postcode !== '' && b.postcode !== '';
}

function citiesKnown(a: AddressParts, b: AddressParts): boolean {
  return a.city !== undefined && b.city !== undefined;
}

/** Share of the shorter street that stands in the other one, typing errors allowed. */
function streetAgreement(a: readonly string[], b: readonly string[]): number {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  if (shorter.length === 0) return 0;
  let found = 0;
  for (const word of shorter) if (standsIn(longer, word)) found++;
  return found / shorter.length;
}

function standsIn(street: readonly string[], word: string): boolean {
  for (const other of street) {
    if (word === other || (word.length >= 4 && oneEditApart(word, other))) return true;
  }
  return false;
}

function houseAgreement(
  a: readonly string[],
  b: readonly string[],
): 'same' | 'different' | 'unknown' {
  if (a.length === 0 || b.length === 0) return 'unknown';
  for (const number of a) if (b.includes(number)) return 'same';
  return 'different';
}

function addressAtoms(parts: AddressParts, add: AtomSink): void {
  const [house = ''] = parts.numbers;
  for (const word of parts.street) {
    add(`t${word}`, discounts.token);
    if (house !== '') add(`x${house} ${word}`, discounts.part);
  }
  if (parts.postcode !== '') {
    add(`w${parts.postcode}`, discounts.datePart);
    add(`d${postcodeDistrict(parts.postcode)}`, discounts.affix);
  }
  if (parts.city !== undefined) add(`c${parts.city.text}`, discounts.affix);
}
