import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface JsonRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Parsed JSON; undefined when there is no body. */
  readonly body: unknown;
  readonly headers: IncomingMessage['headers'];
}

export interface JsonAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface JsonServer {
  /** `http://127.0.0.1:4180` */
  readonly url: string;
  /** Ends open connections too. */
  readonly close: () => Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? undefined : (JSON.parse(text) as unknown);
}

async function answerTo(
  request: IncomingMessage,
  answer: (request: JsonRequest) => JsonAnswer,
): Promise<JsonAnswer> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  let body: unknown;
  try {
    body = await bodyOf(request);
  } catch (error) {
    return { status: 400, body: { error: `the body is not JSON: ${String(error)}` } };
  }
  const { method = 'GET', headers } = request;
  return answer({ method, path: pathname, query: searchParams, body, headers });
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address: AddressInfo | string | null = server.address();
      if (address !== null && typeof address !== 'string') resolve(address.port);
    });
  });
}

/** A small HTTP server that speaks JSON, on this machine only. Port 0 takes any free one. */
export async function startJsonServer(
  port: number,
  answer: (request: JsonRequest) => JsonAnswer,
): Promise<JsonServer> {
  const server = createServer((request, response) => {
    answerTo(request, answer)
      .catch((error: unknown): JsonAnswer => ({ status: 500, body: { error: String(error) } }))
      .then(({ status, body, headers = {} }) => {
        const text = body === undefined ? '' : JSON.stringify(body);
        response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
      })
      .catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  const taken = await listen(server, port);
  return {
    url: `http://127.0.0.1:${taken}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
}
