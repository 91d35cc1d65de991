import { createRandom, type Random } from '../random';
import type { RetailRecord } from './retail-record';

/** What a customer of the shop bought. */
export interface ShopOrder {
  readonly number: string;
  readonly placed_at: string;
  readonly total: string;
  readonly currency: string;
  readonly status: string;
}

/** What a customer of the shop asked its people. */
export interface ShopTicket {
  readonly number: string;
  readonly opened_at: string;
  readonly subject: string;
  readonly channel: string;
}

const currencies: Readonly<Record<string, string>> = {
  US: 'USD',
  GB: 'GBP',
  DE: 'EUR',
  FR: 'EUR',
  CN: 'CNY',
};
const subjects = [
  'Where is my parcel?',
  'The size does not fit',
  'Invoice with another address, please',
  'The discount was not taken off',
  'Thank you for the quick delivery',
] as const;

const firstDay = Date.UTC(2024, 0, 1);
const lastDay = Date.UTC(2025, 11, 31);

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function times(random: Random, count: number): string[] {
  return Array.from({ length: count }, () => random.int(firstDay, lastDay))
    .sort((a, b) => a - b)
    .map((time) => `${new Date(time).toISOString().slice(0, 19)}Z`);
}

function ordersOf(random: Random, id: string, country: string): ShopOrder[] {
  const count = random.weigh([
    [0, 3],
    [1, 3],
    [2, 2],
    [4, 1],
    [7, 1],
  ]);
  return times(random, count).map((placed_at, at) => ({
    number: `${id}-${at + 1}`,
    placed_at,
    total: `${random.int(5, 400)}.${random.digits(2)}`,
    currency: currencies[country] ?? 'USD',
    status: random.weigh([
      ['delivered', 8],
      ['returned', 1],
      ['cancelled', 1],
    ]),
  }));
}

function ticketsOf(random: Random, id: string): ShopTicket[] {
  const count = random.weigh([
    [0, 6],
    [1, 2],
    [2, 1],
  ]);
  return times(random, count).map((opened_at, at) => ({
    number: `T${id}-${at + 1}`,
    opened_at,
    subject: random.pick(subjects),
    channel: random.pick(['e-mail', 'phone', 'chat']),
  }));
}

/** A number of its own for every record, whatever else is drawn. */
function chanceOf(seed: number, recordId: string): Random {
  let hash = seed;
  for (const character of recordId) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  return createRandom(hash);
}

function shopHistory(data: Readonly<Record<string, unknown>>, random: Random, id: string) {
  const country = isObject(data.address) ? String(data.address.country) : '';
  return { ...data, orders: ordersOf(random, id, country), tickets: ticketsOf(random, id) };
}

/** The ERP knows households by their telephone, and of some people where they work. */
function erpRelations(
  data: Readonly<Record<string, unknown>>,
  random: Random,
  employers: readonly string[],
) {
  const contact = isObject(data.kontakt) ? data.kontakt : {};
  const customer = isObject(data.kunde) ? data.kunde : {};
  if (customer.art !== 'privat') return data;
  const digits = typeof contact.telefon === 'string' ? contact.telefon.replaceAll(/\D/g, '') : '';
  const household = digits === '' ? {} : { haushalt: `H-${digits.slice(-7)}` };
  const employer = employers[random.int(0, 4 * employers.length)];
  return { ...data, ...household, ...(employer === undefined ? {} : { arbeitgeber: employer }) };
}

/** Of so many companies people are employees. */
const mostEmployers = 12;

/**
 * The same records with what hangs on them: orders and tickets of the shop's customers, household and employer in
 * the ERP. A record and its repeat have the same.
 */
export function* withHistory(
  records: Iterable<RetailRecord>,
  seed: number,
): Generator<RetailRecord> {
  const employers: string[] = [];
  for (const record of records) {
    const { source, recordId, data } = record;
    if (!isObject(data)) {
      yield record;
      continue;
    }
    const random = chanceOf(seed, recordId);
    if (source === 'shop') yield { ...record, data: shopHistory(data, random, recordId) };
    else if (source === 'erp') {
      yield { ...record, data: erpRelations(data, random, employers) };
      const company = isObject(data.kunde) && data.kunde.art === 'firma' && !record.repeat;
      if (company && employers.length < mostEmployers) employers.push(recordId);
    } else yield record;
  }
}
