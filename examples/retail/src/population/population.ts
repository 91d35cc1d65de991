import type { Random } from '../random';
import { drawCompany } from './company';
import { drawBirth, drawEmail, residentId } from './contact-details';
import type { BirthDate, Company, Country, Customer, Person, Phone } from './customer';
import { hanFamily, hanGiven } from './han-names';
import { drawLandline, drawMobile, drawPlace, type Place } from './places';
import { westernNames } from './western-names';

/** From here to here lie all dates of the example: 2021-01-01 to 2024-12-31. */
export const firstChange = Date.UTC(2021, 0, 1);
export const lastChange = Date.UTC(2024, 11, 31);

type Gender = Person['gender'];

/** What the members of a household have in common. */
interface Household {
  readonly country: Country;
  readonly place: Place;
  readonly landline: Phone;
  readonly delicate: boolean;
  readonly namesakes: boolean;
}

interface Name {
  readonly given: string;
  readonly family: string;
  readonly han?: NonNullable<Person['han']>;
}

function drawName(random: Random, country: Country, gender: Gender, relative?: Name): Name {
  if (country === 'CN') {
    const family = relative?.han?.family ?? hanFamily(random);
    const given = hanGiven(random, gender);
    return { given: given.pinyin, family: family.pinyin, han: { given, family } };
  }
  const names = westernNames[country];
  return {
    given: random.pick(names[gender]),
    family: relative?.family ?? random.pick(names.family),
  };
}

const countries: readonly [readonly [Country, number], ...(readonly [Country, number])[]] = [
  ['CN', 31],
  ['US', 24],
  ['GB', 14],
  ['DE', 18],
  ['FR', 13],
];

function drawHousehold(random: Random, delicate: boolean): Household {
  const country = random.weigh(countries);
  const place = drawPlace(random, country);
  const landline = drawLandline(random, country, place.dial);
  return { country, place, landline, delicate, namesakes: false };
}

/** About a tenth moved house once in the years of the example. */
function formerHome(random: Random, { country, delicate }: Household): Pick<Person, 'former'> {
  if (delicate || !random.chance(0.1)) return {};
  const movedAt = random.int(firstChange, lastChange);
  return { former: { home: drawPlace(random, country).address, movedAt } };
}

/** Women of the West who took their husband's name in these years. */
function maidenName(random: Random, country: Country, gender: Gender): Pick<Person, 'maiden'> {
  if (country === 'CN' || gender === 'male' || !random.chance(0.1)) return {};
  const family = random.pick(westernNames[country].family);
  return { maiden: { family, marriedAt: random.int(firstChange, lastChange) } };
}

function drawPerson(
  random: Random,
  id: string,
  taken: Set<string>,
  who: { household: Household; name: Name; gender: Gender; birth: BirthDate },
): Person {
  const { household, name, gender, birth } = who;
  const { country, place } = household;
  const email = drawEmail(random, { country, ...name, birth }, taken);
  const second = random.chance(0.2) ? [drawEmail(random, { country, ...name, birth }, taken)] : [];
  return {
    kind: 'person',
    id,
    country,
    ...name,
    gender,
    birth,
    emails: [email, ...second],
    phone: drawMobile(random, country, place.dial),
    ...(household.delicate || random.chance(0.3) ? { landline: household.landline } : {}),
    home: place.address,
    ...formerHome(random, household),
    ...maidenName(random, country, gender),
    ...(country === 'CN' && random.chance(0.6)
      ? { nationalId: residentId(random, place.districtCode, { birth, gender }) }
      : {}),
    tier: random.weigh([
      ['bronze', 6],
      ['silver', 3],
      ['gold', 1],
    ]),
    delicate: household.delicate,
    namesake: household.namesakes,
  };
}

type Ids = () => string;

function drawGender(random: Random): Gender {
  return random.chance(0.5) ? 'female' : 'male';
}

function single(random: Random, ids: Ids, taken: Set<string>): Person[] {
  const household = drawHousehold(random, false);
  const gender = drawGender(random);
  const name = drawName(random, household.country, gender);
  return [drawPerson(random, ids(), taken, { household, name, gender, birth: drawBirth(random) })];
}

/** Two to four people of one surname under one roof, with one telephone. */
function family(random: Random, ids: Ids, taken: Set<string>): Person[] {
  const household = drawHousehold(random, true);
  const relative = drawName(random, household.country, 'male');
  const used = new Set<string>();
  const members: Person[] = [];
  const size = random.int(2, 4);
  while (members.length < size) {
    const gender = drawGender(random);
    const name = drawName(random, household.country, gender, relative);
    if (used.has(name.given)) continue;
    used.add(name.given);
    members.push(
      drawPerson(random, ids(), taken, { household, name, gender, birth: drawBirth(random) }),
    );
  }
  return members;
}

/** A father and a son of one name, as the West has them; only their birth dates and own contacts tell them apart. */
function fatherAndSon(random: Random, ids: Ids, taken: Set<string>): Person[] {
  const drawn = drawHousehold(random, true);
  if (drawn.country === 'CN') return single(random, ids, taken);
  const household = { ...drawn, namesakes: true };
  const name = drawName(random, household.country, 'male');
  const father = drawBirth(random, 1938, 1965);
  const son = drawBirth(random, father.year + 22, father.year + 38);
  return [father, son].map((birth) =>
    drawPerson(random, ids(), taken, { household, name, gender: 'male', birth }),
  );
}

/** People of different names who share a flat and its telephone. */
function flatmates(random: Random, ids: Ids, taken: Set<string>): Person[] {
  const household = drawHousehold(random, true);
  return [0, 1].map(() => {
    const gender = drawGender(random);
    const name = drawName(random, household.country, gender);
    const birth = drawBirth(random, 1980, 2004);
    return drawPerson(random, ids(), taken, { household, name, gender, birth });
  });
}

function company(random: Random, ids: Ids, taken: Set<string>): Company[] {
  return [drawCompany(random, ids(), taken)];
}

type Draw = (random: Random, ids: Ids, taken: Set<string>) => Customer[];

/** Customers without end: about 8 % companies, the others alone or in households. */
export function* population(random: Random): Generator<Customer, never> {
  const taken = new Set<string>();
  let count = 0;
  const ids: Ids = () => `customer-${String((count += 1)).padStart(5, '0')}`;
  for (;;) {
    const draw = random.weigh<Draw>([
      [single, 76],
      [family, 7],
      [fatherAndSon, 1],
      [flatmates, 1.5],
      [company, 8.8],
    ]);
    yield* draw(random, ids, taken);
  }
}
