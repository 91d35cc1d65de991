import { createRandom, type Random } from '@concord/example-retail/random';
import { habits, type Habits } from './habits';

/** A record of one of the three sources, as its system exports it. */
export interface Customer {
  readonly source: string;
  readonly recordId: string;
  readonly data: Readonly<Record<string, string>>;
}

/**
 * Customers with the writing habits and the damage of American, German and Chinese systems, the
 * same for the same seed. Values that are a person's own hardly ever repeat; names repeat as they do.
 */
export function customers(count: number, seed: number): Customer[] {
  const random = createRandom(seed);
  const countries = Object.entries(habits);
  return Array.from({ length: count }, (_, at) => {
    const [source, habit] = countries[at % countries.length] ?? ['', habits.us];
    return { source, recordId: `${source}-${at + 1}`, data: customerOf(habit, random, at) };
  });
}

function customerOf(habit: Habits, random: Random, at: number): Record<string, string> {
  const { pick, int, chance, digits } = random;
  const given = pick(habit.given)(random);
  const family = pick(habit.family)(random);
  const [city, region, zip] = pick(habit.towns);
  const born = day(random, 1940, 2005);
  const mail = (): string => mailOf({ given, family, born }, pick(habit.mailDomains), random);
  return {
    id: `${at + 1}`,
    first_name: written(given, random),
    last_name: written(family, random),
    display_name: pick(habit.fullNames)(written(given, random), written(family, random)),
    company: chance(0.3) ? `${family} ${pick(habit.companies)}` : '',
    born: pick(habit.dates)(born),
    sex: pick(habit.sexes),
    mail: chance(0.9) ? mail() : '',
    private_mail: chance(0.25) ? mail() : '',
    phone: pick(habit.phones)(digits),
    street: pick(habit.streets),
    number: `${int(1, 300)}`,
    city: written(city, random),
    region,
    zip,
    country: habit.country,
    language: habit.language,
    national_id: habit.nationalId(born, digits),
    segment: pick(['gold', 'Silver', 'BRONZE', '', 'key account']),
    credit_limit: pick(habit.amounts)(int(0, 50_000)),
    newsletter: pick(habit.yesOrNo),
    note: chance(0.3) ? pick(habit.notes) : '',
    updated: day(random, 2020, 2025).toISOString(),
  };
}

function day({ int }: Random, from: number, to: number): Date {
  return new Date(Date.UTC(int(from, to), int(0, 11), int(1, 28)));
}

/** As people type: mostly well, at times shouted, in small letters or with blanks around. */
function written(text: string, { int }: Random): string {
  switch (int(0, 7)) {
    case 0:
      return text.toUpperCase();
    case 1:
      return text.toLowerCase();
    case 2:
      return ` ${text}  `;
    default:
      return text;
  }
}

interface Owner {
  readonly given: string;
  readonly family: string;
  readonly born: Date;
}

function mailOf(
  { given, family, born }: Owner,
  domain: string,
  { digits, chance }: Random,
): string {
  const parts = [given, family].map(asciiOf).filter((part) => part !== '');
  const name =
    parts.length < 2 ? `u${digits(9)}` : `${parts.join('.')}${born.getUTCFullYear() % 100}`;
  return `${chance(0.2) ? name.toUpperCase() : name}@${domain}`;
}

function asciiOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();
}
