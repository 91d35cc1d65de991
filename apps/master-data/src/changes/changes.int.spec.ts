import { entityResolvedChannel } from '@concord/contracts/bus';
import type { EntityResolved } from '@concord/contracts/events';
import { eventually, startTestService, type TestService } from '@concord/service-kit/testing';
import { z } from 'zod';
import { MasterDataModule } from '../master-data.module';
import { change } from './change';

const ann = 'ent_01JCX3V7Q8R2M4N6P8S0T2V4XA';
const bea = 'ent_01JCX3V7Q8R2M4N6P8S0T2V4XB';

const setup = {
  model: {
    entities: {
      customer: { fields: { familyName: { type: 'name.family' }, city: { type: 'place' } } },
    },
  },
  survivorship: {},
  sources: [{ source: 'crm', trust: 0.9 }],
};

const resolved = (
  entityId: string,
  version: number,
  more: Partial<EntityResolved>,
): EntityResolved => ({
  ...{ entityId, version, status: 'current', into: [], joined: [], left: [], cause: 'arrival' },
  ...more,
});

const record = (recordId: string, version: number, familyName: string, city: string) => ({
  ...{ source: 'crm', recordId, version, sequence: version },
  record: {
    entity: 'customer',
    fields: { familyName: [{ value: familyName }], city: [{ value: city }] },
    issues: [],
    quality: 1,
  },
});

const page = z.object({ items: z.array(change), next: z.int(), head: z.int() });

/** A reader of server-sent events that keeps what came. */
async function follow(service: TestService, lastEventId?: string) {
  const left = new AbortController();
  const response = await fetch(`${service.url}/v1/changes/stream?after=0`, {
    headers: {
      authorization: `Bearer ${service.key}`,
      ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
    },
    signal: left.signal,
  });
  let text = '';
  const ended = (async () => {
    const parts = response.body?.pipeThrough(new TextDecoderStream()) ?? [];
    for await (const part of parts) text += part;
    return 'ended';
  })().catch(() => 'cut');
  return {
    status: response.status,
    ids: () => [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id)),
    changes: () =>
      [...text.matchAll(/^data: (.*)$/gm)].map(([, data]) => change.parse(JSON.parse(data ?? ''))),
    ended,
    leave: () => left.abort(),
  };
}

describe('the change feed of master data', () => {
  let service: TestService;
  const send = (...events: EntityResolved[]) => service.send(entityResolvedChannel, events);
  const read = async (query: string) =>
    page.parse((await service.request('GET', `/v1/changes?${query}`)).body);

  beforeAll(async () => {
    service = await startTestService({ name: 'master-data', module: MasterDataModule });
    await service.request('PUT', '/v1/setup', setup);
  });
  afterAll(() => service.stop());

  it('tells of each change once, in order, with what it was before and after', async () => {
    await send(resolved(ann, 1, { joined: [record('1', 1, 'Ashdown', 'Leeds')] }));
    await eventually(async () => expect((await read('after=0')).items).toHaveLength(1));
    await send(
      resolved(ann, 2, { cause: 'update', joined: [record('1', 2, 'Ashdown', 'York')] }),
      resolved(bea, 1, { joined: [record('2', 1, 'Brook', 'Hull')] }),
    );
    await eventually(async () => expect((await read('after=1')).items).toHaveLength(2));

    const { items, next, head } = await read('after=0&limit=2');
    expect([next, head]).toEqual([2, 3]);
    expect(items).toMatchObject([
      { position: 1, id: ann, version: 1, cause: 'arrival' },
      { position: 2 },
    ]);
    const rest = await read(`after=${next}`);
    expect(rest.next).toBe(3);
    const all = [...items, ...rest.items];
    expect(all.find(({ id, version }) => id === ann && version === 2)).toMatchObject({
      cause: 'update',
      changes: expect.arrayContaining([
        {
          field: 'city',
          before: [expect.objectContaining({ value: 'Leeds', key: 'crm:1' })],
          after: [expect.objectContaining({ value: 'York', key: 'crm:1' })],
        },
      ]),
    });
    expect(await read('after=3')).toEqual({ items: [], next: 3, head: 3 });
  });

  it('goes on as a stream behind the last event that a reader got', async () => {
    const first = await follow(service);
    await eventually(() => expect(first.ids()).toEqual([1, 2, 3]));
    first.leave();
    await first.ended;

    await send(resolved(bea, 2, { joined: [record('2', 2, 'Brooke', 'Hull')] }));
    const second = await follow(service, '2');
    await eventually(() => expect(second.ids()).toEqual([3, 4]));
    await send(
      resolved(bea, 3, {
        status: 'retired',
        cause: 'deletion',
        left: [{ source: 'crm', recordId: '2', version: 3, sequence: 3 }],
      }),
    );
    await eventually(() => expect(second.changes().at(-1)).toMatchObject({ status: 'retired' }));
    second.leave();
  });

  it('refuses a cursor of the future, and a text that is none', async () => {
    const ahead = await service.request('GET', '/v1/changes?after=999');
    expect(ahead).toMatchObject({ status: 400, body: { code: 'changes.ahead' } });
    const text = await service.request('GET', '/v1/changes?after=yesterday');
    expect(text).toMatchObject({ status: 400, body: { faults: [{ path: 'query.after' }] } });
    const headers = { 'last-event-id': 'yesterday' };
    const stream = await service.request('GET', '/v1/changes/stream', undefined, headers);
    expect(stream).toMatchObject({ status: 400, body: { code: 'changes.position' } });
  });

  it('says 410 where changes are no longer kept, and how to go on', async () => {
    const batches = service.connection.collection('change_batches');
    await batches.updateOne({ first: 1 }, { $set: { numberedAt: new Date(0) } });
    await service.connection.collection('change_feed').updateOne({}, { $set: { trimmed: 1 } });
    await batches.deleteOne({ first: 1 });
    const gone = await service.request('GET', '/v1/changes?after=0');
    expect(gone).toMatchObject({ status: 410, body: { code: 'changes.gone' } });
    expect(gone.text).toContain('Concord-Feed-Position');
    expect((await follow(service)).status).toBe(410);
    expect((await read('')).items[0]).toMatchObject({ position: 2 });
  });

  it('ends its streams, not cuts them, when the service stops', async () => {
    const reader = await follow(service, '2');
    await eventually(() => expect(reader.ids().length).toBeGreaterThan(2));
    await service.stop({ keep: true });
    expect(await reader.ended).toBe('ended');
    service = await startTestService({
      name: 'master-data',
      module: MasterDataModule,
      place: service.place,
    });
  });
});
