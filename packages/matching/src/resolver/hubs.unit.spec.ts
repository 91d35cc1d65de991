import { builtInModel } from '../model/built-in';
import type { MatchRecord } from '../record';
import { customerFields, numbers, person } from '../testing/people';
import { resolveBatch } from './batch';
import { Resolver } from './resolver';

const model = builtInModel(customerFields);

function resolveAll(records: readonly MatchRecord[]): {
  largest: number;
  groups: number;
  seconds: number;
} {
  const start = process.cpuUsage();
  const resolver = new Resolver(model);
  for (let at = 0; at < records.length; at += 500) {
    resolver.apply(records.slice(at, at + 500).map((upsert) => ({ upsert })));
  }
  const steps = resolver.settle().steps();
  while (steps.next().done !== true);
  const partition = resolver.partition();
  const seconds = process.cpuUsage(start).user / 1e6;
  expect(partition).toEqual(resolveBatch(records, model).groups);
  return {
    largest: Math.max(...partition.map((group) => group.length)),
    groups: partition.length,
    seconds,
  };
}

const letters = 'bcdfghjklmnprstvwz';
const vowels = 'aeiou';
const next = numbers(11);

function inventedName(): string {
  return (
    Array.from({ length: 3 }, () => (letters[next(18)] ?? '') + (vowels[next(5)] ?? '')).join('') +
    (letters[next(18)] ?? '')
  );
}

function stranger(at: number, fields: Parameters<typeof person>[1]): MatchRecord {
  return person(`crm:${at}`, {
    givenName: inventedName(),
    familyName: inventedName(),
    birthDate: `19${10 + next(90)}-${10 + next(3)}-${10 + next(19)}`,
    ...fields,
  });
}

const count = 2_000;
const hundreds = Array.from({ length: count }, (_, at) => at);

describe('hub values make no giants and cost bounded time', () => {
  it('2,000 strangers who share one phone stay strangers', () => {
    const { largest, groups, seconds } = resolveAll(
      hundreds.map((at) => stranger(at, { phone: '+442071234567' })),
    );
    expect(largest).toBeLessThanOrEqual(2);
    expect(groups).toBeGreaterThan(count - 20);
    expect(seconds).toBeLessThan(20);
  });

  it('600 strangers at one address with one phone stay strangers', () => {
    const address = { value: { lines: ['1 Reception Road'], city: 'Leeds', postcode: 'LS1 1AA' } };
    const shared = { phone: '+442071234567', address, city: 'Leeds', postcode: 'LS1 1AA' };
    const { largest } = resolveAll(hundreds.slice(0, 600).map((at) => stranger(at, shared)));
    expect(largest).toBeLessThanOrEqual(2);
  });

  it('2,000 records with a placeholder name and birth date but their own e-mail stay apart', () => {
    const { largest } = resolveAll(
      hundreds.map((at) =>
        person(`crm:${at}`, {
          givenName: 'Test',
          familyName: 'Customer',
          birthDate: '1900-01-01',
          email: `${inventedName()}.${inventedName()}@example.com`,
          phone: `+4479${10_000_000 + next(89_999_999)}`,
        }),
      ),
    );
    expect(largest).toBeLessThanOrEqual(3);
  });

  it('3,000 exact copies of a telling record are one entity', () => {
    const copy = {
      givenName: 'Ottoline',
      familyName: 'Birchensha',
      birthDate: '1973-06-16',
      email: 'o.birchensha@example.com',
    };
    const { largest } = resolveAll(
      Array.from({ length: 3_000 }, (_, at) => person(`crm:${at}`, copy)),
    );
    expect(largest).toBe(3_000);
  });

  it('3,000 copies of a record with nothing but a common first name stay alone', () => {
    const { largest } = resolveAll(
      Array.from({ length: 3_000 }, (_, at) => person(`crm:${at}`, { givenName: 'John' })),
    );
    expect(largest).toBe(1);
  });

  it('records with nothing but one phone stay alone, and so does an empty one', () => {
    const records = [
      ...Array.from({ length: 20 }, (_, at) => person(`crm:${at}`, { phone: '+442071234567' })),
      person('crm:empty', {}),
      person('erp:empty', {}),
    ];
    expect(resolveBatch(records, model).groups.every((group) => group.length === 1)).toBe(true);
  });

  it('a field of a million letters costs no more than a long name', () => {
    const hostile = 'zx '.repeat(333_333);
    const fields = {
      givenName: hostile,
      familyName: hostile,
      email: hostile,
      note: hostile,
      city: hostile,
      company: hostile,
    };
    const { groups } = resolveAll([
      person('crm:1', fields),
      person('erp:2', fields),
      person('crm:3', { givenName: 'Ann' }),
    ]);
    expect(groups).toBe(2);
  });
});
