import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './generated/master-data';

export type { components, operations, paths } from './generated/master-data';

export interface ClientOptions {
  /** Where the service listens: `http://127.0.0.1:4103`. */
  readonly url: string;
  /** An API key: `ck_…`. */
  readonly key: string;
  /** In place of the platform's own, such as one that tries again. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

export type MasterDataClient = Client<paths>;

/**
 * The API of master data as its document describes it: `client.GET('/v1/customers/{id}', …)` answers with
 * `data`, or with `error`, an RFC 9457 problem. @throws TypeError when the service cannot be reached.
 */
export function masterDataClient({ url, key, fetch }: ClientOptions): MasterDataClient {
  return createClient<paths>({
    baseUrl: url,
    headers: { authorization: `Bearer ${key}` },
    ...(fetch === undefined ? {} : { fetch }),
  });
}
