import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { CommandError, ExitCode } from './exit-codes';
import { ServiceConnection } from './service-connection';

const problem = {
  type: 'urn:concord:problem:setup.invalid',
  title: 'The setup is not valid',
  status: 422,
  code: 'setup.invalid',
  detail: 'Nothing was stored.',
  faults: [
    { path: 'body.sources.0.id', message: 'missing', expected: 'a column' },
    { path: 'body.sources.1.mode', message: 'is "ful"' },
  ],
  traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
};

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request.setEncoding('utf8')) text += String(part);
  return text;
}

describe(ServiceConnection, () => {
  let server: Server;
  let service: ServiceConnection;

  beforeAll(async () => {
    server = createServer((request, response) => {
      void textOf(request).then((body) => {
        response.statusCode =
          request.url === '/v1/setup' ? 422 : request.url === '/nowhere' ? 404 : 200;
        if (request.url === '/v1/setup') response.end(JSON.stringify(problem));
        else if (request.url === '/nowhere') response.end('Cannot GET /nowhere');
        else {
          const { authorization } = request.headers;
          response.end(
            JSON.stringify({ authorization, bytes: body.length, method: request.method }),
          );
        }
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    service = new ServiceConnection('cleansing', `http://127.0.0.1:${port}`, 'ck_secret');
  });

  afterAll(() => server.close());

  it('sends the key and checks the answer by its schema', async () => {
    const answer = await service.get('/', z.object({ authorization: z.string() }));

    expect(answer.authorization).toBe('Bearer ck_secret');
  });

  it('shows a problem whole: title, detail, every fault, the code and where to look', async () => {
    await expect(service.send('PUT', '/v1/setup', {})).rejects.toMatchObject({
      exitCode: ExitCode.failed,
      status: 422,
      message: [
        'cleansing: The setup is not valid: Nothing was stored. [setup.invalid]',
        '  body.sources.0.id: missing (expected a column)',
        '  body.sources.1.mode: is "ful"',
        '  trace 4bf92f3577b34da6a3ce929d0e0e4736; see ./concord logs cleansing',
      ].join('\n'),
    });
  });

  it('gives undefined for what may be absent', async () => {
    expect(await service.find('/nowhere', z.unknown())).toBeUndefined();
  });

  it('streams an upload with its length', async () => {
    const file = Readable.from([Buffer.from('id,name\n'), Buffer.from('1,Ann\n')]);

    const answer = await service.upload(
      '/loads',
      file,
      14,
      z.object({ bytes: z.int(), method: z.string() }),
    );

    expect(answer).toEqual({ bytes: 14, method: 'POST' });
  });

  it('says that a service does not answer, with exit code 4', async () => {
    const nobody = new ServiceConnection('ingestion', 'http://127.0.0.1:9', 'ck_secret');
    const failure = await nobody.get('/v1/work', z.unknown()).catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(CommandError);
    expect(failure).toMatchObject({ exitCode: ExitCode.notRunning });
    expect(await nobody.isReady()).toBe(false);
  });

  it('names what does not fit when service and command line differ', async () => {
    await expect(service.get('/', z.object({ done: z.int() }))).rejects.toThrow(
      /cleansing answered \/ in a form that this command does not know: done: /,
    );
  });
});
