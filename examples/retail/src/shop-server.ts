import { startJsonServer, type JsonAnswer, type JsonRequest } from './http/json-server';
import type { ShopCustomer } from './records/shop';

/** What can be changed about a customer of the shop; the id and the time of change cannot. */
export type ShopPatch = Partial<Omit<ShopCustomer, 'id' | 'updated_at'>>;

export interface Shop {
  /** Customers are at `{url}/customers`. */
  readonly url: string;
  /** Changes a customer as if they did it themselves, and stamps `updated_at`. */
  readonly update: (id: number, patch: ShopPatch) => ShopCustomer;
  readonly close: () => Promise<void>;
}

export interface ShopOptions {
  readonly records: readonly ShopCustomer[];
  /** 0, the default, takes any free port. */
  readonly port?: number;
  readonly onChange?: (customer: ShopCustomer) => void;
}

const largestPage = 1000;

function numberOf(text: string | null, fallback: number): number {
  const number = Number(text ?? fallback);
  return Number.isInteger(number) && number > 0 ? number : fallback;
}

function list(customers: ReadonlyMap<number, ShopCustomer>, query: URLSearchParams): JsonAnswer {
  const since = query.get('updated_since');
  const limit = since === null ? -Infinity : Date.parse(since);
  if (Number.isNaN(limit)) {
    return { status: 400, body: { error: `updated_since is not a time: "${since ?? ''}"` } };
  }
  const page = numberOf(query.get('page'), 1);
  const size = Math.min(numberOf(query.get('per_page'), 100), largestPage);
  const chosen = [...customers.values()]
    .filter((customer) => Date.parse(customer.updated_at) >= limit)
    .sort((a, b) => a.id - b.id);
  const items = chosen.slice((page - 1) * size, page * size);
  return { status: 200, body: { items, page, total: chosen.length } };
}

function patchOf(body: unknown, customer: ShopCustomer): ShopPatch | string {
  if (typeof body !== 'object' || body === null) return 'the body is not an object';
  const unknown = Object.keys(body).find((key) => !(key in customer));
  if (unknown !== undefined) return `a customer has no "${unknown}"`;
  const { id: _id, updated_at: _at, ...patch } = { ...customer, ...body };
  return patch;
}

/**
 * The web shop: `GET /customers?page&per_page&updated_since` answers `{ items, page, total }`,
 * `GET` and `PATCH /customers/{id}` one customer. Nothing is stored; a restart forgets changes.
 */
export async function startShop({ records, port = 0, onChange }: ShopOptions): Promise<Shop> {
  const customers = new Map(records.map((customer) => [customer.id, customer]));
  const update = (id: number, patch: ShopPatch): ShopCustomer => {
    const customer = customers.get(id);
    if (customer === undefined) throw new Error(`the shop has no customer ${id}`);
    const changed = { ...customer, ...patch, id, updated_at: new Date().toISOString() };
    customers.set(id, changed);
    onChange?.(changed);
    return changed;
  };
  const answer = ({ method, path, query, body }: JsonRequest): JsonAnswer => {
    if (path === '/customers' && method === 'GET') return list(customers, query);
    const id = Number(/^\/customers\/(\d+)$/.exec(path)?.[1]);
    const customer = customers.get(id);
    if (customer === undefined) return { status: 404, body: { error: 'no such customer' } };
    if (method === 'GET') return { status: 200, body: customer };
    if (method !== 'PATCH') return { status: 405, body: { error: 'GET or PATCH' } };
    const patch = patchOf(body, customer);
    if (typeof patch === 'string') return { status: 422, body: { error: patch } };
    return { status: 200, body: update(id, patch) };
  };
  const server = await startJsonServer(port, answer);
  return { url: server.url, update, close: server.close };
}
