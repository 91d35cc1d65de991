import { entityResolvedChannel } from '@concord/contracts/bus';
import type { EntityResolved } from '@concord/contracts/events';
import { eventually, startTestService, type TestService } from '@concord/service-kit/testing';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { MasterDataModule } from '../master-data.module';

const setup = {
  model: {
    entities: {
      customer: {
        fields: {
          familyName: { type: 'name.family' },
          email: { type: 'email', many: true },
          birthDate: { type: 'date.birth' },
          address: { type: 'address' },
        },
      },
    },
  },
  survivorship: {},
  sources: [
    { source: 'crm', trust: 0.9 },
    { source: 'shop', trust: 0.5 },
  ],
};

const idOf = (name: string) => `ent_01JCX3V7Q8R2M4N6P8S0T2V4${name}`;

interface Person {
  readonly familyName: string;
  readonly birthDate?: string;
  readonly city?: string;
  readonly sources: readonly string[];
}

const people: Readonly<Record<string, Person>> = {
  XA: { familyName: 'Ortiz', birthDate: '1980-02-01', city: 'Berlin', sources: ['crm', 'shop'] },
  XB: { familyName: 'Wang', birthDate: '1991-05-07', city: 'Potsdam', sources: ['crm'] },
  XC: { familyName: 'Ortiz', city: 'Berlin', sources: ['shop'] },
  XD: { familyName: 'Abe', birthDate: '1975-12-24', sources: ['crm'] },
};

function arrival(name: string, { familyName, birthDate, city, sources }: Person): EntityResolved {
  const fields = {
    familyName: [{ value: familyName }],
    email: [{ value: `${familyName.toLowerCase()}.${name.toLowerCase()}@example.org` }],
    ...(birthDate === undefined ? {} : { birthDate: [{ value: birthDate }] }),
    ...(city === undefined ? {} : { address: [{ value: { lines: ['Am Ring 1'], city } }] }),
  };
  const record = { entity: 'customer', fields, issues: [], quality: 1 };
  const joined = sources.map((source) => ({
    ...{ source, recordId: name, version: 1, sequence: 1, record },
  }));
  const rest = { into: [], left: [], cause: 'arrival' as const, status: 'current' as const };
  return { entityId: idOf(name), version: 1, joined, ...rest };
}

interface Listed {
  readonly items: readonly { readonly id: string; readonly fields: Record<string, unknown> }[];
  readonly next?: string;
}

