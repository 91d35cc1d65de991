import { modelFile } from '@concord/contracts/workspace';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { csvOf } from './csv';
import { crosswalkTable, goldenTable } from './golden-table';
import { parquetOf } from './parquet';

const model = modelFile.parse({
  entities: {
    customer: {
      fields: {
        fullName: { type: 'name.full' },
        email: { type: 'email', many: true },
        shoeSize: { type: 'number' },
        newsletter: { type: 'boolean' },
        address: { type: 'address' },
        former: { type: 'address', many: true },
        limit: { type: 'money' },
        version: { type: 'text' },
      },
    },
    order: { kind: 'transaction', fields: { total: { type: 'money' } } },
  },
});
const table = goldenTable(model);

const golden = (id: string, fields: Record<string, unknown[]>) => ({
  ...{ id, version: 3, status: 'current', into: [], entity: 'customer', sources: 2 },
  ...{ createdAt: '2026-03-01T10:00:00.000Z', changedAt: '2026-04-01T10:00:00.000Z' },
  fields: Object.fromEntries(
    Object.entries(fields).map(([field, values]) => [
      field,
      values.map((value) => ({ value, key: 'crm:1', rule: 'only-value' })),
    ]),
  ),
});

const leeds = { lines: ['Flat 3', '81 "The" Green'], city: 'Leeds', postcode: 'LS1 4AP' };
const full = golden('ent_01JCX3V7Q8R2M4N6P8S0T2V4XA', {
  fullName: ['Oscar Smith, Jr.'],
  email: ['oscar@example.org', 'smith@example.org'],
  shoeSize: [43.5],
  newsletter: [true],
  address: [leeds],
  former: [{ lines: ['1 Hill'], city: 'Hull' }, leeds],
  limit: [{ amount: 500, currency: 'GBP' }],
  version: ['beta'],
});
const empty = golden('ent_01JCX3V7Q8R2M4N6P8S0T2V4XB', {});

async function* items(...all: unknown[]) {
  for (const item of all) yield await Promise.resolve(item);
}

async function bytesOf(parts: AsyncIterable<string | Uint8Array>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const part of parts) all.push(Buffer.from(part));
  return Buffer.concat(all);
}

describe('golden records as CSV', () => {
  it('have a column for each field, and for each part of an address or amount', async () => {
    const csv = csvOf(table, { header: true });
    const [head, first, second, end] = (await bytesOf(csv.encode(items(full, empty))))
      .toString()
      .split('\r\n');
    expect(head).toBe(
      'id,version,entity,sources,createdAt,changedAt,fullName,email,shoeSize,newsletter,' +
        'address.lines,address.street,address.houseNumber,address.building,address.unit,' +
        'address.subdistrict,address.district,address.city,address.region,address.postcode,' +
        'address.country,former,limit.amount,limit.currency,fields.version',
    );
    expect(first).toBe(
      'ent_01JCX3V7Q8R2M4N6P8S0T2V4XA,3,customer,2,2026-03-01T10:00:00.000Z,2026-04-01T10:00:00.000Z,' +
        '"Oscar Smith, Jr.",oscar@example.org | smith@example.org,43.5,true,' +
        '"Flat 3 | 81 ""The"" Green",,,,,,,Leeds,,LS1 4AP,,' +
        '"[{""lines"":[""1 Hill""],""city"":""Hull""},{""lines"":[""Flat 3"",""81 \\""The\\"" Green""],' +
        '""city"":""Leeds"",""postcode"":""LS1 4AP""}]",500,GBP,beta',
    );
    expect(second?.split(',')).toHaveLength(head?.split(',').length ?? 0);
    expect(end).toBe('');
  });

  it('go on without a header', async () => {
    const csv = csvOf(crosswalkTable, { header: false });
    const entry = { source: 'crm', recordId: '1', entityId: full.id };
    expect((await bytesOf(csv.encode(items(entry)))).toString()).toBe(`crm,1,${full.id}\r\n`);
  });
});

describe('golden records as Parquet', () => {
  const read = async (...all: unknown[]) => {
    const bytes = await bytesOf(parquetOf(table).encode(items(...all)));
    const file = new Uint8Array(bytes).buffer;
    return { rows: await parquetReadObjects({ file }), metadata: parquetMetadata(file) };
  };

  it('keep their types: numbers, times, lists, addresses', async () => {
    const { rows } = await read(full, empty);
    expect(rows[0]).toMatchObject({
      ...{ id: full.id, version: 3, sources: 2, createdAt: new Date(full.createdAt) },
      ...{ fullName: 'Oscar Smith, Jr.', email: ['oscar@example.org', 'smith@example.org'] },
      ...{ shoeSize: 43.5, newsletter: true, limit: { amount: 500, currency: 'GBP' } },
      address: { lines: leeds.lines, city: 'Leeds', country: null },
      former: [{ city: 'Hull' }, { city: 'Leeds', postcode: 'LS1 4AP' }],
      'fields.version': 'beta',
    });
    expect(rows[1]).toMatchObject({ id: empty.id, fullName: null, shoeSize: null });
  });

  it('come in groups of rows, and without a row are a file all the same', async () => {
    const many = Array.from({ length: 5_001 }, () => full);
    const { rows, metadata } = await read(...many);
    expect(rows).toHaveLength(5_001);
    expect(metadata.row_groups).toHaveLength(2);
    expect((await read()).rows).toEqual([]);
  });

  it('take a masked number for none', async () => {
    const masked = golden(full.id, { shoeSize: ['****'], fullName: ['O**** S****'] });
    expect((await read(masked)).rows[0]).toMatchObject({ shoeSize: null, fullName: 'O**** S****' });
  });
});
