import { once } from 'node:events';
import { createServer, type Server } from 'node:http';

export interface ShopCustomer {
  readonly id: number;
  readonly name: string;
  /** ISO 8601 */
  readonly updated: string;
}

/** A web shop with an API that answers page by page and knows `updated_since`. */
export class PagedShop {
  customers: ShopCustomer[] = [];
  /** The queries that it was asked, as they came. */
  readonly asked: URLSearchParams[] = [];
  private server: Server | undefined;
  private letGo: Promise<void> = Promise.resolve();

  /** @returns the port. */
  async open(port = 0): Promise<number> {
    this.server = createServer((incoming, response) => {
      const { searchParams } = new URL(incoming.url ?? '/', 'http://127.0.0.1');
      this.asked.push(searchParams);
      void this.letGo.then(() =>
        response
          .writeHead(200, { 'content-type': 'application/json' })
          .end(JSON.stringify({ data: this.page(searchParams) })),
      );
    });
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
    const address = this.server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  /** Answers nobody until what it returns is called. */
  hold(): () => void {
    let release: () => void = () => undefined;
    this.letGo = new Promise((resolve) => (release = resolve));
    return release;
  }

  async close(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  private page(query: URLSearchParams): ShopCustomer[] {
    const size = Number(query.get('per_page'));
    const first = (Number(query.get('page')) - 1) * size;
    const since = query.get('updated_since') ?? '';
    return this.customers.filter(({ updated }) => updated >= since).slice(first, first + size);
  }
}

/** The setup of the source that reads a shop. */
export function shopSource(source: string, port: number, more: object = {}): object {
  return {
    source,
    entity: 'customer',
    id: 'id',
    changedAt: 'updated',
    mode: 'incremental',
    connection: {
      connector: 'http',
      url: `http://127.0.0.1:${port}/customers`,
      items: 'data',
      paging: { by: 'page', size: 2 },
      updatedSince: 'updated_since',
      timeout: '2s',
    },
    ...more,
  };
}
