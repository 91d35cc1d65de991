import { cleansingSetup } from '@concord/contracts/setups';
import { maria, retailer } from '../testing/retailer';
import { cleanserOf } from './cleanse';

const today = '2026-03-01';
const [crm, erp] = retailer.sources;
if (crm === undefined || erp === undefined) throw new Error('no setup');

const cleanseCrm = cleanserOf(crm, retailer.model);
const cleanseErp = cleanserOf(erp, retailer.model);
const fromCrm = (data: Record<string, unknown>) => cleanseCrm(data, today);
const fromErp = (data: Record<string, unknown>) => cleanseErp(data, today);

describe(cleanserOf, () => {
  it('brings every mapped value into the standard form of its type', () => {
    expect(fromCrm(maria)).toMatchObject({
      kind: 'accepted',
      record: {
        entity: 'customer',
        fields: {
          givenName: [{ value: 'Maria', original: 'MARIA' }],
          familyName: [{ value: 'Ortiz' }],
          birthDate: [{ value: '1985-03-04' }],
          email: [{ value: 'maria.ortiz@ortiz-bakery.com' }],
          phone: [{ value: '+12127365147' }],
          gender: [{ value: 'female' }],
          address: [{ value: { lines: ['5 High Street'], city: 'Albany', country: 'US' } }],
        },
      },
    });
  });

  it('reads dates by the custom of the source', () => {
    const kunde = { name: 'Groß', mail: 'gross@bau.de' };
    expect(fromErp({ kunde, geboren: '03.04.1985' })).toMatchObject({
      record: { fields: { birthDate: [{ value: '1985-04-03' }] } },
    });
  });

  it('keeps every value of a field that may have many, each once', () => {
    expect(
      fromCrm({ ...maria, mail2: 'MARIA.ORTIZ@ortiz-bakery.com', tel: '2127365147;2127365199' }),
    ).toMatchObject({
      record: {
        fields: {
          email: [{ value: 'maria.ortiz@ortiz-bakery.com' }],
          phone: [{ value: '+12127365147' }, { value: '+12127365199' }],
        },
      },
    });
  });

  it('accepts a record with an unusable value that is not required, and says what was wrong', () => {
    expect(fromCrm({ ...maria, dob: '31/02/1990' })).toMatchObject({
      kind: 'accepted',
      record: { issues: expect.arrayContaining([expect.objectContaining({ field: 'birthDate' })]) },
    });
  });

  it('quarantines a record without any of the required alternatives, and tells the causes', () => {
    const outcome = fromCrm({ ...maria, mail: 'maria at home', tel: '12' });
    expect(outcome).toMatchObject({ kind: 'quarantined', draft: { givenName: [{}] } });
    expect(outcome).toMatchObject({
      reasons: [
        { code: 'email.invalid', field: 'email' },
        { code: 'phone.impossible', field: 'phone' },
        { code: 'record.incomplete', message: expect.stringContaining('none of email, phone') },
      ],
    });
  });

  it('does not take what is kept as evidence only for a value that the model requires', () => {
    const outcome = fromCrm({ ...maria, mail: 'maria@home', tel: '' });
    expect(outcome).toMatchObject({
      kind: 'quarantined',
      reasons: [{ code: 'email.invalid' }, { code: 'record.incomplete' }],
      draft: { email: [{ value: 'maria@home', invalid: true }] },
    });
  });

  it('takes placeholders for what they are: nothing', () => {
    expect(fromCrm({ ...maria, last: 'N/A' })).toMatchObject({
      kind: 'quarantined',
      reasons: [{ code: 'record.incomplete' }],
    });
  });

  it.each([
    ['2026-02-01T10:00:00+01:00', '2026-02-01T09:00:00.000Z'],
    ['2026-02-01 10:00:00', '2026-02-01T10:00:00.000Z'],
    ['2026-02-01T10:00:00', '2026-02-01T10:00:00.000Z'],
    ['02/01/2026', '2026-02-01T00:00:00.000Z'],
  ])('reads when the record changed, %s, the same on every machine', (modified, changedAt) => {
    expect(fromCrm({ ...maria, modified })).toMatchObject({ record: { changedAt } });
  });

  it('reads the first fifty of ten thousand values in a field, and says so', () => {
    const mails = Array.from({ length: 10_000 }, (_, at) => `maria${at}@ortiz-bakery.com`);
    const outcome = fromCrm({ ...maria, mail: mails });
    expect(outcome).toMatchObject({
      kind: 'accepted',
      record: { issues: [{ field: 'email', code: 'value.too-many', severity: 'warned' }] },
    });
    expect(outcome.kind === 'accepted' && outcome.record.fields.email).toHaveLength(50);
  });

  it.each([
    ['a megabyte of one thing', '張'.repeat(1_000_000)],
    ['half a character', 'Maria \ud800 Ortiz'],
    ['zeros', '\0\0\0'],
    ['text that runs backwards', '\u202eairaM\u202c'],
    ['a storm of accents', `Mari${'\u0301'.repeat(100_000)}a`],
    ['an object where text belongs', { first: { name: ['Maria'] } }],
  ])('answers %s in every field', (_, hostile) => {
    const outcome = fromCrm(
      Object.fromEntries(Object.keys(maria).map((column) => [column, hostile])),
    );
    expect(['accepted', 'quarantined']).toContain(outcome.kind);
    expect(JSON.stringify(outcome).length).toBeLessThan(50_000);
  });

  it('quarantines an empty record, and tells what it lacks', () => {
    expect(fromCrm({})).toMatchObject({
      kind: 'quarantined',
      reasons: [
        { message: 'none of familyName has a usable value; the model requires one' },
        { message: 'none of email, phone has a usable value; the model requires one' },
      ],
    });
  });

  it('says nothing about the time of a change that it cannot read', () => {
    const outcome = fromCrm({ ...maria, modified: 'last Tuesday' });
    expect(outcome).toMatchObject({ kind: 'accepted' });
    expect(outcome.kind === 'accepted' && 'changedAt' in outcome.record).toBe(false);
  });
});

