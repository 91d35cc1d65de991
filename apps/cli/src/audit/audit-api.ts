import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { auditEntry, auditHead, type AuditEntry, type AuditHead } from '@concord/contracts/audit';
import { pages } from '../pages';
import type { ServiceConnection } from '../service-connection';

/** The audit log of one service. */
export interface AuditApi {
  head(): Promise<AuditHead>;
  /** All entries in their order, as they are stored. */
  entries(): AsyncIterable<AuditEntry>;
  /** The newest first. */
  list(limit: number, filter: Readonly<Record<string, string | undefined>>): Promise<AuditEntry[]>;
}

export function auditApi(service: ServiceConnection): AuditApi {
  return {
    head: () => service.get('/v1/audit/head', auditHead),
    entries: () => entries(service),
    list: (limit, filter) => pages(service, '/v1/audit', auditEntry, limit, filter),
  };
}

async function* entries(service: ServiceConnection): AsyncIterable<AuditEntry> {
  const body = await service.stream('/v1/audit/entries');
  const lines = createInterface({ input: Readable.fromWeb(body), crlfDelay: Infinity });
  for await (const line of lines) {
    // As it was sent, so that the hash is of what is stored; a strange form is a broken link, not an error.
    if (line.trim() !== '') yield JSON.parse(line) as AuditEntry;
  }
}
