import { sourceReplay, type SourceReplay } from '@concord/contracts/replays';
import { eventually } from '@concord/service-kit/testing';
import { IngestionUnderTest } from '../testing/ingestion-under-test';

const web = { source: 'web', entity: 'customer', id: 'id', connection: { connector: 'push' } };
const crm = { source: 'crm', entity: 'customer', id: 'id', connection: { connector: 'csv' } };

async function shown(ingestion: IngestionUnderTest, id: string): Promise<SourceReplay> {
  return sourceReplay.parse((await ingestion.service.request('GET', `/v1/replays/${id}`)).body);
}

async function asked(ingestion: IngestionUnderTest, source: string, body: object = {}) {
  const path = `/v1/sources/${source}/replays`;
  return sourceReplay.parse((await ingestion.service.request('POST', path, body)).body).id;
}

async function ended(ingestion: IngestionUnderTest, id: string): Promise<SourceReplay> {
  await eventually(
    async () => expect((await shown(ingestion, id)).status).toMatch(/completed|failed/),
    60_000,
  );
  return await shown(ingestion, id);
}

describe('the raw records of a source', () => {
  let ingestion: IngestionUnderTest;

  beforeAll(async () => {
    ingestion = await IngestionUnderTest.start([web, crm]);
    await push({ id: '1', name: 'Maria' }, { id: '2', name: 'Bob' }, { id: '3', name: 'Ann' });
    await push({ id: '2', name: 'Robert' });
    await ingestion.service.request('DELETE', '/v1/sources/web/records/3');
    const file = 'id,name\n1,Maria\n2,"Bob\n';
    await ingestion.ended(await ingestion.load('crm', 'crm.csv', file));
  });
  afterAll(() => ingestion.service.stop());

  const push = (...records: object[]) =>
    ingestion.service.request('POST', '/v1/sources/web/records', { records });
  const replaysOf = (source: string) =>
    ingestion.of(source).filter((item) => item.op !== 'delete' && item.replayOf !== undefined);

  it('are sent once more as the next versions, deleted ones not', async () => {
    const id = await asked(ingestion, 'web');
    expect(await ended(ingestion, id)).toMatchObject({
      ...{ status: 'completed', source: 'web', by: 'test-admin', total: 2, counts: { sent: 2 } },
    });
    await eventually(() =>
      expect(replaysOf('web')).toMatchObject([
        { recordId: '1', version: 2, replayOf: 1, data: { name: 'Maria' } },
        { recordId: '2', version: 3, replayOf: 2, data: { name: 'Robert' } },
      ]),
    );
  });

  it('count neither as received nor as forwarded', async () => {
    expect(await ingestion.counts('web')).toMatchObject({
      ...{ received: 4, repeats: 0, forwarded: 4, deleted: 1 },
    });
  });

  it('are repeats still when the source sends them again, and changes go on from there', async () => {
    expect((await push({ id: '1', name: 'Maria' })).body).toMatchObject({ repeats: 1 });
    await push({ id: '1', name: 'Maria Ortiz' });
    await eventually(() =>
      expect(
        ingestion
          .of('web')
          .filter(({ recordId }) => recordId === '1')
          .at(-1),
      ).toEqual(expect.objectContaining({ version: 3, data: { id: '1', name: 'Maria Ortiz' } })),
    );
  });

  it('can be chosen by their ids', async () => {
    const id = await asked(ingestion, 'web', { ids: ['2', '4711'] });
    expect(await ended(ingestion, id)).toMatchObject({ total: 1, counts: { sent: 1 } });
  });

  it('that could not be read are sent as such, with the fault', async () => {
    await ended(ingestion, await asked(ingestion, 'crm'));
    await eventually(() =>
      expect(replaysOf('crm')).toMatchObject([
        { op: 'upsert', recordId: '1', version: 2, replayOf: 1 },
        { op: 'unreadable', version: 2, replayOf: 1, fault: { code: expect.any(String) } },
      ]),
    );
  });

  it('are shown as they came: one, or a sample', async () => {
    const get = async (path: string) =>
      (await ingestion.service.request('GET', `/v1/sources/web/raw-records${path}`)).body;
    expect(await get('/2')).toMatchObject({ op: 'upsert', data: { id: '2', name: 'Robert' } });
    expect(await get('/4711')).toMatchObject({ code: 'record.unknown' });
    expect(await get('?sample=1')).toMatchObject({ total: 2, items: [{ source: 'web' }] });
    expect(await get('?sample=5')).toMatchObject({ items: [{ op: 'upsert' }, { op: 'upsert' }] });
  });

  it('are not replayed for a source that nobody configured', async () => {
    const { body } = await ingestion.service.request('POST', '/v1/sources/wbe/replays', {});
    expect(body).toMatchObject({ status: 404, code: 'source.unknown' });
  });

  it('never overwrite what the source changes meanwhile', async () => {
    const records = Array.from({ length: 3_000 }, (_, at) => ({ id: `m${at}`, name: 'old' }));
    await push(...records);
    const id = await asked(ingestion, 'web');
    const changes = records.filter((_, at) => at % 100 === 0).map(({ id: one }) => one);
    await Promise.all(changes.map((one) => push({ id: one, name: 'new' })));
    await ended(ingestion, id);
    await eventually(() => {
      const last = new Map(ingestion.of('web').map((item) => [item.recordId, item]));
      const names = changes.map((one) => {
        const item = last.get(one);
        return item?.op === 'upsert' ? item.data.name : undefined;
      });
      expect(names).toEqual(changes.map(() => 'new'));
    }, 30_000);
  });
});

describe('a replay whose process is stopped', () => {
  it('goes on in the next process, and sends each record once', async () => {
    const rows = 12_000;
    const lines = Array.from({ length: rows }, (_, at) => `${at},Customer ${at}`);
    const first = await IngestionUnderTest.start([crm]);
    const file = `id,name\n${lines.join('\n')}\n`;
    await first.ended(await first.load('crm', 'crm.csv', file));
    const id = await asked(first, 'crm');
    await eventually(async () => expect((await shown(first, id)).counts.sent).toBeGreaterThan(0));
    await first.service.stop({ keep: true });

    const second = await IngestionUnderTest.start([crm], first.service.place);
    expect(await ended(second, id)).toMatchObject({
      status: 'completed',
      counts: { sent: rows },
    });
    await eventually(() => {
      const sent = [...first.announced, ...second.announced].filter(({ version }) => version > 1);
      expect(new Set(sent.map(({ recordId }) => recordId)).size).toBe(rows);
      expect(sent.every(({ version }) => version === 2)).toBe(true);
    }, 60_000);
    await second.service.stop();
  });
});
