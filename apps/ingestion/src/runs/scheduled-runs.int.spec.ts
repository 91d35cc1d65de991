import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@concord/service-kit/testing';
import { IngestionUnderTest } from '../testing/ingestion-under-test';

describe('a source with a schedule', () => {
  let folder = '';
  let ingestion: IngestionUnderTest;

  const crm = () => ({
    source: 'crm',
    entity: 'customer',
    id: 'id',
    connection: { connector: 'csv', path: join(folder, 'crm.csv') },
    schedule: { every: '1s' },
  });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'concord-scheduled-'));
    ingestion = await IngestionUnderTest.start([crm()]);
  });
  afterAll(async () => {
    await ingestion.service.stop();
    await rm(folder, { recursive: true });
  });

  it('waits for its file, and says where it looks', async () => {
    await eventually(async () =>
      expect((await ingestion.work()).troubles).toMatchObject([
        { subject: 'source crm', message: expect.stringContaining('crm.csv: no such file') },
      ]),
    );
    expect(await ingestion.counts('crm')).toMatchObject({ lastRun: { status: 'waiting' } });
  });

  it('reads it by itself when it is there', async () => {
    await writeFile(join(folder, 'crm.csv'), 'id,name\n1,Ann Lee\n');
    await eventually(() => expect(ingestion.of('crm')).toMatchObject([{ recordId: '1' }]));
    await eventually(async () => expect((await ingestion.work()).troubles).toEqual([]));
  });

  it('reads it again and again, and announces only what changed', async () => {
    await writeFile(join(folder, 'crm.csv'), 'id,name\n1,Ann Lee-Smith\n');
    await eventually(() =>
      expect(ingestion.of('crm')).toMatchObject([
        { version: 1 },
        { version: 2, data: { name: 'Ann Lee-Smith' } },
      ]),
    );
    await eventually(async () =>
      expect((await ingestion.counts('crm'))?.repeats).toBeGreaterThan(0),
    );
    expect(ingestion.of('crm')).toHaveLength(2);
  });

  it('is left alone when it has no schedule any more', async () => {
    await ingestion.apply([{ ...crm(), schedule: undefined }]);
    await eventually(async () =>
      expect(await ingestion.counts('crm')).toMatchObject({ lastRun: { status: 'completed' } }),
    );
    const before = (await ingestion.counts('crm'))?.lastRun?.id;
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect((await ingestion.counts('crm'))?.lastRun?.id).toBe(before);
  });
});
