import type { Random } from '../random';
import type { Knowledge, Sketch } from './sketch';
import { internationalPhone, timestamp } from './written-forms';

export const newsletterKnowledge: Knowledge = {
  email: 1,
  phone: 0.5,
  landline: 0,
  birth: 0,
  address: 0.6,
  identifier: 0,
  latin: 0.7,
  traditional: 0.1,
};

/** A subscriber: what people typed into a form on the way out. `id` becomes an attribute. */
export function newsletterData(random: Random, id: string, sketch: Sketch): Record<string, string> {
  const { given, family, email, phone, address, han } = sketch;
  const together = han
    ? `${family ?? ''}${given ?? ''}`
    : [given, family].filter(Boolean).join(' ');
  const person = random.chance(0.1) ? together.toLowerCase() : together;
  // The form has a field for the company, which not every company found.
  const found = sketch.organization !== undefined && random.chance(0.9);
  const name = found ? person : (sketch.organization ?? person);
  return {
    id,
    ...(name === '' ? {} : { name }),
    ...(found ? { company: sketch.organization } : {}),
    ...(email === undefined ? {} : { email: random.chance(0.15) ? email.toUpperCase() : email }),
    ...(phone === undefined ? {} : { phone: internationalPhone(random, phone) }),
    ...(address === undefined ? {} : { city: address.city, country: address.country }),
    updated: timestamp(sketch.updated),
  };
}
