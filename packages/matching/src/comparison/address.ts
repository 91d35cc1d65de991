import type { Comparison, MatchModel } from '../model/model';
import { discounts, type AtomSink, type Comparator } from './comparator';
import {
  AddressVocabulary,
  addressParts,
  type AddressParts,
  type AddressWord,
} from './address-parts';
import { bestOf, distinct, highest } from './best-of';
import type { PlaceNames } from './place-name';
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
  const vocabulary = new AddressVocabulary();
  const none = scale.at('none');
  const judge = (a: AddressParts, b: AddressParts): Judgement => {
    const level = addressLevel(a, b, vocabulary.cities);
    if (level === 'none') return none;
    if (level === 'other script') return noEvidence;
    if (level !== 'equal' && level !== 'similar') return scale.at(level);
    return scale.atFrequency(level, Math.max(frequencies.of(a.text), frequencies.of(b.text)));
  };
  const ceiling = ({ text }: AddressParts): number => scale.ceiling(frequencies.of(text));
  return {
    read(values) {
      const all = values
        .map((value) => addressParts(value, vocabulary))
        .filter((parts) => parts.text !== '');
      return all.length === 0 ? undefined : all;
    },
    judge: (a, b) => bestOf(a, b, judge) ?? none,
    ceiling: (all) => highest(all, ceiling),
    atoms(all, add) {
      for (const parts of all) addressAtoms(parts, add);
    },
    terms(all, add) {
      for (const { text } of all) add('value', text);
    },
    show: (all) => all.map((parts) => parts.text).join('; '),
  };
}

/** 中山路12号 and 12 Zhongshan Road: what is not the same number cannot be told apart, either. */
const noEvidence: Judgement = { level: 'other script', weight: 0, shared: 0 };

/** Numbers that two addresses must have in common where their streets are written in two scripts. */
const tellingNumbers = 2;

type AddressLevel =
  'other script' | 'equal' | 'similar' | 'same street' | 'same postcode' | 'same place' | 'none';

function addressLevel(a: AddressParts, b: AddressParts, cities: PlaceNames): AddressLevel {
  if (a.text === b.text && a.street.length > 0) return 'equal';
  const samePostcode = a.postcode !== undefined && a.postcode.text === b.postcode?.text;
  const sameCity = isSameCity(a, b, cities);
  if (a.inHan !== b.inHan && a.street.length > 0 && b.street.length > 0) {
    if (sharedNumbers(a.numbers, b.numbers) >= tellingNumbers) return 'similar';
    return samePostcode ? 'same postcode' : 'other script';
  }
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
  return a.postcode !== undefined && b.postcode !== undefined;
}

function citiesKnown(a: AddressParts, b: AddressParts): boolean {
  return a.city !== undefined && b.city !== undefined;
}

/** Share of the shorter street that stands in the other one, typing errors allowed. */
function streetAgreement(a: readonly AddressWord[], b: readonly AddressWord[]): number {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  if (shorter.length === 0) return 0;
  let found = 0;
  for (const word of shorter) if (standsIn(longer, word)) found++;
  return found / shorter.length;
}

function standsIn(street: readonly AddressWord[], { text }: AddressWord): boolean {
  for (const other of street) {
    if (text === other.text || (text.length >= 4 && oneEditApart(text, other.text))) return true;
  }
  return false;
}

function houseAgreement(
  a: readonly AddressWord[],
  b: readonly AddressWord[],
): 'same' | 'different' | 'unknown' {
  if (a.length === 0 || b.length === 0) return 'unknown';
  for (const { text } of a) if (b.some((other) => other.text === text)) return 'same';
  return 'different';
}

function sharedNumbers(a: readonly AddressWord[], b: readonly AddressWord[]): number {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  const shared = distinct(shorter.map(({ text }) => text)).filter((text) =>
    longer.some((other) => other.text === text),
  );
  return shared.length;
}

function addressAtoms(parts: AddressParts, add: AtomSink): void {
  const house = parts.numbers[0]?.text;
  for (const { text } of parts.street) {
    add(`t${text}`, discounts.token);
    if (house !== undefined) add(`x${house} ${text}`, discounts.part);
  }
  if (parts.postcode !== undefined) {
    add(`w${parts.postcode.text}`, discounts.datePart);
    add(`d${postcodeDistrict(parts.postcode.text)}`, discounts.affix);
  }
  if (parts.city !== undefined) add(`c${parts.city.text}`, discounts.affix);
}
