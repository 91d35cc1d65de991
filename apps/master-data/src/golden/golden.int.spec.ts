import { entityResolvedChannel } from '@concord/contracts/bus';
import type { EntityResolved } from '@concord/contracts/events';
import { startTestService, type TestService } from '@concord/service-kit/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { MasterDataModule } from '../master-data.module';

const a = 'ent_01JCX3V7Q8R2M4N6P8S0T2V4XA';
const b = 'ent_01JCX3V7Q8R2M4N6P8S0T2V4XB';

const setup = {
  model: {
    entities: {
      customer: {
        fields: {
          givenName: { type: 'name.given' },
          familyName: { type: 'name.family' },
          email: { type: 'email', many: true },
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

function joined(
  source: string,
  recordId: string,
  sequence: number,
  familyName?: string,
  changedAt?: string,
) {
  return {
    source,
    recordId,
    version: 1,
    sequence,
    ...(familyName === undefined
      ? {}
      : {
          record: {
            entity: 'customer',
            fields: {
              givenName: [{ value: 'Maria' }],
              familyName: [{ value: familyName }],
              email: [{ value: `maria@${source}.example.org` }],
            },
            issues: [],
            quality: 1,
            ...(changedAt === undefined ? {} : { changedAt }),
          },
        }),
  };
}

const event = (
  entityId: string,
  version: number,
  change: Partial<EntityResolved>,
): EntityResolved => ({
  entityId,
  version,
  status: 'current',
  into: [],
  joined: [],
  left: [],
  cause: 'arrival',
  ...change,
});

describe('master data on real MongoDB and RabbitMQ', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService({ name: 'master-data', module: MasterDataModule });
    expect((await service.request('PUT', '/v1/setup', setup)).status).toBeLessThan(300);
  });

  afterAll(async () => {
    await service.stop();
  });

  const resolve = (...events: EntityResolved[]) => service.send(entityResolvedChannel, events);

  /** Asks until the answer fits, since events travel through the broker. */
  async function eventually(path: string, expected: object): Promise<void> {
    const deadline = Date.now() + 15_000;
    for (;;) {
      const { body } = await service.request('GET', path);
      try {
        expect(body).toMatchObject(expected);
        return;
      } catch (error) {
        if (Date.now() > deadline) throw error;
        await sleep(50);
      }
    }
  }

  it('builds a golden record, merges two customers, and takes the merge back', async () => {
    await resolve(
      event(a, 1, { joined: [joined('crm', '1', 1, 'Ortiz', '2026-01-01T00:00:00.000Z')] }),
      event(b, 1, { joined: [joined('shop', '7', 1, 'Ortiz-Lopez', '2026-02-01T00:00:00.000Z')] }),
    );
    await eventually(`/v1/customers/${b}`, {
      version: 1,
      sources: 1,
      fields: { familyName: [{ value: 'Ortiz-Lopez', key: 'shop:7' }] },
    });

    await resolve(
      event(a, 2, { joined: [joined('shop', '7', 2)] }),
      event(b, 2, {
        status: 'redirected',
        into: [a],
        left: [{ ...joined('shop', '7', 2), to: a }],
      }),
    );
    await eventually(`/v1/customers/${b}`, { id: a, redirectedFrom: b, sources: 2 });
    await eventually('/v1/customers/by-source/shop/7', { id: a });
    const merged = await service.request('GET', `/v1/customers/${a}`);
    expect(merged.body).toMatchObject({
      fields: { email: [{ key: expect.any(String) }, { key: expect.any(String) }] },
    });

    await resolve(
      event(a, 3, { cause: 'settling', left: [{ ...joined('shop', '7', 3), to: b }] }),
      event(b, 3, { cause: 'settling', joined: [joined('shop', '7', 3)] }),
    );
    await eventually(`/v1/customers/${a}`, {
      status: 'current',
      sources: 1,
      fields: { familyName: [{ value: 'Ortiz' }], email: [{ value: 'maria@crm.example.org' }] },
    });
    await eventually(`/v1/customers/${b}`, { id: b, status: 'current', sources: 1 });
  });

  it('tells the history of a customer and shows it as of an earlier time', async () => {
    const { body } = await service.request('GET', `/v1/customers/${a}/history`);
    const versions = body as {
      version: number;
      at: string;
      cause: string;
      changes: { field: string }[];
    }[];
    expect(versions.map(({ version }) => version)).toEqual([3, 2, 1]);
    expect(versions[0]).toMatchObject({ cause: 'settling' });
    const second = versions[1]?.at ?? '';
    const past = await service.request('GET', `/v1/customers/${a}?asOf=${second}`);
    expect(past.body).toMatchObject({ version: 2 });
    expect((past.body as { fields: { email: unknown[] } }).fields.email).toHaveLength(2);
  });

  it('tells what each value beat', async () => {
    await resolve(event(a, 4, { joined: [joined('shop', '8', 1, 'Ortis')] }));
    await eventually(`/v1/customers/${a}`, { sources: 2 });
    const { body } = await service.request('GET', `/v1/customers/${a}/lineage`);
    expect(body).toMatchObject({
      familyName: [{ value: 'Ortiz', key: 'crm:1', lost: [{ value: 'Ortis', key: 'shop:8' }] }],
    });
    await resolve(event(a, 5, { left: [joined('shop', '8', 2)] }));
    await eventually(`/v1/customers/${a}`, { sources: 1 });
  });

  it('does nothing when the same event comes again', async () => {
    await resolve(
      event(a, 1, { joined: [joined('crm', '1', 1, 'Ortiz', '2026-01-01T00:00:00.000Z')] }),
    );
    await sleep(500);
    await eventually(`/v1/customers/${a}`, { version: 5 });
  });

  it('answers 404 with a code for an unknown customer, and names a wrong id', async () => {
    const unknown = await service.request('GET', '/v1/customers/ent_01JCX3V7Q8R2M4N6P8S0T2V4ZZ');
    expect(unknown.body).toMatchObject({ status: 404, code: 'customer.unknown' });
    const wrong = await service.request('GET', '/v1/customers/42');
    expect(wrong.body).toMatchObject({ status: 400, code: 'request.invalid' });
  });

  it('exports the crosswalk and the golden records as lines', async () => {
    const xref = await service.request('GET', '/v1/export/xref');
    expect(xref.body).toEqual([
      { source: 'crm', recordId: '1', entityId: a },
      { source: 'shop', recordId: '7', entityId: b },
    ]);
    const golden = await service.request('GET', '/v1/export/golden');
    expect(golden.body).toMatchObject([{ id: a }, { id: b }]);
  });

  it('rebuilds every golden record when the survivorship policy changes', async () => {
    await resolve(
      event(a, 6, { joined: [joined('shop', '9', 1, 'Ortiz-Garcia', '2026-03-01T00:00:00.000Z')] }),
    );
    await eventually(`/v1/customers/${a}`, { sources: 2 });
    const bySource = (first: string, then: string) => ({
      ...setup,
      survivorship: {
        customer: { default: [{ rule: 'source-priority', sources: [first, then] }] },
      },
    });
    await service.request('PUT', '/v1/setup', bySource('crm', 'shop'));
    await eventually(`/v1/customers/${a}`, { fields: { familyName: [{ value: 'Ortiz' }] } });
    await service.request('PUT', '/v1/setup', bySource('shop', 'crm'));
    await eventually(`/v1/customers/${a}`, { fields: { familyName: [{ value: 'Ortiz-Garcia' }] } });
  });
});
