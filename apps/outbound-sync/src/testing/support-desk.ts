import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';

export interface DeskCall {
  readonly method: string;
  /** Of the record: the last part of the path. */
  readonly id: string;
  readonly key: string;
  readonly fields: unknown;
  /** `performance.now()` when it came. */
  readonly at: number;
}

interface DeskAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A tool with an HTTP API, one request a record: keeps what it accepts, and every call. */
export class SupportDesk {
  readonly calls: DeskCall[] = [];
  readonly holds = new Map<string, unknown>();
  /** What it answers; it takes everything unless a test says otherwise. */
  answer: (call: DeskCall) => DeskAnswer | Promise<DeskAnswer> = () => ({ status: 200 });
  private server: Server | undefined;

  /** @returns the port. */
  async open(port = 0): Promise<number> {
    this.server = createServer((incoming, response) => {
      void this.serve(incoming).then(({ status, headers = {}, body = '' }) =>
        response.writeHead(status, headers).end(body),
      );
    });
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
    const address = this.server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  async close(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  /** What was said about a record: `PUT`, `PUT`, `DELETE`. */
  methods(id: string): string[] {
    return this.calls.filter((call) => call.id === id).map(({ method }) => method);
  }

  private async serve(incoming: IncomingMessage): Promise<DeskAnswer> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const call: DeskCall = {
      method: incoming.method ?? '',
      id: incoming.url?.split('/').at(-1) ?? '',
      key: String(incoming.headers['idempotency-key']),
      fields: text === '' ? undefined : JSON.parse(text),
      at: performance.now(),
    };
    this.calls.push(call);
    const answer = await this.answer(call);
    if (answer.status < 300) {
      if (call.method === 'DELETE') this.holds.delete(call.id);
      else this.holds.set(call.id, call.fields);
    }
    return answer;
  }
}

/** The destination that writes to it. */
export function deskDestination(port: number, more: object = {}): object {
  return {
    destination: 'support-desk',
    entity: 'customer',
    connection: { connector: 'http', url: `http://127.0.0.1:${port}/contacts`, timeout: '5s' },
    mapping: { name: 'fullName', mail: 'email' },
    ...more,
  };
}
