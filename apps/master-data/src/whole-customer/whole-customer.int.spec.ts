import { entityResolvedChannel, recordAttachedChannel } from '@concord/contracts/bus';
import type { CanonicalRecord } from '@concord/contracts/canonical';
import type { EntityResolved, RecordAttached } from '@concord/contracts/events';
import { eventually, startTestService, type TestService } from '@concord/service-kit/testing';
import { MasterDataModule } from '../master-data.module';

const entity = (letter: string): string => `ent_01JCX3V7Q8R2M4N6P8S0T2V4X${letter}`;
const [maria, mariaAgain, juan, acme, holding] = ['A', 'B', 'C', 'D', 'E'].map(entity);

const setup = {
  model: {
    entities: {
      customer: { fields: { fullName: { type: 'name.full' }, email: { type: 'email' } } },
      order: {
        kind: 'transaction',
        fields: { placedOn: { type: 'date' }, total: { type: 'money' } },
      },
      ticket: { kind: 'interaction', fields: { about: { type: 'text' } } },
    },
    relationships: {
      household: { from: 'customer', to: 'customer', kind: 'household' },
      employer: { from: 'customer', to: 'customer', cardinality: 'many-to-one', kind: 'employer' },
      parent: { from: 'customer', to: 'customer', cardinality: 'many-to-one', kind: 'parent' },
      account: { from: 'customer', to: 'customer', cardinality: 'one-to-one' },
    },
  },
  survivorship: {},
  sources: [{ source: 'crm', trust: 0.9 }],
};

type Brought = Pick<CanonicalRecord, 'attached' | 'relations'>;
const order = (id: string, placedOn: string, amount: number, currency = 'EUR') => ({
  ...{ entity: 'order', id },
  fields: { placedOn: [{ value: placedOn }], total: [{ value: { amount, currency } }] },
});
const ticket = (id: string, at: string, about: string) => ({
  ...{ entity: 'ticket', id, at },
  fields: { about: [{ value: about }] },
});
const to = (relationship: string, recordId: string) => ({ relationship, source: 'crm', recordId });

const sequences = new Map<string, number>();
const next = (recordId: string): number => {
  const sequence = (sequences.get(recordId) ?? 0) + 1;
  sequences.set(recordId, sequence);
  return sequence;
};
const identity = (recordId: string, version: number) => ({
  ...{ source: 'crm', recordId, version },
  sequence: next(recordId),
});
const record = (fullName: string, brought: Brought): CanonicalRecord => ({
  ...{ entity: 'customer', fields: { fullName: [{ value: fullName }] }, issues: [], quality: 1 },
  ...brought,
});

