import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SeenRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  /** A text as it is, anything else as JSON; `hang` never answers, `drop` cuts the connection. */
  readonly body?: unknown;
  readonly behaviour?: 'hang' | 'drop';
}

export interface LocalServer {
  readonly url: string;
  readonly requests: SeenRequest[];
  /** What the server answers from now on. */
  answer(reply: (request: SeenRequest) => Reply): void;
}

function bodyText(body: unknown): string {
  if (body === undefined) return '';
  return typeof body === 'string' ? body : JSON.stringify(body);
}

function listen(requests: SeenRequest[], replyTo: (request: SeenRequest) => Reply): Server {
  return createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
      const { method = '', headers } = incoming;
      const seen = { method, url, headers, body: Buffer.concat(chunks).toString() };
      requests.push(seen);
      const { status = 200, headers: extra = {}, body, behaviour } = replyTo(seen);
      if (behaviour === 'drop') incoming.socket.destroy();
      else if (behaviour !== 'hang') response.writeHead(status, extra).end(bodyText(body));
    });
  });
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

/** A real HTTP server on a free port of this machine, for the tests of one file. */
export function localServer(): LocalServer {
  const requests: SeenRequest[] = [];
  let reply: (request: SeenRequest) => Reply = () => ({ status: 404 });
  const server = listen(requests, (request) => reply(request));
  beforeAll((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    get url() {
      return `http://127.0.0.1:${portOf(server)}`;
    },
    requests,
    answer: (next) => {
      requests.length = 0;
      reply = next;
    },
  };
}

/** An address of this machine where nobody listens: a port that was free a moment ago. */
export async function nobodysUrl(): Promise<string> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${portOf(server)}`;
  await new Promise((done) => server.close(done));
  return url;
}
