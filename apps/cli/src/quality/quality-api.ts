import {
  intakeQualityReport,
  profileReport,
  qualityHistory,
  qualityReport,
  sourceHold,
  sourceQualityReport,
  type IntakeQualityReport,
  type ProfileReport,
  type QualityHistory,
  type QualityReport,
  type SourceHold,
  type SourceQualityReport,
} from '@concord/contracts/quality';
import { z } from 'zod';
import type { ServiceConnection } from '../service-connection';

const resumed = z.object({ waived: z.array(sourceHold) });

/** What the records of the sources are worth (cleansing), and their rows and columns (ingestion). */
export interface QualityApi {
  overall(): Promise<QualityReport>;
  source(source: string): Promise<SourceQualityReport>;
  history(source: string, days: number): Promise<QualityHistory>;
  profile(source: string): Promise<ProfileReport>;
  intake(source: string): Promise<IntakeQualityReport>;
  /** @returns what is waived from now on. */
  resume(source: string): Promise<SourceHold[]>;
}

export function qualityApi(cleansing: ServiceConnection, ingestion: ServiceConnection): QualityApi {
  const of = (source: string): string => `/v1/quality/${encodeURIComponent(source)}`;
  const at = (source: string): string => `/v1/sources/${encodeURIComponent(source)}`;
  return {
    overall: () => cleansing.get('/v1/quality', qualityReport),
    source: (source) => cleansing.get(of(source), sourceQualityReport),
    history: (source, days) => cleansing.get(`${of(source)}/history?limit=${days}`, qualityHistory),
    profile: (source) => cleansing.get(`${of(source)}/profile`, profileReport),
    intake: (source) => ingestion.get(`${at(source)}/quality`, intakeQualityReport),
    resume: async (source) => (await ingestion.post(`${at(source)}/resume`, {}, resumed)).waived,
  };
}
