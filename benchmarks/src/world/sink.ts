import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What outbound sync sends (packages/contracts, httpDestination); taken as it is, to stay cheap. */
interface Batch {
  readonly operations: readonly {
    readonly op: 'upsert' | 'delete';
    readonly id: string;
    readonly fields?: Readonly<Record<string, unknown>>;
  }[];
}

export interface Sink {
  readonly url: string;
  /** What the destination holds, by entity id. */
  readonly customers: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** Resolves with the time (`performance.now()`) at which a customer with this e-mail arrived. */
  arrival(email: string, timeoutMs: number): Promise<number>;
  close(): Promise<void>;
}

/** A destination that takes batches, remembers what it holds, and when a new e-mail came. */
export async function openSink(): Promise<Sink> {
  const customers = new Map<string, Readonly<Record<string, unknown>>>();
  const arrivals = new Map<string, number>();
  const waiting = new Map<string, (at: number) => void>();
  const take = (body: string): string => {
    const now = performance.now();
    const { operations } = JSON.parse(body) as Batch;
    for (const { op, id, fields = {} } of operations) {
      if (op === 'delete') customers.delete(id);
      else customers.set(id, fields);
      for (const email of Array.isArray(fields.emails) ? (fields.emails as string[]) : []) {
        if (arrivals.has(email)) continue;
        arrivals.set(email, now);
        waiting.get(email)?.(now);
      }
    }
    return JSON.stringify({ results: operations.map(({ id }) => ({ id, status: 200 })) });
  };
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(take(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    customers,
    arrival: (email, timeoutMs) =>
      new Promise((resolve, reject) => {
        const known = arrivals.get(email);
        if (known !== undefined) {
          resolve(known);
          return;
        }
        const late = setTimeout(
          () => reject(new Error(`${email} did not arrive in ${timeoutMs} ms`)),
          timeoutMs,
        );
        waiting.set(email, (at) => {
          clearTimeout(late);
          waiting.delete(email);
          resolve(at);
        });
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