/** Plays identity resolution: whoever is asked about is the customer XA. */
async function startResolver() {
  const asked: unknown[] = [];
  const weighing = { prior: -14, comparisons: [], household: 0, total: 9 };
  const found = { entityId: idOf('XA'), probability: 0.99, verdict: 'same', records: [], weighing };
  const server = createServer((request, response) => {
    void json(request).then((body) => {
      asked.push(body);
      const thresholds = { same: 0, review: -3 };
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ modelVersion: 'test', thresholds, candidates: [found] }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}`, asked, close };
}

interface Hit {
  readonly customer: Listed['items'][number];
  readonly matched: readonly object[];
}

describe('reading customers', () => {
  let service: TestService;
  let resolver: Awaited<ReturnType<typeof startResolver>>;

  const ask = (parameters: string) => service.request('GET', `/v1/customers?${parameters}`);
  const found = async (parameters: string): Promise<string[]> => {
    const { items } = (await ask(parameters)).body as Listed;
    return items.map(({ id }) => id.slice(-2));
  };

  beforeAll(async () => {
    resolver = await startResolver();
    service = await startTestService({
      name: 'master-data',
      module: MasterDataModule,
      environment: {
        CONCORD_IDENTITY_RESOLUTION_URL: resolver.url,
        CONCORD_SERVICE_KEY: 'ck_of-the-services-among-them',
      },
    });
    await service.request('PUT', '/v1/setup', setup);
    const arrivals = Object.entries(people).map(([name, person]) => arrival(name, person));
    await service.send(entityResolvedChannel, arrivals);
    await eventually(async () => expect(await found('')).toHaveLength(4));
  });
  afterAll(async () => {
    await service.stop();
    resolver.close();
  });

  it.each([
    ['filter=familyName:eq:ortiz', ['XA', 'XC']],
    ['filter=familyName:eq:Ortiz&filter=birthDate:exists:true', ['XA']],
    ['filter=address.city:in:Potsdam,Bonn', ['XB']],
    ['filter=email:contains:ORTIZ.XC', ['XC']],
    ['filter=birthDate:lt:1981&filter=birthDate:gte:1975-12-24', ['XA', 'XD']],
    ['filter=source:eq:shop', ['XA', 'XC']],
    ['filter=source:ne:crm', ['XC']],
    ['filter=sources:gte:2', ['XA']],
    ['filter=status:eq:retired', []],
    ['filter=changedAt:gt:2099-01-01', []],
    ['sort=familyName', ['XD', 'XA', 'XC', 'XB']],
    ['sort=-birthDate', ['XB', 'XA', 'XD', 'XC']],
  ])('answers %s', async (parameters, expected) => {
    expect(await found(parameters)).toEqual(expected);
  });

  it.each(['sort=id', 'sort=-id', 'sort=birthDate', 'sort=-birthDate', 'sort=-familyName'])(
    'pages by cursor without gap or repeat: %s',
    async (order) => {
      const whole = await found(order);
      const paged: string[] = [];
      for (let next = ''; paged.length < 4;) {
        const page = (await ask(`${order}&limit=1${next}`)).body as Listed;
        paged.push(...page.items.map(({ id }) => id.slice(-2)));
        next = `&cursor=${page.next ?? ''}`;
      }
      expect(paged).toEqual(whole);
    },
  );

  it('answers only the fields that were asked for', async () => {
    const { body } = await ask('fields=familyName&filter=familyName:eq:Abe');
    expect((body as Listed).items.map(({ fields }) => Object.keys(fields))).toEqual([
      ['familyName'],
    ]);
    const one = await service.request('GET', `/v1/customers/${idOf('XA')}?fields=email`);
    expect(Object.keys((one.body as Listed['items'][0]).fields)).toEqual(['email']);
  });

  it('refuses what it does not understand, with the place and the valid choices', async () => {
    const wrong = await ask('filter=famlyName:eq:Ortiz&sort=email');
    expect(wrong).toMatchObject({
      status: 400,
      body: {
        code: 'query.invalid',
        faults: [{ path: 'query.filter' }, { path: 'query.sort' }],
      },
    });
    expect(await ask('limit=5000')).toMatchObject({
      status: 400,
      body: { faults: [{ path: 'query.limit' }] },
    });
    const cursor = ((await ask('sort=familyName&limit=1')).body as Listed).next ?? '';
    expect(await ask(`cursor=${cursor}`)).toMatchObject({
      status: 400,
      body: { faults: [{ path: 'query.cursor', expected: 'sort=familyName' }] },
    });
  });

  it('says by its ETag whether there is anything newer', async () => {
    const first = await service.request('GET', `/v1/customers/${idOf('XA')}`);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toBe('"1.2"');
    const again = (headers: Record<string, string>) =>
      service.request('GET', `/v1/customers/${idOf('XA')}`, undefined, headers);
    expect(await again({ 'if-none-match': etag })).toMatchObject({ status: 304, text: '' });
    expect(await again({ 'if-none-match': '"0.2"' })).toMatchObject({ status: 200 });
  });

  describe('by what somebody remembers', () => {
    const search = async (query: string): Promise<Hit[]> => {
      const { body } = await service.request('GET', `/v1/customers/search?${query}`);
      return (body as { items?: Hit[] }).items ?? [];
    };

    it('finds customers with slips, and says what matched', async () => {
      await eventually(async () => {
        const [first] = await search('q=wagn');
        expect(first).toMatchObject({
          customer: { id: idOf('XB'), status: 'current' },
          matched: [{ asked: 'wagn', how: 'similar' }],
        });
      });
      expect((await search('q=berlin+ortis')).map(({ customer }) => customer.id)).toEqual([
        idOf('XA'),
        idOf('XC'),
      ]);
    });

    it('pages, and shows only the fields that were asked for', async () => {
      const first = await service.request(
        'GET',
        '/v1/customers/search?q=ortiz&limit=1&fields=email',
      );
      const { items, next } = first.body as { items: Hit[]; next: string };
      expect(Object.keys(items[0]?.customer.fields ?? {})).toEqual(['email']);
      const [second] = await search(`q=ortiz&limit=1&cursor=${next}`);
      expect(second?.customer.id).toBe(idOf('XC'));
    });

    it('follows what is stored', async () => {
      const renamed = { ...arrival('XD', { familyName: 'Yamada', sources: ['crm'] }), version: 2 };
      const joined = renamed.joined.map((one) => ({ ...one, version: 2, sequence: 2 }));
      await service.send(entityResolvedChannel, [{ ...renamed, joined }]);
      await eventually(async () => expect(await search('q=yamda')).toHaveLength(1));
      expect(await search('q=Abe')).toEqual([]);
    });

    it('refuses what holds nothing to look for', async () => {
      const { body } = await service.request('GET', '/v1/customers/search?q=%21%3F');
      expect(body).toMatchObject({ code: 'search.empty', faults: [{ path: 'query.q' }] });
    });
  });

  describe('by what is known of somebody', () => {
    const match = (fields: object) => service.request('POST', '/v1/customers/match', { fields });

    it('asks identity resolution with standard values, and shows the customers', async () => {
      const { status, body } = await match({ familyName: 'ORTIZ', email: 'Maria@Example.org' });
      expect(status).toBe(200);
      expect(resolver.asked.at(-1)).toMatchObject({
        kind: 'customer',
        fields: { familyName: [{ value: 'Ortiz' }], email: [{ value: 'maria@example.org' }] },
      });
      expect(body).toMatchObject({
        candidates: [{ id: idOf('XA'), verdict: 'same', customer: { id: idOf('XA'), sources: 2 } }],
      });
    });

    it('refuses a field that the model lacks', async () => {
      expect(await match({ familyname: 'Ortiz' })).toMatchObject({
        status: 400,
        body: { code: 'match.invalid', faults: [{ path: 'body.fields.familyname' }] },
      });
    });
  });
});
