import {
  fixAnswer,
  quarantinedRecord,
  quarantineReplay,
  quarantineSummary,
  type DismissBody,
  type FixAnswer,
  type FixBody,
  type QuarantinedRecord,
  type QuarantineReplay,
  type QuarantineReplayBody,
  type QuarantineSummary,
} from '@concord/contracts/quarantine';
import { pages } from '../pages';
import type { ServiceConnection } from '../service-connection';

/** The quarantine of a running Concord. */
export interface QuarantineApi {
  /** @param query `source`, `reason`, `field`, `from`, `to`, `text`, `state` */
  list(
    query: Readonly<Record<string, string | undefined>>,
    limit: number,
  ): Promise<QuarantinedRecord[]>;
  summary(source: string | undefined): Promise<QuarantineSummary>;
  show(id: string): Promise<QuarantinedRecord>;
  fix(id: string, body: FixBody): Promise<FixAnswer>;
  dismiss(id: string, body: DismissBody): Promise<QuarantinedRecord>;
  reopen(id: string): Promise<QuarantinedRecord>;
  replay(about: QuarantineReplayBody): Promise<QuarantineReplay>;
  replayed(id: string): Promise<QuarantineReplay>;
}

export function quarantineApi(cleansing: ServiceConnection): QuarantineApi {
  const path = (id: string): string => `/v1/quarantine/${encodeURIComponent(id)}`;
  return {
    list: (query, limit) => pages(cleansing, '/v1/quarantine', quarantinedRecord, limit, query),
    summary: (source) => {
      const query = source === undefined ? '' : `?${String(new URLSearchParams({ source }))}`;
      return cleansing.get(`/v1/quarantine/summary${query}`, quarantineSummary);
    },
    show: (id) => cleansing.get(path(id), quarantinedRecord),
    fix: (id, body) => cleansing.post(`${path(id)}/fix`, body, fixAnswer),
    dismiss: (id, body) => cleansing.post(`${path(id)}/dismiss`, body, quarantinedRecord),
    reopen: (id) => cleansing.post(`${path(id)}/reopen`, {}, quarantinedRecord),
    replay: (about) => cleansing.post('/v1/quarantine/replays', about, quarantineReplay),
    replayed: (id) =>
      cleansing.get(`/v1/quarantine/replays/${encodeURIComponent(id)}`, quarantineReplay),
  };
}
