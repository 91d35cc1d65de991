import type { MatchRecord } from '@concord/matching';
import { matchRecord } from './identity-under-test';

const givenNames =
  'john mary william elizabeth robert susan george emma peter wendy lars xiaoming'.split(' ');
const familyNames =
  'smith jones miller garcia okafor lindqvist zhang patel baker oconnor dupont'.split(' ');

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

/** Customers with two to four records each: gaps, swapped letters, telephones shared by many. */
export function damagedCustomers(count: number, seed: number): MatchRecord[] {
  const next = numbers(seed);
  return Array.from({ length: count }, (_, at) => {
    const customer = {
      givenName: givenNames[next(givenNames.length)] ?? '',
      familyName: familyNames[next(familyNames.length)] ?? '',
      birthDate: `19${10 + next(80)}-0${1 + next(9)}-${10 + next(18)}`,
      phone: `+4420${7_000_000 + next(40)}`,
      email: `${next(1_000_000).toString(36)}${next(1_000_000).toString(36)}@example.com`,
    };
    return Array.from({ length: 2 + next(3) }, (__, copy) =>
      matchRecord(`s${copy}:${at}`, damaged(customer, next)),
    );
  }).flat();
}

function damaged(
  customer: Readonly<Record<string, string>>,
  next: (below: number) => number,
): Record<string, string> {
  const kept = Object.entries(customer).filter(() => next(4) > 0);
  return Object.fromEntries(
    kept.map(([name, value]) => [name, next(5) === 0 ? swapped(value, next) : value]),
  );
}

function swapped(text: string, next: (below: number) => number): string {
  const at = next(Math.max(1, text.length - 1));
  const [before, one, other, after] = [
    text.slice(0, at),
    text.slice(at, at + 1),
    text.slice(at + 1, at + 2),
    text.slice(at + 2),
  ];
  return before + other + one + after;
}

/** The same things in another order. */
export function shuffled<T>(things: readonly T[], seed: number): T[] {
  const next = numbers(seed);
  const left = [...things];
  return things.flatMap(() => left.splice(next(left.length), 1));
}
