import { eventually } from '@concord/service-kit/testing';
import { IngestionUnderTest } from '../testing/ingestion-under-test';

const crm = { source: 'crm', entity: 'customer', id: 'id', connection: { connector: 'csv' } };
const list = {
  source: 'list',
  entity: 'customer',
  id: 'id',
  carry: ['region'],
  connection: { connector: 'csv' },
};
const erp = {
  source: 'erp',
  entity: 'customer',
  id: 'kunde.nr',
  connection: { connector: 'ndjson' },
};
const mail = {
  source: 'mail',
  entity: 'customer',
  id: 'id',
  connection: { connector: 'xml', element: 'subscriber' },
};

describe('loading files', () => {
  let ingestion: IngestionUnderTest;

  beforeAll(async () => {
    ingestion = await IngestionUnderTest.start([crm, erp, mail, list]);
  });
  afterAll(() => ingestion.service.stop());

  it('announces every record of a CSV, an NDJSON and an XML file as it stands there', async () => {
    const runs = [
      await ingestion.load('crm', 'crm.csv', 'id,name\n1,Ann Lee\n2,王小明\n'),
      await ingestion.load('erp', 'erp.ndjson', '{"kunde":{"nr":7,"name":"Müller, Hans"}}\n'),
      await ingestion.load('mail', 'mail.xml', '<l><subscriber id="a"><n>Bo</n></subscriber></l>'),
    ];
    for (const id of runs) expect((await ingestion.ended(id)).status).toBe('completed');
    await eventually(() => expect(ingestion.announced).toHaveLength(4));
    expect(ingestion.of('crm')).toMatchObject([
      { op: 'upsert', recordId: '1', version: 1, position: 'crm.csv line 2', data: { id: '1' } },
      { op: 'upsert', recordId: '2', version: 1, data: { id: '2', name: '王小明' } },
    ]);
    expect(ingestion.of('erp')).toMatchObject([
      { recordId: '7', data: { kunde: { nr: 7, name: 'Müller, Hans' } } },
    ]);
    expect(ingestion.of('mail')).toMatchObject([{ recordId: 'a', data: { id: 'a', n: 'Bo' } }]);
    expect(await ingestion.counts('crm')).toMatchObject({ received: 2, repeats: 0, forwarded: 2 });
  });

  it('says of an empty cell what stood above it, where the source is a list of that kind', async () => {
    const rows = 'id,region,name\nl1,North,Ann\nl2,,Bo\nl3,South,Cy\n';
    const id = await ingestion.load('list', 'list.csv', rows);
    expect((await ingestion.ended(id)).status).toBe('completed');
    await eventually(() => expect(ingestion.of('list')).toHaveLength(3));
    expect(ingestion.of('list')[0]).not.toHaveProperty('carried');
    expect(ingestion.of('list')[1]).toMatchObject({
      recordId: 'l2',
      data: { region: '', name: 'Bo' },
      carried: { region: 'North' },
    });
    const moved = rows.replace('North', 'East');
    expect((await ingestion.ended(await ingestion.load('list', 'list.csv', moved))).counts).toEqual(
      { received: 3, repeats: 1, forwarded: 2, unreadable: 0, deleted: 0 },
    );
  });

  it('recognises what it has seen by its content, and gives a change the next version', async () => {
    const id = await ingestion.load('crm', 'crm.csv', 'id,name\n2,王小明\n1,Ann Lee-Smith\n');
    expect((await ingestion.ended(id)).counts).toEqual({
      received: 2,
      repeats: 1,
      forwarded: 1,
      unreadable: 0,
      deleted: 0,
    });
    await eventually(() => expect(ingestion.of('crm')).toHaveLength(3));
    expect(ingestion.of('crm')[1]).toMatchObject({ version: 2, data: { name: 'Ann Lee-Smith' } });
  });

  it('makes a tombstone of what a complete file no longer holds, once', async () => {
    const first = await ingestion.load('crm', 'crm.csv', 'id,name\n2,王小明\n');
    expect((await ingestion.ended(first)).counts).toMatchObject({ repeats: 1, deleted: 1 });
    const second = await ingestion.load('crm', 'crm.csv', 'id,name\n2,王小明\n');
    expect((await ingestion.ended(second)).counts).toMatchObject({ repeats: 1, deleted: 0 });
    await eventually(() =>
      expect(ingestion.of('crm')[2]).toMatchObject({ op: 'delete', recordId: '1', version: 3 }),
    );
  });

  it('deletes nothing for what an incremental file does not hold', async () => {
    const id = await ingestion.load('crm', 'new.csv', 'id,name\n3,Cid Ray\n', 'incremental');
    expect((await ingestion.ended(id)).counts).toMatchObject({ forwarded: 1, deleted: 0 });
  });

  it('refuses to delete most of a source, and says how to insist', async () => {
    const all = Array.from({ length: 10 }, (_, at) => `${at},Person ${at}\n`).join('');
    await ingestion.ended(await ingestion.load('crm', 'crm.csv', `id,name\n${all}`));
    const id = await ingestion.load('crm', 'crm.csv', 'id,name\n1,Person 1\n');
    const failed = await ingestion.ended(id);
    expect(failed.status).toBe('failed');
    expect(failed.error).toContain('the read lacks 9 of 10 known records');
    expect(failed.error).toContain('raise deleteGuard');
    expect(failed.counts).toMatchObject({ repeats: 1, deleted: 0 });
  });

  it('keeps the accounts: received = repeats + forwarded, over all runs of a source', async () => {
    const { received = 0, repeats = 0, forwarded = 0 } = (await ingestion.counts('crm')) ?? {};
    expect(received).toBe(18);
    expect(repeats + forwarded).toBe(received);
    await eventually(async () => {
      const { pending, troubles } = await ingestion.work();
      expect(pending).toMatchObject({ runs: 0, outbox: 0 });
      expect(troubles).toEqual([]);
    });
  });

  it('says which sources there are when one is not known', async () => {
    const { body } = await ingestion.service.request('POST', '/v1/sources/crn/runs');
    expect(body).toMatchObject({ status: 404, code: 'source.unknown' });
    expect(body).toMatchObject({ detail: expect.stringContaining('Known: crm, erp, mail') });
  });

  it('has nothing to read by itself where no path is configured', async () => {
    const { body } = await ingestion.service.request('POST', '/v1/sources/crm/runs');
    expect(body).toMatchObject({ status: 400, code: 'source.nothing-to-read' });
  });
});
