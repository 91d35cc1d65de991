import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { masterDataClient } from './client';

const run = promisify(execFile);
const reference = join(__dirname, '../../../docs/reference/master-data.openapi.json');

describe('the generated types', () => {
  it('are those of the API document: else `npm run openapi -w apps/master-data`', async () => {
    const tool = join(dirname(require.resolve('openapi-typescript/package.json')), 'bin/cli.js');
    const { stdout } = await run(process.execPath, [tool, reference], { maxBuffer: 50_000_000 });
    const kept = await readFile(join(__dirname, 'generated/master-data.ts'), 'utf8');
    expect(stdout.trim() === kept.trim()).toBe(true);
  });
});

describe(masterDataClient.name, () => {
  const problem = { type: 't', title: 'Not found', status: 404, code: 'customer.unknown' };
  let server: Server;
  let url = '';

  beforeAll(async () => {
    server = createServer((request, response) => {
      const known = request.url === '/v1/stats' && request.headers.authorization === 'Bearer ck_x';
      response.writeHead(known ? 200 : 404, { 'content-type': 'application/json' });
      response.end(JSON.stringify(known ? { current: 3 } : problem));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('sends its key and answers with what the document promises', async () => {
    const { data } = await masterDataClient({ url, key: 'ck_x' }).GET('/v1/stats');
    expect(data?.current).toBe(3);
  });

  it('answers with the problem where the service refuses', async () => {
    const id = 'ent_01JCX3V7Q8R2M4N6P8S0T2V4XA';
    const client = masterDataClient({ url, key: 'ck_x' });
    const { data, error } = await client.GET('/v1/customers/{id}', { params: { path: { id } } });
    expect(data).toBeUndefined();
    expect(error?.code).toBe('customer.unknown');
  });
});
