import { startTestService, type TestService } from '@concord/service-kit/testing';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MasterDataModule } from './master-data.module';

const reference = join(__dirname, '../../../docs/reference/master-data.openapi.json');

describe('the API document of master data', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService({ name: 'master-data', module: MasterDataModule });
  });
  afterAll(() => service.stop());

  it('is the one in docs/reference: else `npm run openapi -w apps/master-data`', async () => {
    const { body } = await service.request('GET', '/docs/json');
    // Title and description are those of the test.
    const text = `${JSON.stringify({ ...Object(body), info: { title: 'Concord master data', version: '1' } }, null, 2)}\n`;
    if (process.env.CONCORD_UPDATE_DOCUMENTS === '1') await writeFile(reference, text);
    const kept = await readFile(reference, 'utf8');
    const [now, then] = [text.split('\n'), kept.split('\n')];
    const line = now.findIndex((one, at) => one !== then[at]);
    const place = line === -1 ? [] : now.slice(Math.max(0, line - 3), line + 3);
    expect({ differsAt: place, lines: now.length }).toEqual({ differsAt: [], lines: then.length });
  });
});
