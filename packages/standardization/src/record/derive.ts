import type { CanonicalFields, StandardValue } from '@concord/contracts/canonical';
import type { SemanticType } from '@concord/contracts/semantic-types';
import { derivableTypes, type DerivableType, type EntityModel } from '@concord/contracts/workspace';
import { genderTitles } from '../data/genders';
import { parsePersonName } from '../names/parse-person-name';
import { hasHan } from '../text/han';
import { residentIdFacts } from '../types/identifier/resident-id';
import { shownText } from './findings';
import { countryOfPhone } from '../types/phone/country-of-phone';

/** A raw value for a field, out of what the record says elsewhere. */
type Derivation = (given: Given) => string | undefined;

/** The values of a record by semantic type. */
class Given {
  constructor(
    private readonly fields: CanonicalFields,
    private readonly model: EntityModel,
    private readonly from: readonly string[] | undefined,
  ) {}

  /** Real values only: a guess upon a guess is none. */
  all(type: SemanticType): StandardValue[] {
    return Object.entries(this.fields)
      .filter(([name]) => this.model.fields[name]?.type === type)
      .filter(([name]) => this.from?.includes(name) ?? true)
      .flatMap(([, values]) => values)
      .filter((value) => value.imputed !== true);
  }

  texts(type: SemanticType): string[] {
    return this.all(type).flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
  }

  first(type: SemanticType): string | undefined {
    return this.texts(type)[0];
  }

  addressPart(part: 'city' | 'postcode' | 'country'): string | undefined {
    for (const { value } of this.all('address')) {
      if (typeof value === 'object' && 'lines' in value && value[part] !== undefined)
        return value[part];
    }
    return undefined;
  }
}

function factOf(given: Given, fact: 'birthDate' | 'gender'): string | undefined {
  for (const text of given.texts('identifier')) {
    const facts = residentIdFacts(text);
    if (facts !== undefined) return facts[fact];
  }
  return undefined;
}

const titleAtEdge = /^(\p{L}+)[.\s]|(先生|女士|小姐|太太)$/u;

/** Mr, Frau, 女士 beside a name, as the source wrote it. */
function genderOfTitle(given: Given): string | undefined {
  const names = (['name.full', 'name.given', 'name.family'] as const).flatMap((type) =>
    given.all(type),
  );
  for (const { value, original } of names) {
    const written = original ?? shownText(value);
    const commasApart = written.split(',').map((part) => part.trim());
    for (const part of commasApart) {
      const [, before, after] = titleAtEdge.exec(part) ?? [];
      const gender = genderTitles.get((before ?? after ?? '').toLowerCase());
      if (gender !== undefined) return gender;
    }
  }
  return undefined;
}

function fullName(given: Given): string | undefined {
  const [first, last] = [given.first('name.given'), given.first('name.family')];
  if (first === undefined || last === undefined) return last ?? first;
  return hasHan(last) ? `${last}${first}` : `${first} ${last}`;
}

function partOfName(given: Given, part: 'given' | 'family'): string | undefined {
  const full = given.first('name.full');
  return full === undefined ? undefined : parsePersonName(full)[part];
}

function countryElsewhere(given: Given): string | undefined {
  const [phone] = given.texts('phone');
  return given.addressPart('country') ?? (phone === undefined ? undefined : countryOfPhone(phone));
}

const derivations: Readonly<Record<DerivableType, Derivation>> = {
  'date.birth': (given) => factOf(given, 'birthDate'),
  gender: (given) => factOf(given, 'gender') ?? genderOfTitle(given),
  'name.full': fullName,
  'name.given': (given) => partOfName(given, 'given'),
  'name.family': (given) => partOfName(given, 'family'),
  country: countryElsewhere,
  place: (given) => given.addressPart('city'),
  postcode: (given) => given.addressPart('postcode'),
};

/**
 * A value for a field of the type out of the other fields of a record, or out of `from` alone, as if a
 * source had written it; undefined where they do not say.
 */
export function derived(
  type: SemanticType,
  fields: CanonicalFields,
  model: EntityModel,
  from?: readonly string[],
): string | undefined {
  const derivable = derivableTypes.find((one) => one === type);
  return derivable === undefined
    ? undefined
    : derivations[derivable](new Given(fields, model, from));
}
