import { request } from 'node:http';
import { eventually } from '@concord/service-kit/testing';
import { IngestionUnderTest } from '../testing/ingestion-under-test';

const csv = (source: string) => ({
  source,
  entity: 'customer',
  id: 'id',
  connection: { connector: 'csv' },
});

describe('broken files', () => {
  let ingestion: IngestionUnderTest;

  beforeAll(async () => {
    ingestion = await IngestionUnderTest.start([
      csv('crm'),
      csv('shop'),
      {
        source: 'mail',
        entity: 'customer',
        id: 'id',
        connection: { connector: 'xml', element: 'subscriber' },
      },
    ]);
  });
  afterAll(() => ingestion.service.stop());

  it('passes a broken row on as unreadable, with its line, and takes the others', async () => {
    const id = await ingestion.load('crm', 'crm.csv', 'id,name\n1,Ann\n2,Bob,Bath\n3,Cid\n');
    expect(await ingestion.ended(id)).toMatchObject({
      status: 'completed',
      counts: { received: 3, forwarded: 3, unreadable: 1 },
    });
    await eventually(() => expect(ingestion.of('crm')).toHaveLength(3));
    expect(ingestion.of('crm').filter(({ op }) => op === 'unreadable')).toMatchObject([
      {
        position: 'crm.csv line 3',
        excerpt: '2,Bob,Bath',
        fault: { code: 'csv.columns', message: 'crm.csv line 3: 3 columns where the header has 2' },
      },
    ]);
  });

  it('counts the same broken row as a repeat when it comes again', async () => {
    const id = await ingestion.load('crm', 'crm.csv', 'id,name\n1,Ann\n2,Bob,Bath\n3,Cid\n');
    expect((await ingestion.ended(id)).counts).toMatchObject({ repeats: 3, forwarded: 0 });
  });

  it.each([
    ['a wrong delimiter', 'crm', 'crm.csv', 'id;name\n1;Ann\n', 'crm.csv line 1'],
    ['a file cut off in a row', 'crm', 'crm.csv', 'id,name\n1,Ann\n3', 'crm.csv line 3'],
    ['what is no XML at all', 'mail', 'mail.xml', 'id,name\n1,Ann\n', 'mail.xml line 1'],
    ['XML that stops', 'mail', 'mail.xml', '<l>\n<subscriber id="a">\n<n>B', 'mail.xml line 3'],
  ])(
    'fails the run of %s, names the line and deletes nothing',
    async (_, source, name, text, at) => {
      const failed = await ingestion.ended(await ingestion.load(source, name, text));
      expect(failed.status).toBe('failed');
      expect(failed.error).toContain(at);
      expect(failed.counts.deleted).toBe(0);
    },
  );

  it('keeps what stood before the fault', async () => {
    const text = '<l><subscriber id="a"><n>Bo</n></subscriber><subscriber id="b"><n>Al';
    const failed = await ingestion.ended(await ingestion.load('mail', 'mail.xml', text));
    expect(failed).toMatchObject({ status: 'failed', counts: { received: 2, unreadable: 1 } });
    await eventually(() =>
      expect(ingestion.of('mail').find(({ op }) => op === 'upsert')).toMatchObject({
        recordId: 'a',
      }),
    );
  });

  it('goes on with the other sources', async () => {
    await ingestion.load('crm', 'crm.csv', 'no header that fits');
    const shop = await ingestion.load('shop', 'shop.csv', 'id,name\n77,Maria Ortiz\n');
    expect((await ingestion.ended(shop)).status).toBe('completed');
    expect(await ingestion.counts('crm')).toMatchObject({ lastRun: { status: 'failed' } });
  });

  it('takes nothing of an upload that ends early, and leaves nothing of it behind', async () => {
    await upload(ingestion, 600_000, 400_000);
    const chunks = ingestion.service.connection.collection('uploads.chunks');
    await eventually(async () => expect(await chunks.countDocuments()).toBe(0));
    const runs = ingestion.service.connection.collection('runs');
    expect(await runs.countDocuments({ filename: 'half.csv' })).toBe(0);
  });
});

/** Announces so many bytes, sends fewer and hangs up. */
async function upload(
  { service }: IngestionUnderTest,
  announced: number,
  sent: number,
): Promise<void> {
  const sending = request(`${service.url}/v1/sources/shop/loads?filename=half.csv`, {
    method: 'POST',
    headers: { authorization: `Bearer ${service.key}`, 'content-length': announced },
  });
  const failed = new Promise((resolve) => sending.once('error', resolve));
  sending.write(`id,name\n${'1,Ann\n'.repeat(sent / 6)}`);
  const chunks = service.connection.collection('uploads.chunks');
  await eventually(async () => expect(await chunks.countDocuments()).toBeGreaterThan(0));
  sending.destroy(new Error('hung up'));
  await failed;
}
