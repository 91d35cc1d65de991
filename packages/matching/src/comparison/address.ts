import type { Comparison, MatchModel } from '../model/model';
import { discounts, type AtomSink, type Comparator } from './comparator';
import { addressParts, type AddressParts } from './address-parts';
import { bestOf } from './best-of';
import { similarPlaces } from './place';
import { postcodeDistrict } from './postcode';
import { frequenciesOf, LevelScale, type Frequencies, type Judgement } from './scale';
import { oneEditApart } from '../text/edits';

/** Addresses as wholes: house, street, postcode and town of one address are one piece of evidence. */
export function addressComparator(
  comparison: Comparison,
  model: MatchModel,
): Comparator<readonly AddressParts[]> {
  const scale = new LevelScale(comparison);
  const frequencies = frequenciesOf(model, comparison, 'value');
  return {
    read(values) {
      const all = values.map(addressParts).filter((parts) => parts.text !== '');
      return all.length === 0 ? undefined : all;
    },
    judge: (a, b) =>
      bestOf(a, b, (one, other) => judgeAddresses(scale, frequencies, one, other)) ??
      scale.at('none'),
    atoms(all, add) {
      for (const parts of all) addressAtoms(parts, add);
    },
    show: (all) => all.map((parts) => parts.text).join('; '),
  };
}

function judgeAddresses(
  scale: LevelScale,
  frequencies: Frequencies,
  a: AddressParts,
  b: AddressParts,
): Judgement {
  const frequency = Math.max(frequencies.of(a.text), frequencies.of(b.text));
  if (a.text === b.text && a.street.length > 0) return scale.atFrequency('equal', frequency);
  const samePostcode = a.postcode !== '' && a.postcode === b.postcode;
  const sameCity =
    a.city !== '' && b.city !== '' && (a.city === b.city || similarPlaces(a.city, b.city));
  const elsewhere =
    !samePostcode &&
    !sameCity &&
    ((a.postcode !== '' && b.postcode !== '') || (a.city !== '' && b.city !== ''));
  const street = streetAgreement(a.street, b.street);
  const house = houseAgreement(a.numbers, b.numbers);
  if (street === 1 && house === 'same' && !elsewhere) return scale.atFrequency('equal', frequency);
  if (street >= 0.6 && house !== 'different' && !elsewhere)
    return scale.atFrequency('similar', frequency);
  if (street >= 0.6 && house === 'same') return scale.at('same street');
  if (street >= 0.6 && !elsewhere) return scale.at('same street');
  if (samePostcode) return scale.at('same postcode');
  return scale.at(sameCity ? 'same place' : 'none');
}

/** Share of the shorter street that stands in the other one, typing errors allowed. */
function streetAgreement(a: readonly string[], b: readonly string[]): number {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  if (shorter.length === 0) return 0;
  const found = shorter.filter((word) =>
    longer.some((other) => word === other || (word.length >= 4 && oneEditApart(word, other))),
  );
  return found.length / shorter.length;
}

function houseAgreement(
  a: readonly string[],
  b: readonly string[],
): 'same' | 'different' | 'unknown' {
  if (a.length === 0 || b.length === 0) return 'unknown';
  return a.some((number) => b.includes(number)) ? 'same' : 'different';
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
  if (parts.city !== '') add(`c${parts.city}`, discounts.affix);
}
