import {
  previewAnswer,
  rawRecord,
  type PreviewAnswer,
  type PreviewBody,
} from '@concord/contracts/preview';
import { sourceReplay, type SourceReplay, type SourceReplayBody } from '@concord/contracts/replays';
import { z } from 'zod';
import type { ServiceConnection } from '../service-connection';

const rawSample = z.object({ total: z.int(), items: z.array(rawRecord) });
export type RawSample = z.infer<typeof rawSample>;

/** Raw records of a running Concord: sent once more, or looked at by way of trial. */
export interface ReplaysApi {
  start(source: string, body: SourceReplayBody): Promise<SourceReplay>;
  show(id: string): Promise<SourceReplay>;
  /** Undefined where ingestion does not know the source. */
  sample(source: string, size: number): Promise<RawSample | undefined>;
  preview(body: PreviewBody): Promise<PreviewAnswer>;
}

export function replaysApi(ingestion: ServiceConnection, cleansing: ServiceConnection): ReplaysApi {
  const path = (source: string): string => `/v1/sources/${encodeURIComponent(source)}`;
  return {
    start: (source, body) => ingestion.post(`${path(source)}/replays`, body, sourceReplay),
    show: (id) => ingestion.get(`/v1/replays/${encodeURIComponent(id)}`, sourceReplay),
    sample: (source, size) =>
      ingestion.find(`${path(source)}/raw-records?sample=${size}`, rawSample),
    preview: (body) => cleansing.post('/v1/preview', body, previewAnswer),
  };
}
