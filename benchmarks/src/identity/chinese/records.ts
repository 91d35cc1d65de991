import { createRandom, type Random } from '@concord/example-retail/random';
import { traditionalOf } from './traditional';
import { people, type Person } from './people';
import {
  latinAddress,
  mistyped,
  noAddress,
  writtenAddress,
  writtenDate,
  writtenId,
  writtenLandline,
  writtenMobile,
  type WrittenAddress,
} from './written-forms';
import { systems, type System } from './systems';
import { writtenName } from './written-name';

export const columns = [
  'record_id',
  'entity_id',
  'name',
  'family_name',
  'given_name',
  'gender',
  'birth_date',
  'id_number',
  'mobile',
  'telephone',
  'email',
  'wechat',
  'address',
  'province',
  'city',
  'district',
  'postcode',
] as const;

export type ChineseRecord = Readonly<Record<(typeof columns)[number], string>>;

/** Three to five records of each customer, shuffled; `entity_id` says whose. The same for the same seed. */
export function chineseRecords(customers: number, seed: number): ChineseRecord[] {
  const random = createRandom(seed);
  const records: ChineseRecord[] = [];
  for (const person of people(random, customers)) {
    const count = random.int(3, 5);
    for (let at = 0; at < count; at++) records.push(recordOf(random, person));
  }
  return shuffled(random, records).map((record, at) => ({
    ...record,
    record_id: `r${String(at).padStart(6, '0')}`,
  }));
}

function recordOf(random: Random, person: Person): ChineseRecord {
  const system = pick(
    random,
    systems.map((one) => [one, one.weight]),
  );
  const name = writtenName(random, person, pick(random, system.dresses));
  const { has } = system;
  const given = <T>(share: number, make: () => T, none: T): T =>
    random.chance(share) ? make() : none;
  const mobile = given(has.mobile, () => typed(random, lately(random, person.mobiles), 0.015), '');
  const born = given(has.born, () => typed(random, person.born, 0.02), '');
  const record = {
    record_id: '',
    entity_id: person.id,
    name: name.name,
    family_name: name.family,
    given_name: name.given,
    gender: given(has.gender, () => system.genders[person.gender === 'female' ? 0 : 1], ''),
    birth_date: born === '' ? '' : writtenDate(random, random.chance(0.01) ? '1990-01-01' : born),
    id_number: given(has.id, () => writtenId(random, typed(random, person.idNumber, 0.02)), ''),
    mobile: mobile === '' ? '' : writtenMobile(random, mobile),
    telephone: given(has.landline, () => writtenLandline(random, person.landline), ''),
    email: given(has.email, () => writtenEmail(random, lately(random, person.emails)), ''),
    wechat: given(has.wechat, () => person.wechat, ''),
    ...given(has.address, () => addressOf(random, person, system), noAddress),
  };
  // Whoever leaves nothing to be reached by is in no system of customers.
  const reachable = record.mobile + record.email + record.wechat + record.id_number;
  return reachable === ''
    ? { ...record, mobile: writtenMobile(random, lately(random, person.mobiles)) }
    : record;
}

function addressOf(random: Random, person: Person, { script }: System): WrittenAddress {
  const home = lately(random, person.homes);
  if (script === 'latin') return latinAddress(random, home);
  const written = writtenAddress(random, home, random.chance(0.5) ? 'whole' : 'columns');
  return script === 'simplified' ? written : traditionalOf(written);
}

function typed(random: Random, text: string, mistakes: number): string {
  return random.chance(mistakes) ? mistyped(random, text) : text;
}

function writtenEmail(random: Random, email: string): string {
  return random.weigh([
    [email, 88],
    [email.toUpperCase(), 4],
    [email.replace('.com', '.con'), 2],
    [email.replace('@qq.com', '@QQ.com'), 4],
    [` ${email}`, 2],
  ]);
}

/** Mostly the one in use today, which stands last. */
function lately(random: Random, values: readonly string[]): string;
function lately<T>(random: Random, values: readonly T[]): T;
function lately<T>(random: Random, values: readonly T[]): T {
  const at = random.chance(0.7) ? values.length - 1 : random.int(0, values.length - 1);
  const value = values[at];
  if (value === undefined) throw new Error('nobody has none');
  return value;
}

function pick<T>(random: Random, items: readonly (readonly [T, number])[]): T {
  const [first, ...rest] = items;
  if (first === undefined) throw new Error('nothing to pick from');
  return random.weigh([first, ...rest]);
}

/** Fisher and Yates. */
function shuffled<T>(random: Random, items: readonly T[]): T[] {
  const mixed = [...items];
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = random.int(0, at);
    const [a, b] = [mixed[at], mixed[other]];
    if (a === undefined || b === undefined) continue;
    mixed[at] = b;
    mixed[other] = a;
  }
  return mixed;
}
