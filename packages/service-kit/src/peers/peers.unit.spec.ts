import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { Peers } from './peers';

const serviceKey = 'ck_of-the-services-among-them';
const answer = z.object({ candidates: z.array(z.string()) });

describe(Peers, () => {
  let server: Server;
  let url = '';

  beforeAll(async () => {
    server = createServer((request, response) => {
      const isKnown = request.headers.authorization === `Bearer ${serviceKey}`;
      const problem = { type: 't', title: 'Bad request', status: 400, code: 'candidates.kind' };
      const [status, body] =
        request.url === '/broken'
          ? [502, 'gone']
          : request.url === '/wrong'
            ? [400, problem]
            : [200, { candidates: ['a'] }];
      response.writeHead(isKnown ? status : 401, { 'content-type': 'application/json' });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const ask = (path: string, settings = {}) => {
    const peers = new Peers({
      ingestionUrl: undefined,
      identityResolutionUrl: url,
      serviceKey,
      ...settings,
    });
    return peers.of('identity-resolution').post(path, {}, answer);
  };

  it('hand on what a service answers', async () => {
    expect(await ask('/v1/candidates')).toEqual({ candidates: ['a'] });
  });

  it('hand on its problems as their own', async () => {
    await expect(ask('/wrong')).rejects.toMatchObject({ status: 400, code: 'candidates.kind' });
    await expect(ask('/broken')).rejects.toMatchObject({ status: 503, code: 'peer.failed' });
  });

  it('say which setting is wrong', async () => {
    const other = { serviceKey: 'ck_nobody-knows-this-one' };
    await expect(ask('/', other)).rejects.toMatchObject({ code: 'peer.refused' });
    const away = { identityResolutionUrl: 'http://127.0.0.1:1' };
    await expect(ask('/', away)).rejects.toMatchObject({ status: 503, code: 'peer.away' });
    expect(() =>
      new Peers({ ingestionUrl: undefined, identityResolutionUrl: undefined, serviceKey }).of(
        'ingestion',
      ),
    ).toThrow('CONCORD_INGESTION_URL');
  });
});
