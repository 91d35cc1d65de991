import { entityResolvedChannel, goldenChangedChannel } from '@concord/contracts/bus';
import type { EntityResolved, GoldenChanged } from '@concord/contracts/events';
import { eventually, startTestService, type TestService } from '@concord/service-kit/testing';
import { MasterDataModule } from '../master-data.module';
import { giantAbove } from './giant';

const [giant = '', other = '', third = ''] = ['G', 'H', 'J'].map(
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
const member = (recordId: string, sequence = 1, email = `${recordId}@example.org`) => ({
  ...{ source: 'crm', recordId, version: sequence, sequence },
  record: {
    ...{ entity: 'customer', issues: [], quality: 1 },
    fields: { familyName: [{ value: 'Unknown' }], email: [{ value: email }] },
  },
});
const event = (
  entityId: string,
  version: number,
  change: Partial<EntityResolved>,
): EntityResolved => ({
  ...{ entityId, version, status: 'current', into: [], joined: [], left: [], cause: 'arrival' },
  ...change,
});

describe('an entity of very many records, on real MongoDB and RabbitMQ', () => {
  let service: TestService;
  let told: readonly GoldenChanged[];
  const records = giantAbove + 500;

  beforeAll(async () => {
    service = await startTestService({ name: 'master-data', module: MasterDataModule });
    expect((await service.request('PUT', '/v1/setup', setup)).status).toBeLessThan(300);
    told = await service.collect(goldenChangedChannel);
  });
  afterAll(async () => {
    await service.stop();
  });

  const resolve = (...events: EntityResolved[]) => service.send(entityResolvedChannel, events);
  const get = async (path: string) => (await service.request('GET', path)).body;
  const shows = (path: string, expected: object) =>
    eventually(async () => {
      expect(await get(path)).toMatchObject(expected);
    });

  it('is built, flagged, named as a trouble, and served in parts', async () => {
    const joined = Array.from({ length: records }, (_, n) => member(String(10_000 + n)));
    await resolve(event(giant, 1, { joined }));
    await shows(`/v1/customers/${giant}`, { sources: records, oversized: true });
    const { fields } = (await get(`/v1/customers/${giant}`)) as { fields: { email: unknown[] } };
    expect(fields.email).toHaveLength(100);
    await shows('/v1/work', {
      troubles: [{ subject: giant, message: expect.stringContaining(`${records} source records`) }],
    });
    const sources = `/v1/customers/${giant}/sources`;
    expect(await get(`${sources}?limit=2`)).toMatchObject([
      { recordId: '10000' },
      { recordId: '10001' },
    ]);
    expect(await get(`${sources}?after=crm:${10_000 + records - 2}`)).toHaveLength(1);
  });

  it('takes in records that come one by one without a build for each, and ends in the same', async () => {
    const first = member('1', 1, 'aaa@example.org');
    await resolve(event(giant, 2, { joined: [first] }));
    for (let n = 0; n < 20; n++) {
      await resolve(event(giant, 3 + n, { joined: [member(String(100 + n))] }));
    }
    await resolve(event(other, 1, { joined: [member('5')] }));
    await shows(`/v1/customers/${other}`, { sources: 1 });
    await shows('/v1/customers/by-source/crm/119', { id: giant });
    await shows(`/v1/customers/${giant}`, { sources: records + 21 });
    await shows('/v1/work', { pending: { rebuilding: 0 } });
    expect(told.filter(({ entityId }) => entityId === giant).length).toBeLessThan(10);
    await shows('/v1/verification/golden', { checked: 2, agreeing: 2, waiting: 0 });
  });

  it('says of a merge that it was one, when it is built', async () => {
    const moved = { source: 'crm', recordId: '5', version: 1, sequence: 2 };
    await resolve(
      event(giant, 30, { cause: 'settling', joined: [moved] }),
      event(other, 2, { status: 'redirected', into: [giant], left: [{ ...moved, to: giant }] }),
    );
    await shows(`/v1/customers/${other}`, { id: giant, redirectedFrom: other });
    await eventually(async () => {
      expect(await get(`/v1/customers/${giant}/history?limit=1`)).toMatchObject([
        { change: 'merged', others: [other], because: { records: ['crm:5@1'] } },
      ]);
    });
  });

  it('ends at once when it ends, and is no giant any more', async () => {
    const keys = (await get(`/v1/customers/${giant}/sources`)) as { recordId: string }[];
    const rest = (await get(
      `/v1/customers/${giant}/sources?after=crm:${keys.at(-1)?.recordId}`,
    )) as {
      recordId: string;
    }[];
    const all = [...keys, ...rest].map(({ recordId }) => ({
      ...{ source: 'crm', recordId, version: 1, sequence: 9 },
    }));
    await resolve(
      event(giant, 40, {
        ...{ status: 'redirected', into: [third] },
        left: all.map((one) => ({ ...one, to: third })),
      }),
      event(third, 1, { joined: all }),
    );
    await shows(`/v1/customers/${giant}`, { id: third, redirectedFrom: giant });
    await shows('/v1/work', { troubles: [{ subject: third }] });
    await shows('/v1/verification/golden', { checked: 3, agreeing: 3 });
  });
});
