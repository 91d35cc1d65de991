import type { Country, Phone } from '../population/customer';
import type { Random } from '../random';
import type { Knowledge, Sketch } from './sketch';
import { anyPhone, germanDate, timestamp } from './written-forms';

export const erpKnowledge: Knowledge = {
  email: 0.72,
  phone: 0.9,
  landline: 0.6,
  birth: 0.85,
  address: 0.92,
  identifier: 0.85,
  latin: 0.35,
  traditional: 0.2,
};

const countryNames: Readonly<Record<Country, string>> = {
  US: 'USA',
  GB: 'Großbritannien',
  DE: 'Deutschland',
  FR: 'Frankreich',
  CN: 'China',
};

/** The whole name in one field: `Müller, Hans`, `Hans Müller`, `张晓明`. */
function fullName(random: Random, { given = '', family = '', han, title }: Sketch): string {
  if (han) return family + given;
  if (given === '' || family === '') return given + family;
  const name = random.chance(0.5) ? `${family}, ${given}` : `${given} ${family}`;
  return title === undefined || name.includes(',') ? name : `${title} ${name}`;
}

/** A company has one telephone; people a mobile and perhaps the one of the household. */
function contactOf(random: Random, { kind, phone, landline, ...rest }: Sketch) {
  const email = rest.email ?? null;
  const written = (number: Phone | undefined): string | null =>
    number === undefined ? null : anyPhone(random, number, 'DE');
  return kind === 'person'
    ? { email, mobil: written(phone), telefon: written(landline) }
    : { email, mobil: null, telefon: written(phone) };
}

function addressOf({ address }: Sketch) {
  if (address === undefined) return {};
  return {
    anschrift: {
      strasse: (address.district ?? '') + address.street,
      plz: address.postcode,
      ort: address.city,
      bundesland: address.region,
      land: countryNames[address.country],
    },
  };
}

/** A record of the ERP, which was made in Germany: nested, in German, dates day first. */
export function erpData(random: Random, id: string, sketch: Sketch): Record<string, unknown> {
  const { birth, gender, nationalId, taxId } = sketch;
  const person = sketch.kind === 'person';
  const kunde = {
    art: person ? 'privat' : 'firma',
    ...(person ? { name: fullName(random, sketch) } : { firma: sketch.organization }),
    ...(person && gender !== undefined ? { anrede: gender === 'female' ? 'Frau' : 'Herr' } : {}),
    geburtsdatum: birth === undefined ? null : germanDate(birth),
    ...(nationalId === undefined ? {} : { ausweisnummer: nationalId }),
    ...(taxId === undefined ? {} : { ustId: taxId }),
  };
  return {
    kundennummer: id,
    kunde,
    kontakt: contactOf(random, sketch),
    ...addressOf(sketch),
    geaendertAm: timestamp(sketch.updated),
  };
}
