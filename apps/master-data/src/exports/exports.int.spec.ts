import { entityResolvedChannel } from '@concord/contracts/bus';
import { eventually, startTestService, type TestService } from '@concord/service-kit/testing';
import { parquetReadObjects } from 'hyparquet';
import { MasterDataModule } from '../master-data.module';

const ids = ['A', 'B', 'C', 'D', 'E'].map((end) => `ent_01JCX3V7Q8R2M4N6P8S0T2V4X${end}`);
const names = ['Ashdown', 'Brook', 'Cole', 'Dunn', 'Eames'];

const setup = {
  model: { entities: { customer: { fields: { familyName: { type: 'name.family' } } } } },
  survivorship: {},
  sources: [{ source: 'crm', trust: 0.9 }],
};

describe('exports of master data', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService({ name: 'master-data', module: MasterDataModule });
    await service.request('PUT', '/v1/setup', setup);
    await service.send(
      entityResolvedChannel,
      ids.map((entityId, at) => ({
        ...{ entityId, version: 1, status: 'current', into: [], left: [], cause: 'arrival' },
        joined: [
          {
            ...{ source: 'crm', recordId: `${at + 1}`, version: 1, sequence: 1 },
            record: {
              ...{ entity: 'customer', issues: [], quality: 1 },
              fields: { familyName: [{ value: names[at] ?? '' }] },
            },
          },
        ],
      })),
    );
    await eventually(async () => {
      const { body } = await service.request('GET', '/v1/changes');
      expect(body).toMatchObject({ head: 5 });
    });
  });
  afterAll(() => service.stop());

  const get = (path: string, key = service.key) =>
    service.request('GET', path, undefined, { authorization: `Bearer ${key}` });
  const column = (text: string, at: number) =>
    text
      .trim()
      .split('\r\n')
      .map((line) => line.split(',')[at]);

  it.each([
    ['golden', 2, ids],
    ['xref', 2, ['crm:1', 'crm:2', 'crm:3', 'crm:4', 'crm:5']],
  ])('give %s in parts, each going on behind the one before', async (what, limit, keys) => {
    const found: string[] = [];
    let next: string | null = null;
    let parts = 0;
    do {
      const after: string = next === null ? '' : `&after=${next}`;
      const part = await get(`/v1/export/${what}?format=csv&header=false&limit=${limit}${after}`);
      const own = what === 'golden' ? column(part.text, 0) : column(part.text, 1);
      found.push(...own.map((one) => (what === 'golden' ? `${one}` : `crm:${one}`)));
      next = part.headers.get('concord-next');
      parts += 1;
    } while (next !== null);
    expect(found).toEqual(keys);
    expect(parts).toBe(3);
  });

  it('say from which position on the feed has what changed meanwhile', async () => {
    const { headers } = await get('/v1/export/golden?limit=3');
    expect(headers.get('concord-feed-position')).toBe('5');
    expect(headers.get('concord-next')).toBe(ids[2]);
  });

  it('are files of Parquet with the same rows', async () => {
    const response = await fetch(`${service.url}/v1/export/golden?format=parquet`, {
      headers: { authorization: `Bearer ${service.key}` },
    });
    expect(response.headers.get('content-type')).toBe('application/vnd.apache.parquet');
    const rows = await parquetReadObjects({ file: await response.arrayBuffer() });
    expect(rows.map(({ familyName }) => String(familyName))).toEqual(names);
  });

  it('are masked for those who see personal values masked', async () => {
    const { text } = await get('/v1/export/golden?format=csv', service.keys.reader);
    expect(column(text, 6)).toEqual(['familyName', 'A****', 'B****', 'C****', 'D****', 'E****']);
  });

  it('name the valid choices for a format that is none', async () => {
    const refused = await get('/v1/export/golden?format=xlsx');
    expect(refused).toMatchObject({
      status: 400,
      body: { faults: [{ path: 'query.format', expected: 'ndjson | csv | parquet' }] },
    });
  });
});
