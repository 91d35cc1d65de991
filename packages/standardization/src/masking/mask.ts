import { addressValue, type PlainValue } from '@concord/contracts/canonical';
import type { SemanticType } from '@concord/contracts/semantic-types';
import { maskName } from '../names/masking';
import { maskAddress } from '../types/address/masking';
import { maskDate } from '../types/date/masking';
import { maskEmail } from '../types/email/masking';
import { maskIdentifier } from '../types/identifier/masking';
import { maskPhone } from '../types/phone/masking';
import { maskPostcode } from '../types/postcode/masking';
import { hidden } from './hidden';

export { hidden } from './hidden';

type Masking = (text: string) => string;
const hideAll: Masking = () => hidden;

/** One line per type; the compiler asks for a line when the contracts gain one. */
const maskings: Readonly<Record<SemanticType, Masking>> = {
  'name.given': maskName,
  'name.family': maskName,
  'name.full': maskName,
  'name.organization': maskName,
  'date.birth': maskDate,
  date: maskDate,
  email: maskEmail,
  phone: maskPhone,
  address: hideAll,
  postcode: maskPostcode,
  place: hideAll,
  gender: hideAll,
  country: hideAll,
  language: hideAll,
  identifier: maskIdentifier,
  money: hideAll,
  category: hideAll,
  text: hideAll,
  number: hideAll,
  boolean: hideAll,
};

/**
 * A value of a semantic type as somebody may see it who is not to know it: enough to recognise one's own
 * (`138****5678`), too little to find out another's. Never throws; what does not fit its type is hidden whole.
 */
export function maskValue(type: SemanticType, value: PlainValue): PlainValue {
  if (typeof value === 'string') return maskText(type, value);
  if (type !== 'address') return hidden;
  const address = addressValue.safeParse(value);
  return address.success ? maskAddress(address.data) : hidden;
}

/** The same of a text, also of one that is not in the standard form of its type. */
export function maskText(type: SemanticType, text: string): string {
  return maskings[type](text);
}
