import type { Random } from '../random';
import type { Knowledge, Sketch } from './sketch';
import { americanDate, anyPhone, nothing, timestamp } from './written-forms';

export const crmColumns = [
  'customer_id',
  'first_name',
  'last_name',
  'email',
  'phone',
  'birth_date',
  'gender',
  'street',
  'city',
  'state',
  'zip',
  'country',
  'company',
  'segment',
  'updated',
] as const;

export const crmKnowledge: Knowledge = {
  email: 0.9,
  phone: 0.85,
  landline: 0,
  birth: 0.75,
  address: 0.85,
  identifier: 0,
  latin: 0.6,
  traditional: 0.15,
};

/** A row of the CRM: an American product, so dates are month first. */
export function crmData(random: Random, id: string, sketch: Sketch): Record<string, string> {
  const { address, phone, birth, gender } = sketch;
  const written = (value: string | undefined): string => value ?? nothing(random);
  const first =
    sketch.title === undefined ? sketch.given : `${sketch.title} ${sketch.given ?? ''}`.trim();
  const street = address === undefined ? undefined : (address.district ?? '') + address.street;
  return {
    customer_id: id,
    first_name: written(first),
    last_name: written(sketch.family),
    email: written(sketch.email),
    phone: written(phone === undefined ? undefined : anyPhone(random, phone, 'US')),
    birth_date:
      birth === undefined && sketch.kind === 'person' && random.chance(0.05)
        ? '01/01/1900'
        : written(birth === undefined ? undefined : americanDate(birth)),
    gender: gender === undefined ? '' : gender === 'female' ? 'F' : 'M',
    street: written(street),
    city: address?.city ?? '',
    state: address?.region ?? '',
    zip: address?.postcode ?? '',
    country: address?.country ?? '',
    company: sketch.organization ?? '',
    segment: sketch.tier.charAt(0).toUpperCase(),
    updated: timestamp(sketch.updated),
  };
}
