import type { Address, BirthDate, Customer, Person, Phone } from '../population/customer';
import { firstChange, lastChange } from '../population/population';
import { withoutDiacritics } from '../population/contact-details';
import type { Random } from '../random';

/** What a clerk knew of a customer on one day, before it is written in the form of a source. */
export interface Sketch {
  readonly kind: Customer['kind'];
  readonly given?: string;
  readonly family?: string;
  /** Family name first and no space between: 张晓明. */
  readonly han: boolean;
  readonly title?: string;
  readonly organization?: string;
  readonly email?: string;
  /** The e-mail is not the one that the customer mostly uses. */
  readonly secondary: boolean;
  readonly phone?: Phone;
  readonly landline?: Phone;
  readonly birth?: BirthDate;
  readonly gender?: Person['gender'];
  readonly address?: Address;
  readonly nationalId?: string;
  readonly taxId?: string;
  readonly tier: string;
  /** Epoch milliseconds. */
  readonly updated: number;
}

/** How likely a source knows each thing; what is not named it never knows. */
export interface Knowledge {
  readonly email: number;
  readonly phone: number;
  readonly landline: number;
  readonly birth: number;
  readonly address: number;
  readonly identifier: number;
  /** How likely Chinese customers stand there in Latin letters, and in traditional characters. */
  readonly latin: number;
  readonly traditional: number;
}

function without<Part extends object>(
  random: Random,
  probability: number,
  part: Part,
): Part | object {
  return random.chance(probability) ? part : {};
}

type Script = 'simplified' | 'traditional' | 'latin';

function drawScript(random: Random, knows: Knowledge): Script {
  if (random.chance(knows.latin)) return 'latin';
  return random.chance(knows.traditional) ? 'traditional' : 'simplified';
}

function personName(random: Random, person: Person, script: Script, updated: number) {
  if (person.han !== undefined && script !== 'latin') {
    return { given: person.han.given[script], family: person.han.family[script], han: true };
  }
  const family =
    person.maiden !== undefined && updated < person.maiden.marriedAt
      ? person.maiden.family
      : person.family;
  const ascii = random.chance(0.2);
  return {
    given: ascii ? withoutDiacritics(person.given) : person.given,
    family: ascii ? withoutDiacritics(family) : family,
    han: false,
  };
}

function addressAt(customer: Customer, script: Script, updated: number): Address {
  const { former, home } = customer;
  const place = former !== undefined && updated < former.movedAt ? former.home : home;
  if (script !== 'latin' || place.latin === undefined) return place;
  const { postcode, country, latin } = place;
  return { ...latin, postcode, country };
}

function companyName(random: Random, name: string, legalForm: string): string {
  const glue = legalForm.startsWith('有限') ? '' : ' ';
  if (random.chance(0.2)) return name;
  const forms: Readonly<Record<string, string>> = {
    GmbH: 'Gesellschaft mbH',
    Ltd: 'Limited',
    'Inc.': 'Incorporated',
    'Corp.': 'Corporation',
    有限公司: '有限责任公司',
  };
  const form = random.chance(0.15) ? (forms[legalForm] ?? legalForm) : legalForm;
  return `${name}${glue}${form}`;
}

function contacts(random: Random, customer: Customer, knows: Knowledge) {
  const knowsEmail = random.chance(knows.email);
  // Nobody keeps a customer whom they cannot reach.
  const knowsPhone = random.chance(knows.phone) || !knowsEmail;
  const [main, second] = customer.emails;
  // A second address is only used where the telephone still says who it is.
  const secondary = second !== undefined && knowsPhone && random.chance(0.15);
  const landline = customer.kind === 'person' ? customer.landline : undefined;
  return {
    secondary,
    ...(knowsEmail ? { email: secondary ? second : main } : {}),
    ...(knowsPhone ? { phone: customer.phone } : {}),
    ...(landline === undefined ? {} : without(random, knows.landline, { landline })),
  };
}

/** Draws what one source knows about a customer; nothing in it is damaged yet. */
export function drawSketch(random: Random, customer: Customer, knows: Knowledge): Sketch {
  const updated = random.int(firstChange, lastChange);
  const script = customer.country === 'CN' ? drawScript(random, knows) : 'latin';
  const common = {
    tier: customer.tier,
    updated,
    ...contacts(random, customer, knows),
    ...without(random, knows.address, { address: addressAt(customer, script, updated) }),
  };
  if (customer.kind === 'company') {
    const { given, family } = customer.contactPerson;
    return {
      kind: 'company',
      han: false,
      organization: companyName(random, customer.name, customer.legalForm),
      ...(family === '' ? {} : without(random, 0.12, { given, family })),
      ...without(random, knows.identifier, { taxId: customer.taxId }),
      ...common,
    };
  }
  const { nationalId, gender } = customer;
  return {
    kind: 'person',
    ...personName(random, customer, script, updated),
    ...without(random, 0.85, { gender }),
    ...without(random, customer.namesake ? Math.ceil(knows.birth) : knows.birth, {
      birth: customer.birth,
    }),
    ...(nationalId === undefined ? {} : without(random, knows.identifier, { nationalId })),
    ...common,
  };
}
