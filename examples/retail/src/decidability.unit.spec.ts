import { recordKey } from '@concord/contracts/names';
import { partitionQuality } from '@concord/matching';
import { committed, retailRecords, type RetailRecord } from './generator';

function at(data: unknown, path: string): string {
  let value: unknown = data;
  for (const key of path.split('.')) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  }
  return typeof value === 'string' ? value : '';
}

interface Columns {
  name: string[];
  email: string;
  phone: string[];
  birth: string;
  id: string[];
  place: string;
}

const columns: Record<RetailRecord['source'], Columns> = {
  crm: {
    name: ['first_name', 'last_name', 'company'],
    email: 'email',
    phone: ['phone'],
    birth: 'birth_date',
    id: [],
    place: 'zip',
  },
  erp: {
    name: ['kunde.name', 'kunde.firma'],
    email: 'kontakt.email',
    phone: ['kontakt.mobil', 'kontakt.telefon'],
    birth: 'kunde.geburtsdatum',
    id: ['kunde.ausweisnummer', 'kunde.ustId'],
    place: 'anschrift.plz',
  },
  newsletter: {
    name: ['name', 'company'],
    email: 'email',
    phone: ['phone'],
    birth: '',
    id: [],
    place: '',
  },
  shop: {
    name: ['first_name', 'last_name', 'company'],
    email: 'email',
    phone: ['mobile'],
    birth: 'birthday',
    id: ['id_card', 'vat_id'],
    place: 'address.postcode',
  },
};

function nameWords(record: RetailRecord): string[] {
  return columns[record.source].name
    .flatMap((path) =>
      at(record.data, path)
        .normalize('NFD')
        .replaceAll(/\p{Mn}/gu, '')
        .toLowerCase()
        .split(/[^\p{L}]+/u),
    )
    .filter((word) => word.length > 1);
}

/** ISO date; the CRM writes the month first, the ERP the day. */
function birthOf({ source, data }: RetailRecord): string {
  const [a = '', b = '', c = ''] = at(data, columns[source].birth).split(/\D+/);
  if (a.length === 4) return [a, b.padStart(2, '0'), c.padStart(2, '0')].join('-');
  if (c.length !== 4 || c === '1900') return '';
  return source === 'crm' ? [c, a, b].join('-') : [c, b, a].join('-');
}

/** Things of which one in common tells a careful person, who reads the rest too, who it is. */
function tellingKeys(record: RetailRecord): string[] {
  const { email, phone, id, place } = columns[record.source];
  const digits = phone.map((path) => at(record.data, path).replaceAll(/\D/g, '').slice(-8));
  const birth = birthOf(record);
  const postcode = at(record.data, place);
  return [
    ...[at(record.data, email).toLowerCase()].filter((text) => text.includes('@')),
    ...digits.filter((number) => number.length === 8),
    ...id.map((path) => at(record.data, path)).filter((number) => number !== ''),
    ...nameWords(record).flatMap((word) => [
      ...(birth === '' ? [] : [`${word} ${birth}`]),
      ...(postcode === '' ? [] : [`${word} ${postcode}`]),
    ]),
  ];
}

/** By record, a cluster for each customer, as far as telling keys hold their records together. */
function connected(records: readonly RetailRecord[]): Map<string, string> {
  const parent = records.map((_, index) => index);
  const find = (index: number): number => {
    const up = parent[index] ?? index;
    return up === index ? index : find(up);
  };
  const first = new Map<string, number>();
  for (const [index, record] of records.entries()) {
    for (const key of tellingKeys(record)) {
      const own = `${record.customer ?? ''} ${key}`;
      parent[find(index)] = find(first.get(own) ?? index);
      first.set(own, first.get(own) ?? index);
    }
  }
  return new Map(
    records.map(({ source, recordId }, index) => [
      recordKey(source, recordId),
      String(find(index)),
    ]),
  );
}

describe('the truth of the example', () => {
  it.each([
    ['the committed data', committed],
    ['another seed', { customers: 800, seed: 7 }],
    ['five records for each customer', { customers: 1000, seed: 7, recordsPerCustomer: 5 }],
  ])('can be decided for 98.5 % of the pairs of %s', (_what, options) => {
    const records = [...retailRecords(options)].filter(
      ({ customer, repeat }) => customer !== undefined && !repeat,
    );
    const truth = new Map(
      records.map(({ source, recordId, customer = '' }) => [recordKey(source, recordId), customer]),
    );
    expect(partitionQuality(connected(records), truth).recall).toBeGreaterThanOrEqual(0.985);
  });

  it('never gives two customers the same e-mail address or identity number', () => {
    const owner = new Map<string, string>();
    for (const record of retailRecords(committed)) {
      const { email, id } = columns[record.source];
      const own = [email, ...id].map((path) => at(record.data, path).toLowerCase());
      for (const value of own.filter((text) => text.length > 7 && text !== 'unknown')) {
        if (record.customer === undefined) continue;
        expect([value, owner.get(value) ?? record.customer]).toEqual([value, record.customer]);
        owner.set(value, record.customer);
      }
    }
  });
});
