import { EventEmitter } from 'node:events';
import { startJsonServer, type JsonAnswer, type JsonRequest } from './http/json-server';

export interface ToolCustomer {
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** When the last change came, in epoch milliseconds. */
  readonly arrivedAt: number;
  /** How many changes came so far. */
  readonly changes: number;
}

export interface Tool {
  /** Customers are at `{url}/customers`. */
  readonly url: string;
  readonly customers: ReadonlyMap<string, ToolCustomer>;
  /** Changes that came, repeats of one idempotency key among them. */
  readonly deliveries: number;
  /** Changes whose idempotency key was known already; they did nothing. */
  readonly duplicates: number;
  /** Waits until the customer is as wanted; undefined stands for one that is not there. */
  readonly waitFor: (
    id: string,
    predicate: (customer: ToolCustomer | undefined) => boolean,
    timeoutMs: number,
  ) => Promise<ToolCustomer | undefined>;
  readonly close: () => Promise<void>;
}

export interface ToolOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Every nth request that would change something gets 503 and `Retry-After: 1` instead. */
  readonly failEvery?: number;
}

interface Operation {
  readonly op: 'upsert' | 'delete';
  readonly id: string;
  readonly key: string | undefined;
  readonly fields: Readonly<Record<string, unknown>>;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An operation of a batch, or what is wrong with it. */
function operationOf(entry: unknown): Operation | string {
  if (!isObject(entry) || typeof entry.id !== 'string') return 'an operation needs an id';
  const { op, id, idempotencyKey, fields = {} } = entry;
  if (op !== 'upsert' && op !== 'delete') return 'op is upsert or delete';
  if (!isObject(fields)) return 'fields is an object';
  return { op, id, fields, key: typeof idempotencyKey === 'string' ? idempotencyKey : undefined };
}

/** The customers of the support desk and how changes are done to them. */
class Desk {
  readonly customers = new Map<string, ToolCustomer>();
  readonly arrivals = new EventEmitter().setMaxListeners(0);
  deliveries = 0;
  duplicates = 0;
  private readonly done = new Set<string>();

  /** Does an operation once; the status that a request of its own would get. */
  apply({ op, id, key, fields }: Operation): number {
    this.deliveries += 1;
    if (key !== undefined && this.done.has(key)) {
      this.duplicates += 1;
      return 200;
    }
    if (key !== undefined) this.done.add(key);
    const known = this.customers.get(id);
    if (op === 'delete') this.customers.delete(id);
    else {
      const changes = (known?.changes ?? 0) + 1;
      this.customers.set(id, { id, fields, arrivedAt: Date.now(), changes });
    }
    this.arrivals.emit('change', id);
    return op === 'delete' && known === undefined ? 404 : 200;
  }

  batch(body: unknown): JsonAnswer {
    const operations = isObject(body) ? body.operations : undefined;
    if (!Array.isArray(operations)) {
      return { status: 400, body: { error: 'expected { operations: [...] }' } };
    }
    const results = operations.map((entry: unknown) => {
      const operation = operationOf(entry);
      if (typeof operation !== 'string') return { id: operation.id, status: this.apply(operation) };
      return { id: isObject(entry) ? entry.id : undefined, status: 422, error: operation };
    });
    return { status: 200, body: { results } };
  }

  single({ method, headers, body }: JsonRequest, id: string): JsonAnswer {
    const customer = this.customers.get(id);
    const header = headers['idempotency-key'];
    const key = typeof header === 'string' ? header : undefined;
    if (method === 'GET') {
      return customer === undefined ? { status: 404 } : { status: 200, body: customer };
    }
    if (method === 'DELETE') return { status: this.apply({ op: 'delete', id, key, fields: {} }) };
    if (method !== 'PUT') return { status: 405, body: { error: 'GET, PUT or DELETE' } };
    if (!isObject(body)) return { status: 422, body: { error: 'the body is an object of fields' } };
    return { status: this.apply({ op: 'upsert', id, key, fields: body }) };
  }

  list(query: URLSearchParams): JsonAnswer {
    const { size } = this.customers;
    if (query.has('count')) return { status: 200, body: { count: size } };
    return { status: 200, body: { count: size, items: [...this.customers.values()] } };
  }
}

function waitIn(desk: Desk): Tool['waitFor'] {
  return (id, predicate, timeoutMs) =>
    new Promise((resolve, reject) => {
      const finish = (): void => {
        clearTimeout(timer);
        desk.arrivals.off('change', check);
      };
      const check = (): void => {
        const customer = desk.customers.get(id);
        if (!predicate(customer)) return;
        finish();
        resolve(customer);
      };
      const timer = setTimeout(() => {
        finish();
        reject(new Error(`${id} was not as expected at the support desk within ${timeoutMs} ms`));
      }, timeoutMs);
      desk.arrivals.on('change', check);
      check();
    });
}

/**
 * The support desk, a tool that keeps its own copy of the customers: `PUT`, `DELETE` and
 * `GET /customers/{id}`, `POST /customers/batch`, `GET /customers` (`?count` for the number only).
 * An idempotency key is done once. Nothing is stored; a restart forgets everything.
 */
export async function startTool({ port = 0, failEvery }: ToolOptions = {}): Promise<Tool> {
  const desk = new Desk();
  let writes = 0;
  const answer = (request: JsonRequest): JsonAnswer => {
    const { method, path, query, body } = request;
    if (method !== 'GET') {
      writes += 1;
      if (failEvery !== undefined && writes % failEvery === 0) {
        return { status: 503, body: { error: 'busy' }, headers: { 'retry-after': '1' } };
      }
    }
    if (path === '/customers' && method === 'GET') return desk.list(query);
    if (path === '/customers/batch' && method === 'POST') return desk.batch(body);
    const id = /^\/customers\/([^/]+)$/.exec(path)?.[1];
    return id === undefined ? { status: 404 } : desk.single(request, decodeURIComponent(id));
  };
  const server = await startJsonServer(port, answer);
  return {
    url: server.url,
    customers: desk.customers,
    get deliveries() {
      return desk.deliveries;
    },
    get duplicates() {
      return desk.duplicates;
    },
    waitFor: waitIn(desk),
    close: server.close,
  };
}
