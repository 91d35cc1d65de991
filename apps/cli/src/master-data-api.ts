import { masterDataClient } from '@concord/client';
import { CommandError, ExitCode } from './exit-codes';
import type { ServiceConnection } from './service-connection';

export interface ExportPart {
  readonly what: 'golden' | 'xref';
  readonly format: 'ndjson' | 'csv' | 'parquet';
  /** Behind which id it goes on; absent: from the beginning. */
  readonly after?: string | undefined;
  /** How many rows at the most; absent: all. */
  readonly limit?: number | undefined;
}

export interface ExportedPart {
  readonly body: ReadableStream<Uint8Array>;
  /** What to go on behind; absent: this was the last part. */
  readonly next?: string;
  /** Of the change feed: what changed since is behind it. */
  readonly position: number;
}

/** What master data answers, by its typed client. Failures are CommandErrors, as those of the connection. */
export interface MasterDataApi {
  /** How many rows an export has just now. */
  rows(what: ExportPart['what']): Promise<number>;
  exportPart(part: ExportPart): Promise<ExportedPart>;
}

export function masterDataApi(service: ServiceConnection): MasterDataApi {
  const client = service.client(masterDataClient);
  return {
    rows: async (what) => {
      const { data } = await client.GET('/v1/stats');
      return (what === 'golden' ? data?.current : data?.contributors) ?? 0;
    },
    exportPart: async ({ what, format, after, limit }) => {
      const query = {
        format,
        // A table that is gone on with has its header already.
        header: after === undefined ? ('true' as const) : ('false' as const),
        ...(after === undefined ? {} : { after }),
        ...(limit === undefined ? {} : { limit }),
      };
      const options = { params: { query }, parseAs: 'stream' } as const;
      const { data, response } =
        what === 'golden'
          ? await client.GET('/v1/export/golden', options)
          : await client.GET('/v1/export/xref', options);
      if (data == null) throw new CommandError(ExitCode.failed, 'master-data sent nothing.');
      const next = response.headers.get('concord-next');
      return {
        body: data,
        position: Number(response.headers.get('concord-feed-position')),
        ...(next === null ? {} : { next: decodeURIComponent(next) }),
      };
    },
  };
}
