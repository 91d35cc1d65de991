import { join } from 'node:path';
import { faultText, readWorkspace } from '@concord/workspace';

const dir = join(__dirname, '..');

describe('the workspace of the example', () => {
  it('is sound and warns of nothing', async () => {
    const read = await readWorkspace(dir, {});
    expect(read.ok ? [] : read.faults.map(faultText)).toEqual([]);
    expect(read.warnings).toEqual([]);
  });

  it('reads four sources and writes to two destinations, where the variables say', async () => {
    const read = await readWorkspace(dir, {
      SHOP_URL: 'http://127.0.0.1:9001',
      TOOL_URL: 'http://127.0.0.1:9002',
      OUT_DIR: '/tmp/retail-out',
    });
    if (!read.ok) throw new Error(read.faults.map(faultText).join('\n'));
    const { sources, destinations } = read.workspace;
    expect(sources.map(({ source, connection }) => [source, connection.connector])).toEqual([
      ['crm', 'csv'],
      ['erp', 'ndjson'],
      ['newsletter', 'xml'],
      ['shop', 'http'],
    ]);
    expect(sources[3]?.connection).toMatchObject({ url: 'http://127.0.0.1:9001/customers' });
    expect(destinations.map(({ connection }) => connection)).toMatchObject([
      { connector: 'file', path: '/tmp/retail-out/mailing.ndjson' },
      { connector: 'http', url: 'http://127.0.0.1:9002/customers', batch: 100 },
    ]);
  });
});
