import { eventually } from '@concord/service-kit/testing';
import { IngestionUnderTest } from '../testing/ingestion-under-test';

const maria = { id: '77', name: 'Maria Ortiz', email: 'maria@example.org' };

describe('records that a system sends by itself', () => {
  let ingestion: IngestionUnderTest;

  beforeAll(async () => {
    ingestion = await IngestionUnderTest.start([
      { source: 'web', entity: 'customer', id: 'id', connection: { connector: 'push' } },
    ]);
  });
  afterAll(() => ingestion.service.stop());

  const push = (records: readonly object[], source = 'web') =>
    ingestion.service.request('POST', `/v1/sources/${source}/records`, { records });

  it('are announced as they came, and recognised when they come again', async () => {
    expect(await push([maria])).toMatchObject({ status: 202, body: { received: 1, forwarded: 1 } });
    expect((await push([maria])).body).toMatchObject({ received: 1, repeats: 1, forwarded: 0 });
    await eventually(() =>
      expect(ingestion.of('web')).toMatchObject([{ op: 'upsert', recordId: '77', data: maria }]),
    );
  });

  it('get versions in the order of one request', async () => {
    await push([
      { ...maria, name: 'Maria O.' },
      { ...maria, name: 'Maria Ortiz-Lopez' },
    ]);
    await eventually(() =>
      expect(ingestion.of('web')).toMatchObject([
        { version: 1 },
        { version: 2, data: { name: 'Maria O.' } },
        { version: 3, data: { name: 'Maria Ortiz-Lopez' } },
      ]),
    );
  });

  it('count once when many requests carry the same record at the same time', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => push([{ id: '78', name: 'Wang Xiaoming' }])),
    );
    const forwarded = answers.map(({ body }) => body).filter((body) => isForwarded(body));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(202));
    expect(forwarded).toHaveLength(1);
  });

  it('are refused together when one of them has no id, with its place', async () => {
    const { status, body } = await push([{ id: '79', name: 'Cid' }, { name: 'Dan' }]);
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'record.no-id', faults: [{ path: 'body.records.1.id' }] });
    expect(ingestion.of('web').some(({ recordId }) => recordId === '79')).toBe(false);
  });

  it('are refused for a source that nobody configured', async () => {
    expect((await push([maria], 'wbe')).body).toMatchObject({ code: 'source.unknown' });
  });

  it('can be deleted one by one; what was never there is no deletion', async () => {
    const remove = (id: string) =>
      ingestion.service.request('DELETE', `/v1/sources/web/records/${id}`);
    expect((await remove('78')).body).toMatchObject({ received: 0, deleted: 1 });
    expect((await remove('78')).body).toMatchObject({ deleted: 0 });
    expect((await remove('4711')).body).toMatchObject({ deleted: 0 });
    await eventually(() =>
      expect(ingestion.of('web').filter(({ recordId }) => recordId === '78')).toMatchObject([
        { op: 'upsert', version: 1 },
        { op: 'delete', version: 2 },
      ]),
    );
  });

  it('do not come from a file', async () => {
    const { body } = await ingestion.service.request('POST', '/v1/sources/web/loads', 'id\n1\n', {
      'content-type': 'text/csv',
    });
    expect(body).toMatchObject({ status: 400, code: 'source.no-files' });
  });
});

function isForwarded(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'forwarded' in body && body.forwarded === 1;
}
