import { entityResolvedChannel } from '@concord/contracts/bus';
import type { EntityResolved } from '@concord/contracts/events';
import { eventually, startTestService, type TestService } from '@concord/service-kit/testing';
import { MasterDataModule } from '../master-data.module';

const [a = '', b = '', old = '', gone = ''] = ['A', 'B', 'C', 'D'].map(
  (letter) => `ent_01JCX3V7Q8R2M4N6P8S0T2V4X${letter}`,
);
const setup = {
  model: {
    entities: {
      customer: {
        fields: { familyName: { type: 'name.family' }, email: { type: 'email', many: true } },
      },
    },
  },
  survivorship: {},
  sources: [{ source: 'crm', trust: 0.9 }],
};
const record = (familyName: string, recordId: string) => ({
  entity: 'customer',
  fields: {
    familyName: [{ value: familyName }],
    email: [{ value: `${recordId}@example.org` }],
  },
  ...{ issues: [], quality: 1 },
});
const member = (recordId: string, sequence: number, familyName?: string) => ({
  ...{ source: 'crm', recordId, version: 1, sequence },
  ...(familyName === undefined ? {} : { record: record(familyName, recordId) }),
});
const event = (
  entityId: string,
  version: number,
  change: Partial<EntityResolved>,
): EntityResolved => ({
  ...{ entityId, version, status: 'current', into: [], joined: [], left: [], cause: 'settling' },
  ...change,
});

describe('versions of golden records on real MongoDB and RabbitMQ', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService({ name: 'master-data', module: MasterDataModule });
    expect((await service.request('PUT', '/v1/setup', setup)).status).toBeLessThan(300);
  });
  afterAll(async () => {
    await service.stop();
  });

  const resolve = (...events: EntityResolved[]) => service.send(entityResolvedChannel, events);
  const get = (path: string) => service.request('GET', path);
  const shows = (path: string, expected: object) =>
    eventually(async () => {
      expect((await get(path)).body).toMatchObject(expected);
    });

  it('are compared, with what led from one to the other', async () => {
    await resolve(
      event(a, 1, { joined: [member('1', 1, 'Ortiz')] }),
      event(b, 1, { joined: [member('7', 1, 'Ortis')] }),
    );
    await shows(`/v1/customers/${a}`, { version: 1 });
    await shows(`/v1/customers/${b}`, { version: 1 });
    await resolve(
      event(a, 2, { joined: [member('7', 2)] }),
      event(b, 2, { status: 'redirected', into: [a], left: [{ ...member('7', 2), to: a }] }),
    );
    await shows(`/v1/customers/${b}`, { id: a, version: 2 });
    await resolve(
      event(a, 3, { left: [{ ...member('7', 3), to: b }] }),
      event(b, 3, { joined: [member('7', 3)] }),
    );
    await shows(`/v1/customers/${a}`, { version: 3 });
    await shows(`/v1/customers/${b}`, { id: b });
    await shows(`/v1/customers/${a}/compare?from=1&to=3`, {
      ...{ id: a, from: { version: 1 }, to: { version: 3 }, changes: [] },
      versions: [
        { version: 3, change: 'split', others: [b], because: { records: ['crm:7@1'], setup: 1 } },
        { version: 2, change: 'merged', others: [b] },
      ],
    });
    const emails = { before: [{ key: 'crm:1' }], after: [{ key: 'crm:1' }, { key: 'crm:7' }] };
    await shows(`/v1/customers/${a}/compare?from=1&to=2`, {
      changes: [{ field: 'email', ...emails }],
    });
    await shows(`/v1/customers/${a}/compare?from=0&to=1`, {
      changes: [{ field: 'familyName', before: [] }, { field: 'email' }],
    });
    await shows(`/v1/customers/${a}/compare?to=99`, {
      ...{ status: 400, code: 'version.unknown' },
      faults: [{ path: 'query.to', expected: '0 (before there was any) to 3 (now)' }],
    });
  });

  it('of an id that was split are found through its parts, behind a redirect, too', async () => {
    await resolve(
      event(old, 1, { joined: [member('40', 1, 'Lee')] }),
      event(gone, 1, { joined: [member('41', 1, 'Lea')] }),
    );
    await shows(`/v1/customers/${gone}`, { id: gone });
    await shows(`/v1/customers/${old}`, { id: old });
    await resolve(
      event(old, 2, { status: 'split', into: [a, b], left: [{ ...member('40', 2), to: a }] }),
      event(gone, 2, { status: 'redirected', into: [old], left: [{ ...member('41', 2), to: b }] }),
    );
    await shows(`/v1/customers/${gone}`, { status: 300, code: 'customer.split', into: [a, b] });
    const { headers } = await get(`/v1/customers/${old}/timeline`);
    expect(headers.get('link')).toBe(
      `</v1/customers/${a}>; rel="alternate", </v1/customers/${b}>; rel="alternate"`,
    );
    await shows(`/v1/customers/${old}/history`, [{ version: 2, change: 'split' }, { version: 1 }]);
  });

  it('are verified against their contributors, and what does not come out of them is found', async () => {
    const verified = async (query: string) => (await get(`/v1/verification/golden?${query}`)).body;
    await eventually(async () => {
      expect(await verified('')).toMatchObject({
        ...{ checked: 4, agreeing: 4, waiting: 0, rebuilding: false, differing: [] },
      });
    });
    expect(await verified('limit=3')).toMatchObject({ checked: 3, next: expect.any(String) });
    const stored = service.connection.collection<{ _id: string }>('golden_records');
    await stored.updateOne({ _id: a }, { $set: { 'fields.familyName.0.value': 'Ortiiz' } });
    expect(await verified('sample=100')).toMatchObject({
      checked: 4,
      differing: [{ id: a, fields: ['familyName'] }],
    });
  });
});
