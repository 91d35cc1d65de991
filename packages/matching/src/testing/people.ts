import type { CanonicalFields, StandardValue } from '@concord/contracts/canonical';
import type { MatchField, MatchRecord } from '../record';

/** The fields that the tests of this package match on. */
export const customerFields: readonly MatchField[] = [
  { name: 'givenName', type: 'name.given' },
  { name: 'familyName', type: 'name.family' },
  { name: 'fullName', type: 'name.full' },
  { name: 'company', type: 'name.organization' },
  { name: 'birthDate', type: 'date.birth' },
  { name: 'email', type: 'email' },
  { name: 'phone', type: 'phone' },
  { name: 'address', type: 'address' },
  { name: 'postcode', type: 'postcode' },
  { name: 'city', type: 'place' },
  { name: 'gender', type: 'gender' },
  { name: 'taxNumber', type: 'identifier' },
  { name: 'segment', type: 'category' },
  { name: 'note', type: 'text' },
  { name: 'turnover', type: 'money' },
];

type Written = string | StandardValue | readonly StandardValue[];

/** A record from plain texts: `person('crm:1', { givenName: 'Ann' })`. */
export function person(key: string, fields: Readonly<Record<string, Written>>): MatchRecord {
  const canonical: CanonicalFields = {};
  for (const [name, written] of Object.entries(fields)) {
    if (typeof written === 'string') canonical[name] = [{ value: written }];
    else canonical[name] = 'value' in written ? [written] : [...written];
  }
  return { key, fields: canonical };
}

/** A Chinese name as standardization gives it. */
export function han(value: string, key: string): StandardValue {
  return { value, key };
}

/** Numbers that look random and are the same in every run (mulberry32). */
export function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const givenNames =
  'john mary william elizabeth robert susan george emma peter wendy lars bo xiaoming'.split(' ');
const familyNames =
  'smith jones miller garcia okafor lindqvist zhang patel baker oconnor dupont'.split(' ');
const towns = ['London', 'Leeds', 'Sydney', 'Zhuhai', 'Lund', 'Porto'];

/** Customers of two to four damaged records each: typing errors, gaps, swapped names, shared phones. */
export function damagedCustomers(count: number, seed: number): MatchRecord[] {
  const next = numbers(seed);
  const records: MatchRecord[] = [];
  for (let at = 0; at < count; at++) {
    const customer = {
      givenName: givenNames[next(givenNames.length)] ?? '',
      familyName: familyNames[next(familyNames.length)] ?? '',
      birthDate: `19${10 + next(80)}-0${1 + next(9)}-${10 + next(18)}`,
      city: towns[next(towns.length)] ?? '',
      phone: `+4420${7_000_000 + next(40)}`,
      email: `${next(1_000_000).toString(36)}${next(1_000_000).toString(36)}@example.com`,
    };
    for (let copy = 2 + next(3); copy > 0; copy--) {
      records.push(person(`s${copy}:${at}`, damaged(customer, next)));
    }
  }
  return records;
}

function damaged(
  customer: Readonly<Record<string, string>>,
  next: (below: number) => number,
): Record<string, string> {
  const kept = Object.entries(customer).filter(() => next(4) > 0);
  const fields = Object.fromEntries(
    kept.map(([name, value]) => [name, next(5) === 0 ? mistyped(value, next) : value]),
  );
  const { givenName, familyName } = fields;
  if (next(8) > 0 || givenName === undefined || familyName === undefined) return fields;
  return { ...fields, givenName: familyName, familyName: givenName };
}

function mistyped(text: string, next: (below: number) => number): string {
  const at = next(Math.max(1, text.length - 1));
  return (
    text.slice(0, at) + text.slice(at + 1, at + 2) + text.slice(at, at + 1) + text.slice(at + 2)
  );
}
