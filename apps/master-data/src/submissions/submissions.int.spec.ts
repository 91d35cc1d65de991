import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { entityResolvedChannel } from '@concord/contracts/bus';
import type { EntityResolved } from '@concord/contracts/events';
import { eventually, startTestService, type TestService } from '@concord/service-kit/testing';
import { MasterDataModule } from '../master-data.module';

const maria = 'ent_01JCX3V7Q8R2M4N6P8S0T2V4XA';
const stranger = 'ent_01JCX3V7Q8R2M4N6P8S0T2V4XB';

const setupWith = (...sources: string[]) => ({
  model: {
    entities: {
      customer: {
        fields: {
          familyName: { type: 'name.family' },
          email: { type: 'email', many: true },
          loyalty: { type: 'category' },
        },
        require: ['familyName', ['email']],
      },
    },
  },
  survivorship: {},
  sources: sources.map((source) => ({ source, trust: 0.5 })),
});

function arrival(entityId: string, source: string, recordId: string): EntityResolved {
  const fields = { familyName: [{ value: 'Ortiz' }], email: [{ value: 'maria@ortizbakery.com' }] };
  const record = { entity: 'customer', fields, issues: [], quality: 1 };
  const joined = [{ source, recordId, version: 1, sequence: 1, record }];
  return { entityId, version: 1, status: 'current', into: [], joined, left: [], cause: 'arrival' };
}

interface Asked {
  readonly path: string;
  readonly body: unknown;
}

/** Plays ingestion and identity resolution: takes what it is given, and remembers it. */
async function startNeighbour() {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    void json(request).then((body) => {
      asked.push({ path: request.url ?? '', body });
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ received: 1 }));
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

describe('what is said by the API', () => {
  let neighbour: Awaited<ReturnType<typeof startNeighbour>>;
  let service: TestService;

  beforeAll(async () => {
    neighbour = await startNeighbour();
    service = await startTestService({
      name: 'master-data',
      module: MasterDataModule,
      environment: {
        CONCORD_INGESTION_URL: neighbour.url,
        CONCORD_IDENTITY_RESOLUTION_URL: neighbour.url,
        CONCORD_SERVICE_KEY: 'ck_of-the-services-among-them',
      },
    });
    await service.request('PUT', '/v1/setup', setupWith('crm'));
    await service.send(entityResolvedChannel, [arrival(maria, 'crm', '1')]);
    await eventually(async () =>
      expect(await service.request('GET', `/v1/customers/${maria}`)).toMatchObject({ status: 200 }),
    );
  });
  afterAll(async () => {
    await service.stop();
    neighbour.close();
  });

  const send = (method: string, path: string, fields: object, headers = {}) =>
    service.request(method, `/v1/customers${path}`, { fields }, headers);
  const ana = { familyName: 'Silva', email: ['ana@silva.pt'] };

  it('needs a source of the workspace, and says how to add it', async () => {
    expect(await send('POST', '', ana)).toMatchObject({
      status: 409,
      body: { code: 'source.noApi', detail: expect.stringContaining('sources/api.yaml') },
    });
    await service.request('PUT', '/v1/setup', setupWith('crm', 'api'));
  });

  it('becomes one record, however often the request comes', async () => {
    const key = { 'idempotency-key': 'order-4711' };
    const first = await send('POST', '', ana, key);
    expect(first).toMatchObject({
      status: 202,
      body: { record: expect.stringMatching(/^api:key-/) },
    });
    expect(first.headers.get('location')).toContain('/v1/customers/by-source/api/key-');
    expect((await send('POST', '', ana, key)).body).toEqual(first.body);
    expect(neighbour.asked).toMatchObject([
      {
        path: '/v1/sources/api/records',
        body: { records: [{ ...ana, id: expect.any(String), changedAt: expect.any(String) }] },
      },
    ]);
    expect(await send('POST', '', { ...ana, familyName: 'Souza' }, key)).toMatchObject({
      status: 422,
      body: { code: 'idempotency.reused' },
    });
  });

  it.each([
    [{ familyname: 'Silva' }, 'body.fields.familyname'],
    [{ familyName: 'Silva' }, 'body.fields'],
    [{}, 'body.fields'],
  ])('is refused where a record of it would be: %j', async (fields, path) => {
    expect(await send('POST', '', fields)).toMatchObject({
      status: 400,
      body: { code: 'customer.invalid', faults: [{ path }] },
    });
  });

  it('corrects the version that was seen, with what the model requires', async () => {
    expect(
      await send('PATCH', `/${maria}`, { loyalty: 'gold' }, { 'if-match': '"7.1"' }),
    ).toMatchObject({ status: 412, body: { code: 'customer.stale' } });
    const { status, body } = await send(
      'PATCH',
      `/${maria}`,
      { loyalty: 'gold' },
      { 'if-match': '"1.1"' },
    );
    expect(status).toBe(202);
    expect(body).toMatchObject({ record: `api:${maria}`, customer: maria });
    expect(neighbour.asked.at(-1)?.body).toMatchObject({
      records: [
        { id: maria, loyalty: 'gold', familyName: 'Ortiz', email: ['maria@ortizbakery.com'] },
      ],
    });
  });

  it('is kept together with the customer that was corrected', async () => {
    await service.send(entityResolvedChannel, [arrival(stranger, 'api', maria)]);
    await eventually(() =>
      expect(neighbour.asked).toContainEqual({
        path: '/v1/decisions',
        body: expect.objectContaining({ a: `api:${maria}`, b: 'crm:1', verdict: 'same' }),
      }),
    );
  });

  it('answers 404 for a customer that never was', async () => {
    const unknown = '/ent_01JCX3V7Q8R2M4N6P8S0T2V4ZZ';
    expect(await send('PATCH', unknown, { loyalty: 'gold' })).toMatchObject({ status: 404 });
  });
});
