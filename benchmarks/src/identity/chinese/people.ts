import type { Random } from '@concord/example-retail/random';
import {
  famousName,
  familyName,
  givenName,
  toneless,
  type ChineseName,
  type Gender,
  type NameSign,
} from './names';
import { homeOf, type Home } from './places';

export interface Person {
  readonly id: string;
  readonly name: ChineseName;
  readonly gender: Gender;
  /** `YYYY-MM-DD` */
  readonly born: string;
  readonly idNumber: string;
  /** Of both, the last one is in use today. */
  readonly mobiles: readonly string[];
  readonly homes: readonly Home[];
  /** Area code and number; shared by a family. */
  readonly landline: string;
  readonly emails: readonly string[];
  readonly wechat: string;
  /** An English first name that some use. */
  readonly english: string;
}

const mobilePrefixes =
  '134 135 136 137 138 139 150 151 152 157 158 159 182 187 188 130 131 132 155 156 185 186 133 153 177 180 181 189 199'.split(
    ' ',
  );
const englishNames: Readonly<Record<Gender, readonly [string, ...string[]]>> = {
  male: [
    'David',
    'Kevin',
    'Jason',
    'Eric',
    'Tony',
    'Jack',
    'Leo',
    'Frank',
    'Andy',
    'Peter',
    'Alex',
    'Ray',
  ],
  female: [
    'Lily',
    'Amy',
    'Cindy',
    'Vivian',
    'Grace',
    'Lucy',
    'Anna',
    'Jessica',
    'Helen',
    'Tina',
    'Coco',
    'Emma',
  ],
};

/** Customers, one in eight of them in a family of two to four who live and phone together. */
export function* people(random: Random, count: number): Generator<Person> {
  for (let made = 0; made < count;) {
    const size = Math.min(count - made, random.chance(0.05) ? random.int(2, 4) : 1);
    yield* family(random, size, made);
    made += size;
  }
}

function* family(random: Random, size: number, from: number): Generator<Person> {
  const home = homeOf(random);
  const landline = `${home.place.areaCode}-${random.int(2, 8)}${random.digits(home.place.areaCode.length === 3 ? 7 : 6)}`;
  const father = familyName(random);
  for (let at = 0; at < size; at++) {
    const gender: Gender = at === 0 ? 'male' : at === 1 || random.chance(0.5) ? 'female' : 'male';
    const alone = size === 1;
    // A wife keeps her own name; children have the father's.
    const name = nameOf(
      random,
      alone ? (random.chance(0.5) ? 'male' : 'female') : gender,
      at === 1 ? familyName(random) : father,
    );
    const born = birthDate(random, at >= 2 ? [1996, 2007] : [1950, 1995]);
    yield person(random, {
      id: `c${String(from + at).padStart(5, '0')}`,
      ...name,
      born,
      home,
      landline,
    });
  }
}

function nameOf(
  random: Random,
  gender: Gender,
  family: NameSign,
): { name: ChineseName; gender: Gender } {
  if (random.chance(0.04)) return { name: famousName(random, gender), gender };
  return { name: { family, given: givenName(random, gender) }, gender };
}

interface Beginning {
  readonly id: string;
  readonly name: ChineseName;
  readonly gender: Gender;
  readonly born: string;
  readonly home: Home;
  readonly landline: string;
}

function person(random: Random, { home, landline, ...who }: Beginning): Person {
  return {
    ...who,
    idNumber: residentId(random, who, random.chance(0.6) ? home : homeOf(random)),
    mobiles: times(random.chance(0.15) ? 2 : 1, () => mobile(random)),
    homes: [...(random.chance(0.1) ? [homeOf(random)] : []), home],
    landline,
    emails: times(random.chance(0.25) ? 2 : 1, () => email(random, who)),
    wechat: wechat(random, who),
    english: random.pick(englishNames[who.gender]),
  };
}

function times<T>(count: number, make: () => T): T[] {
  return Array.from({ length: count }, make);
}

function mobile(random: Random): string {
  return (mobilePrefixes[random.int(0, mobilePrefixes.length - 1)] ?? '138') + random.digits(8);
}

function birthDate(random: Random, [first, last]: readonly [number, number]): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${random.int(first, last)}-${two(random.int(1, 12))}-${two(random.int(1, 28))}`;
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Division, birth date, running number (odd for men), check digit by ISO 7064 MOD 11-2 (GB 11643). */
function residentId(
  random: Random,
  { born, gender }: { born: string; gender: Gender },
  home: Home,
): string {
  const running = random.int(0, 499) * 2 + (gender === 'male' ? 1 : 0);
  const body = home.place.code + born.replaceAll('-', '') + String(running).padStart(3, '0');
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body.charAt(at)), 0);
  return body + '10X98765432'.charAt(sum % 11);
}

function latin({ name }: { name: ChineseName }): { family: string; given: string } {
  return {
    family: toneless(name.family.pinyin),
    given: name.given.map((sign) => toneless(sign.pinyin)).join(''),
  };
}

function email(random: Random, who: { name: ChineseName; born: string }): string {
  const { family, given } = latin(who);
  const number = random.chance(0.5) ? who.born.slice(2, 4) + random.digits(2) : random.digits(3);
  return random.weigh([
    [`${random.int(1, 9)}${random.digits(random.int(7, 9))}@qq.com`, 50],
    [`${family}${given}${number}@163.com`, 20],
    [`${given}.${family}${number}@gmail.com`, 10],
    [`${given}${number}@126.com`, 10],
    [`${given.charAt(0)}${family}${number}@outlook.com`, 10],
  ]);
}

function wechat(random: Random, who: { name: ChineseName }): string {
  const { family, given } = latin(who);
  return random.weigh([
    [`wxid_${random.int(36 ** 7, 36 ** 8 - 1).toString(36)}${random.digits(5)}`, 50],
    [`${family}${given}${random.digits(4)}`, 30],
    [`${given}_${random.digits(5)}`, 20],
  ]);
}