describe('the whole customer on real MongoDB and RabbitMQ', () => {
  let service: TestService;
  const versions = new Map<string, number>();

  beforeAll(async () => {
    service = await startTestService({ name: 'master-data', module: MasterDataModule });
    expect((await service.request('PUT', '/v1/setup', setup)).status).toBeLessThan(300);
  });
  afterAll(async () => {
    await service.stop();
  });

  const event = (entityId = '', change: Partial<EntityResolved>): EntityResolved => {
    const version = (versions.get(entityId) ?? 0) + 1;
    versions.set(entityId, version);
    const plain = { status: 'current' as const, into: [], joined: [], left: [] };
    return { entityId, version, ...plain, cause: 'update', ...change };
  };
  const resolve = (...events: EntityResolved[]) => service.send(entityResolvedChannel, events);
  const arrive = (entityId = '', recordId: string, version: number, name: string, with_: Brought) =>
    resolve(
      event(entityId, {
        joined: [{ ...identity(recordId, version), record: record(name, with_) }],
      }),
    );
  const shows = (path: string, expected: object) =>
    eventually(async () => {
      const { body } = await service.request('GET', path);
      expect(body).toMatchObject(expected);
    });
  const of = (id: string | undefined, what: string) => `/v1/customers/${id ?? ''}/${what}`;
  const sum = (amount: number, count: number) => [
    { field: 'total', currency: 'EUR', sum: amount, count },
  ];

  it('lists orders and tickets by time, page by page and by kind, and adds them up', async () => {
    await arrive(maria, '1', 1, 'Maria Ortiz', {
      attached: [
        order('A-1', '2026-01-05', 19.9),
        order('A-2', '2026-02-03', 30),
        ticket('T-1', '2026-02-03T09:12:00.000Z', 'a parcel'),
      ],
    });
    await shows(of(maria, 'timeline'), {
      items: [
        { kind: 'interaction', id: 'T-1', fields: { about: ['a parcel'] } },
        { kind: 'transaction', entity: 'order', id: 'A-2', at: '2026-02-03' },
        { id: 'A-1', record: { source: 'crm', recordId: '1' } },
      ],
    });
    const { body } = await service.request('GET', of(maria, 'timeline?limit=2'));
    const { next: cursor = '' } = body as { next?: string };
    await shows(of(maria, `timeline?limit=2&cursor=${cursor}`), { items: [{ id: 'A-1' }] });
    await shows(of(maria, 'transactions?to=2026-02-01'), { items: [{ id: 'A-1' }] });
    await shows(of(maria, 'interactions'), { items: [{ id: 'T-1' }] });
    await shows(of(maria, 'totals'), {
      id: maria,
      totals: [
        { entity: 'order', count: 2, first: '2026-01-05', last: '2026-02-03', sums: sum(49.9, 2) },
        { entity: 'ticket', kind: 'interaction', count: 1 },
      ],
    });
  });

  it('says what can be asked for, and knows no timeline of a stranger', async () => {
    const wrong = await service.request('GET', of(maria, 'transactions?entity=ordr'));
    expect(wrong.body).toMatchObject({
      ...{ status: 400, code: 'entity.unknown' },
      faults: [{ path: 'query.entity', expected: 'order' }],
    });
    const late = await service.request('GET', of(maria, 'timeline?from=yesterday'));
    expect(late.body).toMatchObject({ status: 400, faults: [{ path: 'query.from' }] });
    const stranger = await service.request('GET', of(entity('Z'), 'timeline'));
    expect(stranger.body).toMatchObject({ status: 404, code: 'customer.unknown' });
  });

  it('follows corrections, and an older version changes nothing', async () => {
    const corrected = { attached: [order('A-2', '2026-02-03', 35), order('A-3', '2026-03-01', 5)] };
    await arrive(maria, '1', 3, 'Maria Ortiz', corrected);
    await shows(of(maria, 'totals'), {
      totals: [{ entity: 'order', count: 2, first: '2026-02-03', sums: sum(40, 2) }],
    });
    await arrive(maria, '1', 2, 'Maria Ortiz-Old', { attached: [order('A-9', '2026-02-03', 900)] });
    await arrive(maria, '2', 1, 'Maria Ortiz', { attached: [order('A-1', '2026-01-01', 1)] });
    await shows(of(maria, 'totals'), { totals: [{ count: 3, sums: sum(41, 3) }] });
  });

  it('goes with the records through a merge and a split, with nothing moved', async () => {
    await arrive(mariaAgain, '7', 1, 'Maria Ortis', {
      attached: [order('B-1', '2026-04-01', 100)],
    });
    await shows(of(mariaAgain, 'totals'), { totals: [{ sums: sum(100, 1) }] });
    const merged = { status: 'redirected' as const, into: [maria ?? ''] };
    const there = identity('7', 1);
    await resolve(
      event(maria, { joined: [there] }),
      event(mariaAgain, { ...merged, left: [{ ...there, to: maria }] }),
    );
    await shows(of(mariaAgain, 'totals'), { id: maria, totals: [{ sums: sum(141, 4) }] });
    const back = identity('7', 1);
    await resolve(
      event(maria, { left: [{ ...back, to: mariaAgain }] }),
      event(mariaAgain, { joined: [back] }),
    );
    await shows(of(mariaAgain, 'totals'), { id: mariaAgain, totals: [{ sums: sum(100, 1) }] });
    await shows(of(maria, 'totals'), { totals: [{ sums: sum(41, 3) }] });
  });

  it('takes transactions with records of their own, even before their customer comes', async () => {
    const sale = (version: number, amount: number): RecordAttached => ({
      ...{ op: 'upsert', source: 'till', recordId: 'S-1', version },
      record: {
        ...{ entity: 'order', issues: [], quality: 1, at: '2026-05-01T10:00:00.000Z' },
        fields: { total: [{ value: { amount, currency: 'EUR' } }] },
        owner: { source: 'crm', recordId: '20' },
      },
    });
    const tell = (item: RecordAttached) => service.send(recordAttachedChannel, [item]);
    await tell(sale(2, 7));
    await tell(sale(1, 700));
    await arrive(juan, '20', 1, 'Juan Ortiz', {});
    await shows(of(juan, 'transactions'), {
      items: [
        {
          ...{ id: 'S-1', fields: { total: [{ amount: 7 }] } },
          record: { source: 'till', recordId: 'S-1' },
          owner: { source: 'crm', recordId: '20' },
        },
      ],
    });
    await tell({ op: 'delete', source: 'till', recordId: 'S-1', version: 3 });
    await shows(of(juan, 'totals'), { totals: [] });
    await tell(sale(2, 7));
    await tell(sale(4, 8));
    await shows(of(juan, 'totals'), { totals: [{ count: 1, sums: sum(8, 1) }] });
  });

  it('shows relations, those whose other end has not come as open', async () => {
    const works = { relations: [to('employer', 'C-1'), to('household', 'H-1')] };
    await arrive(maria, '2', 2, 'Maria Ortiz', works);
    await shows(of(maria, 'relationships'), {
      items: [
        { relationship: 'employer', direction: 'to', open: { source: 'crm', recordId: 'C-1' } },
        { relationship: 'household', open: { recordId: 'H-1' } },
      ],
    });
    await arrive(acme, 'C-1', 1, 'Acme GmbH', { relations: [to('parent', 'C-0')] });
    await shows(of(maria, 'relationships'), {
      items: [
        {
          other: { id: acme, fields: { fullName: [{ value: 'Acme GmbH' }] } },
          links: [{ from: { recordId: '2' }, to: { recordId: 'C-1' } }],
        },
        {},
      ],
    });
  });

  it('flags more than the model allows, and loses none', async () => {
    await arrive(juan, '20', 2, 'Juan Ortiz', {
      relations: [to('employer', 'C-1'), to('employer', 'C-9'), to('account', '1')],
    });
    await arrive(acme, 'C-2', 1, 'Acme', { relations: [to('account', '1')] });
    await shows(of(juan, 'relationships'), {
      items: [
        { relationship: 'account', violates: 'one-to-one' },
        { relationship: 'employer', other: { id: acme }, violates: 'many-to-one' },
        { relationship: 'employer', open: { recordId: 'C-9' }, violates: 'many-to-one' },
      ],
    });
  });

  it('shows a household by its number, and a company with its people', async () => {
    const lives = [to('household', 'H-1'), to('employer', 'C-1')];
    await arrive(juan, '20', 3, 'Juan Ortiz', { relations: lives });
    await shows(of(maria, 'household'), {
      members: [{ id: maria }, { id: juan }],
      numbers: [{ recordId: 'H-1' }],
      truncated: false,
      totals: [{ entity: 'order', sums: sum(48, 3) }],
    });
    await arrive(holding, 'C-0', 1, 'Acme Holding', {});
    await shows(`/v1/companies/${acme ?? ''}`, {
      company: { id: acme },
      parents: [{ id: holding }],
      employees: { count: 2, items: [{ id: maria }, { id: juan }] },
    });
    await shows(`/v1/companies/${holding ?? ''}`, { subsidiaries: [{ id: acme }] });
  });

  it('forgets what a deleted record brought', async () => {
    await resolve(event(maria, { left: [identity('1', 4)] }));
    await shows(of(maria, 'totals'), { totals: [] });
    expect(await service.connection.collection('attached').countDocuments()).toBe(2);
  });
});
