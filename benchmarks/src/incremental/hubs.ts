import type { MatchField, MatchModel, MatchRecord } from '@concord/matching';
import { builtInModel, resolveBatch } from '@concord/matching';
import { round } from '../report';
import { chance } from './chance';
import { Engine } from './engine';
import { differing } from './partitions';

/** What a value shared by thousands does to the partition, the time and the memory. */
export interface HubMeasurement {
  readonly records: number;
  readonly largest: number;
  readonly groups: number;
  /** Of the slowest call, per record. */
  readonly worstMs: number;
  readonly meanMs: number;
  readonly indexBytesPerRecord: number;
  /** Records that settle to another group than a batch run gives them. */
  readonly differences: number;
}

const matchFields: readonly MatchField[] = [
  { name: 'givenName', type: 'name.given' },
  { name: 'familyName', type: 'name.family' },
  { name: 'birthDate', type: 'date.birth' },
  { name: 'email', type: 'email' },
  { name: 'phone', type: 'phone' },
];

const below = chance(3);
const letter = (letters: string): string => letters.charAt(below(letters.length));
const word = (): string =>
  Array.from({ length: 3 }, () => letter('bcdfghjklmnprstvwz') + letter('aeiou')).join('');

function record(at: number, values: Readonly<Record<string, string>>): MatchRecord {
  const fields: Record<string, { value: string }[]> = {};
  for (const [field, value] of Object.entries(values)) fields[field] = [{ value }];
  return { key: `crm:${at}`, fields };
}

const date = (): string => `19${10 + below(90)}-${10 + below(3)}-${10 + below(19)}`;

const cases: Readonly<Record<string, () => MatchRecord[]>> = {
  'one phone': () =>
    many(10_000, () => ({
      givenName: word(),
      familyName: word(),
      birthDate: date(),
      phone: '+442071234567',
    })),
  'placeholder name and birth date': () =>
    many(5_000, () => ({
      givenName: 'Test',
      familyName: 'Customer',
      birthDate: '1900-01-01',
      email: `${word()}.${word()}${below(1_000)}@example.com`,
    })),
  'exact copies': () =>
    many(3_000, () => ({
      givenName: 'Ottoline',
      familyName: 'Birchensha',
      birthDate: '1973-06-16',
      email: 'o.birchensha@example.com',
    })),
  'a first name only': () => many(3_000, () => ({ givenName: 'John' })),
};

function many(count: number, values: () => Readonly<Record<string, string>>): MatchRecord[] {
  return Array.from({ length: count }, (_, at) => record(at, values()));
}

export function measureHubs(say: (line: string) => void): Record<string, HubMeasurement> {
  const model = builtInModel(matchFields);
  return Object.fromEntries(
    Object.entries(cases).map(([name, records]) => {
      say(`${name} …`);
      return [name, measureHub(model, records())];
    }),
  );
}

function measureHub(model: MatchModel, records: readonly MatchRecord[]): HubMeasurement {
  const engine = new Engine(model);
  engine.applyInBatches(
    records.map((upsert) => ({ upsert })),
    1,
  );
  engine.settle();
  const partition = engine.partition();
  return {
    records: records.length,
    largest: Math.max(...partition.map((group) => group.length)),
    groups: partition.length,
    worstMs: round(engine.worstMs, 2),
    meanMs: round(engine.spentMs / records.length, 3),
    indexBytesPerRecord: Math.round(engine.indexBytes / records.length),
    differences: differing(partition, resolveBatch(records, model).groups),
  };
}
