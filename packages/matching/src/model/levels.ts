import { bitsOf, type ComparisonKind, type ComparisonLevel } from './model';

/** An outcome whose chance among strangers is known for the kind of field. */
function fixed(level: string, m: number, u: number): ComparisonLevel {
  return { level, m, u, weight: bitsOf(m, u) };
}

/** An outcome whose chance among strangers is `perFrequency` times the frequency of the value. */
function byValue(level: string, m: number, perFrequency: number, rest: number): ComparisonLevel {
  const u = Math.min(1, perFrequency * rest);
  return { level, m, u, weight: bitsOf(m, u), perFrequency };
}

/** Frequency of a value that no table lists, by table. */
export const restFrequencies = {
  given: 1 / 2_000,
  family: 1 / 5_000,
  han: 1 / 5_000,
  sound: 1 / 2_500,
  organization: 1 / 6_000,
  date: 1 / 20_000,
  email: 1 / 50_000,
  phone: 1 / 50_000,
  address: 1 / 15_000,
  postcode: 1 / 2_000,
  place: 1 / 400,
  identifier: 1 / 200_000,
  category: 1 / 20,
  text: 1 / 2_000,
  number: 1 / 200,
} as const;

/**
 * What to expect before any data was seen. The m values are what studies of customer and civil registers
 * usually find (about four of five values agree exactly, one in ten with a typing error); the u values follow
 * from counting: days in a year, years in a life, letters in an alphabet.
 */
export function builtInLevels(kind: ComparisonKind): readonly ComparisonLevel[] {
  return levels[kind];
}

const levels: Readonly<Record<ComparisonKind, readonly ComparisonLevel[]>> = {
  'person-name': [
    byValue('exact', 0.78, 1, restFrequencies.given),
    byValue('nickname', 0.08, 2.5, restFrequencies.given),
    byValue('one edit', 0.1, 4, restFrequencies.given),
    byValue('similar', 0.05, 10, restFrequencies.given),
    byValue('same sound', 0.04, 2, restFrequencies.sound),
    fixed('initial', 0.45, 0.08),
    fixed('swapped', 0.1, 0.4),
    fixed('other given name', 0.03, 0.94),
    fixed('none', 0.06, 0.94),
  ],
  organization: [
    byValue('exact', 0.8, 1, restFrequencies.organization),
    byValue('one edit', 0.08, 4, restFrequencies.organization),
    byValue('similar', 0.04, 10, restFrequencies.organization),
    byValue('abbreviation', 0.05, 20, restFrequencies.organization),
    fixed('contained', 0.06, 0.001),
    fixed('none', 0.08, 0.95),
  ],
  date: [
    byValue('equal', 0.8, 1, restFrequencies.date),
    fixed('day and month swapped', 0.02, 0.00005),
    fixed('one digit off', 0.05, 0.0015),
    fixed('same day, year one edit off', 0.03, 0.0005),
    fixed('within a month', 0.02, 0.0025),
    fixed('same year', 0.03, 0.014),
    fixed('same day of the year', 0.02, 0.0027),
    fixed('year one edit off, day near', 0.015, 0.014),
    fixed('years adjacent', 0.015, 0.03),
    fixed('none', 0.025, 0.95),
  ],
  email: [
    byValue('equal', 0.65, 1, restFrequencies.email),
    fixed('one edit', 0.1, 0.00003),
    fixed('similar', 0.05, 0.0002),
    fixed('same name, other domain', 0.08, 0.0008),
    fixed('none', 0.25, 0.99),
  ],
  phone: [
    byValue('equal', 0.6, 1, restFrequencies.phone),
    fixed('same local number', 0.04, 0.00005),
    fixed('one digit off', 0.06, 0.0015),
    fixed('none', 0.3, 0.99),
  ],
  address: [
    byValue('equal', 0.55, 1, restFrequencies.address),
    byValue('similar', 0.14, 3, restFrequencies.address),
    fixed('same street', 0.08, 0.0008),
    fixed('same postcode', 0.05, 0.0008),
    fixed('same place', 0.06, 0.01),
    fixed('none', 0.2, 0.98),
  ],
  postcode: [
    byValue('equal', 0.65, 1, restFrequencies.postcode),
    fixed('one edit', 0.08, 0.003),
    fixed('same district', 0.08, 0.006),
    fixed('same area', 0.04, 0.02),
    fixed('none', 0.2, 0.97),
  ],
  place: [
    byValue('equal', 0.68, 1, restFrequencies.place),
    byValue('similar', 0.1, 3, restFrequencies.place),
    fixed('none', 0.25, 0.96),
  ],
  identifier: [
    byValue('equal', 0.88, 1, restFrequencies.identifier),
    fixed('one edit', 0.06, 0.00008),
    fixed('none', 0.04, 0.99),
  ],
  category: [byValue('equal', 0.75, 1, restFrequencies.category), fixed('none', 0.25, 0.85)],
  text: [
    byValue('equal', 0.4, 1, restFrequencies.text),
    fixed('similar', 0.2, 0.005),
    fixed('none', 0.4, 0.95),
  ],
  number: [
    byValue('equal', 0.6, 1, restFrequencies.number),
    fixed('close', 0.1, 0.03),
    fixed('none', 0.3, 0.95),
  ],
};

/** Female or male: two values, noted wrongly now and then. */
export const genderLevels: readonly ComparisonLevel[] = [
  byValue('equal', 0.95, 1, 0.5),
  fixed('none', 0.05, 0.5),
];

/**
 * Country and language: most records of a system share theirs, and people move, so that agreement
 * says little and disagreement not much.
 */
export const originLevels: readonly ComparisonLevel[] = [
  byValue('equal', 0.93, 1, 0.4),
  fixed('none', 0.07, 0.5),
];

export const booleanLevels: readonly ComparisonLevel[] = [
  byValue('equal', 0.8, 1, 0.5),
  fixed('none', 0.2, 0.5),
];