/** A shop that sends customers with their orders, calls and employer in one record. */
const shop = cleansingSetup.parse({
  model: {
    entities: {
      customer: {
        fields: { fullName: { type: 'name.full' }, country: { type: 'category' } },
        require: ['fullName'],
      },
      order: {
        kind: 'transaction',
        fields: { placedOn: { type: 'date' }, total: { type: 'money' } },
        require: ['total'],
      },
      call: { kind: 'interaction', fields: { about: { type: 'text' } } },
    },
    relationships: { employer: { from: 'customer', to: 'customer', cardinality: 'many-to-one' } },
  },
  sources: [
    {
      source: 'shop',
      entity: 'customer',
      mapping: {
        fullName: { expression: "first & ' ' & $uppercase(last)" },
        country: { from: 'land', lookup: 'countries', unlisted: 'quarantine', default: 'DE' },
      },
      attached: [
        {
          entity: 'order',
          each: 'orders',
          when: "$not(status = 'cart')",
          id: { join: ['no', 'line'], with: '/' },
          mapping: { placedOn: 'date', total: { expression: "total & ' ' & $record.currency" } },
        },
        {
          entity: 'call',
          each: 'calls',
          id: { expression: '$string($)' },
          mapping: { about: 'value' },
        },
      ],
      relations: [{ relationship: 'employer', source: 'erp', id: 'employer_no' }],
    },
  ],
  tables: { countries: { Deutschland: 'DE' } },
});

