import type { Country } from '../population/customer';
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

/** A record of the ERP, which was made in Germany: nested, in German, dates day first. */
export function erpData(random: Random, id: string, sketch: Sketch): Record<string, unknown> {
  const { address, phone, landline, birth, gender } = sketch;
  const person = sketch.kind === 'person';
  const kunde = {
    art: person ? 'privat' : 'firma',
    ...(person ? { name: fullName(random, sketch) } : { firma: sketch.organization }),
    ...(person && gender !== undefined ? { anrede: gender === 'female' ? 'Frau' : 'Herr' } : {}),
    geburtsdatum: birth === undefined ? null : germanDate(birth),
    ...(sketch.nationalId === undefined ? {} : { ausweisnummer: sketch.nationalId }),
    ...(sketch.taxId === undefined ? {} : { ustId: sketch.taxId }),
  };
  return {
    kundennummer: id,
    kunde,
    kontakt: {
      email: sketch.email ?? null,
      mobil: phone !== undefined && person ? anyPhone(random, phone, 'DE') : null,
      telefon: person
        ? landline === undefined
          ? null
          : anyPhone(random, landline, 'DE')
        : phone === undefined
          ? null
          : anyPhone(random, phone, 'DE'),
    },
    ...(address === undefined
      ? {}
      : {
          anschrift: {
            strasse: (address.district ?? '') + address.street,
            plz: address.postcode,
            ort: address.city,
            bundesland: address.region,
            land: countryNames[address.country],
          },
        }),
    geaendertAm: timestamp(sketch.updated),
  };
}
