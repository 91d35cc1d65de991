import type { SemanticType } from '@concord/contracts/semantic-types';
import type { addressComponents } from '@concord/contracts/workspace';

export type AddressComponent = (typeof addressComponents)[number];

/**
 * What a column may mean: a semantic type, a part of an address, what identifies a record in its
 * source, when it last changed, or a form of address (Herr, Mrs) that gives the gender away.
 */
export type Meaning =
  | Exclude<SemanticType, 'address' | 'postcode'>
  | `address.${AddressComponent | 'whole'}`
  | 'record.id'
  | 'record.changedAt';

/** A measure of belief in each meaning; what is absent is neither likely nor unlikely. */
export type Evidence = Partial<Record<Meaning, number>>;

const addressTypes: Partial<Record<Meaning, SemanticType>> = {
  'address.city': 'place',
  'address.district': 'place',
  'address.region': 'place',
  'address.country': 'country',
  'address.postcode': 'postcode',
  'record.id': 'identifier',
  'record.changedAt': 'date',
};

function isAddressPart(meaning: Meaning): meaning is `address.${AddressComponent | 'whole'}` {
  return meaning.startsWith('address.');
}

function isType(meaning: string): meaning is Exclude<SemanticType, 'address' | 'postcode'> {
  return !meaning.startsWith('address.') && !meaning.startsWith('record.');
}

/** The semantic type of a field that a column of this meaning alone is mapped to. */
export function typeOf(meaning: Meaning): SemanticType {
  const special = addressTypes[meaning];
  if (special !== undefined) return special;
  return isType(meaning) ? meaning : 'address';
}

/** Which part of an address the meaning is; undefined for what is none, and for a whole address. */
export function componentOf(meaning: Meaning): AddressComponent | undefined {
  if (!isAddressPart(meaning)) return undefined;
  const component = meaning.slice('address.'.length);
  return component === 'whole' ? undefined : (component as AddressComponent);
}