describe('a record with more than a customer in it', () => {
  const [source] = shop.sources;
  if (source === undefined) throw new Error('no setup');
  const cleanse = cleanserOf(source, shop.model, shop.tables);
  const ann = {
    first: 'Ann',
    last: 'Lee',
    land: 'Deutschland',
    currency: 'EUR',
    employer_no: 4711,
    orders: [
      { no: 'A-1', line: 1, date: '2026-01-02', total: '12.50', status: 'paid' },
      { no: 'A-2', line: 1, date: '2026-01-03', total: '7', status: 'paid' },
      { no: 'A-3', line: 1, total: '1', status: 'cart' },
    ],
  };
  const outcome = (changes: object) => cleanse({ ...ann, ...changes }, today);

  it('yields the customer, its transactions and its relations', () => {
    expect(outcome({})).toMatchObject({
      kind: 'accepted',
      record: {
        fields: { fullName: [{ value: 'Ann Lee' }], country: [{ value: 'DE' }] },
        attached: [
          {
            entity: 'order',
            id: 'A-1/1',
            fields: {
              placedOn: [{ value: '2026-01-02' }],
              total: [{ value: { amount: 12.5, currency: 'EUR' } }],
            },
          },
          { entity: 'order', id: 'A-2/1' },
        ],
        relations: [{ relationship: 'employer', source: 'erp', recordId: '4711' }],
      },
    });
  });

  it('has neither key where there is neither', () => {
    const found = outcome({ orders: null, employer_no: '' });
    expect(found.kind === 'accepted' && Object.keys(found.record)).toEqual([
      'entity',
      'fields',
      'issues',
      'quality',
    ]);
  });

  it('marks a default as imputed', () => {
    expect(outcome({ land: '' })).toMatchObject({
      record: { fields: { country: [{ value: 'DE', imputed: true }] } },
    });
  });

  it('quarantines a record that an expression fails on, with expression and character', () => {
    const found = outcome({ first: ['Ann'], last: 12 });
    expect(found).toMatchObject({
      kind: 'quarantined',
      reasons: [
        {
          code: 'mapping.expression',
          field: 'fullName',
          expression: "first & ' ' & $uppercase(last)",
          character: 15,
          message: expect.stringContaining('failed at character 15: Argument 1 of function'),
        },
        { code: 'record.incomplete' },
      ],
    });
  });

  it('quarantines a record with a value that a strict lookup does not list', () => {
    expect(outcome({ land: 'Narnia' })).toMatchObject({
      kind: 'quarantined',
      reasons: [{ code: 'mapping.unlisted', field: 'country' }],
    });
  });

  it('quarantines a record of which an order cannot be told apart or lacks what it needs', () => {
    expect(outcome({ orders: [{ total: '5' }, { no: 'A-9', total: 'free' }] })).toMatchObject({
      kind: 'quarantined',
      reasons: [
        { code: 'attached.no-id', field: 'order[1]' },
        { field: 'order[A-9].total' },
        { code: 'record.incomplete', field: 'order[A-9]' },
      ],
    });
  });

  it('counts an order that comes twice once, the later one, and says so', () => {
    const twice = [
      { no: 'A-1', total: '1' },
      { no: 'A-1', total: '2' },
    ];
    expect(outcome({ orders: twice })).toMatchObject({
      record: {
        attached: [{ id: 'A-1', fields: { total: [{ value: { amount: 2 } }] } }],
        issues: expect.arrayContaining([
          expect.objectContaining({ field: 'order[A-1]', code: 'attached.repeated' }),
        ]),
      },
    });
  });

  it('takes the time of day of an order from the column that says when it happened', () => {
    const timed = (source.attached ?? []).map((one) => ({ ...one, at: 'date' }));
    const orders = [
      { no: 'A-1', date: '2026-01-02 23:30:00+01:00', total: '1' },
      { no: 'A-2', date: 'unknown', total: '2' },
    ];
    const found = cleanserOf({ ...source, attached: timed }, shop.model, shop.tables);
    expect(found({ ...ann, orders }, today)).toMatchObject({
      record: { attached: [{ at: '2026-01-02T22:30:00.000Z' }, { id: 'A-2' }] },
    });
  });

  it('takes entries that are no objects for the column "value"', () => {
    expect(outcome({ calls: ['a parcel'] })).toMatchObject({
      record: {
        attached: [{}, {}, { entity: 'call', fields: { about: [{ value: 'a parcel' }] } }],
      },
    });
  });

  it('refuses ten thousand orders in one record, with the number', () => {
    const orders = Array.from({ length: 10_000 }, (_, at) => ({ no: `A-${at}`, total: '1' }));
    expect(outcome({ orders })).toMatchObject({
      kind: 'quarantined',
      reasons: [
        { code: 'attached.too-many', field: 'order', message: expect.stringContaining('10000') },
      ],
    });
  });

  it('lets a setup with a wrong expression quarantine each record with the place', () => {
    const broken = { ...source, mapping: { fullName: { expression: 'first &' } } };
    expect(cleanserOf(broken, shop.model)(ann, today)).toMatchObject({
      kind: 'quarantined',
      reasons: [{ code: 'mapping.expression', character: 7 }, {}],
    });
  });
});

describe('a transaction with a record of its own', () => {
  const till = cleansingSetup.parse({
    ...shop,
    sources: [
      {
        source: 'till',
        entity: 'order',
        owner: { source: 'shop', id: 'customer' },
        at: 'sold',
        mapping: { total: 'sum' },
      },
    ],
  });
  const [source] = till.sources;
  if (source === undefined) throw new Error('no setup');
  const cleanse = cleanserOf(source, till.model);

  it('says whose it is and when it happened', () => {
    const sale = { sum: '12.50 EUR', customer: 4711, sold: '2026-01-02T10:00:00Z' };
    expect(cleanse(sale, today)).toMatchObject({
      record: {
        entity: 'order',
        owner: { source: 'shop', recordId: '4711' },
        at: '2026-01-02T10:00:00.000Z',
      },
    });
  });

  it('is quarantined where nobody is named', () => {
    expect(cleanse({ sum: '12.50 EUR' }, today)).toMatchObject({
      kind: 'quarantined',
      reasons: [
        {
          code: 'owner.missing',
          message: 'owner: it does not say to which record of shop it belongs',
        },
      ],
    });
  });
});
