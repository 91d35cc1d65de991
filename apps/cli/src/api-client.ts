import { createReadStream, promises as fs } from 'node:fs';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import {
  cleansingCounts,
  parkedMessage,
  sourceCounts,
  workReport,
  type CleansingCounts,
  type SourceCounts,
  type WorkReport,
} from '@concord/contracts/api';
import {
  entityExplanationAnswer,
  pairExplanationAnswer,
  type EntityExplanationAnswer,
  type PairExplanationAnswer,
} from '@concord/contracts/explanation';
import {
  conflictsAnswer,
  decisionAnswer,
  evaluationAnswer,
  reviewAnswer,
  sampleAnswer,
  type ConflictsAnswer,
  type DecisionAnswer,
  type DecisionBody,
  type EvaluationAnswer,
  type ReviewAnswer,
  type SampleAnswer,
  type SampleBody,
} from '@concord/contracts/stewarding';
import type { GoldenVerification } from '@concord/contracts/verification';
import type { ServiceName } from '@concord/contracts/names';
import { z } from 'zod';
import { auditApi, type AuditApi } from './audit/audit-api';
import { masterDataApi, type MasterDataApi } from './master-data-api';
import { modelsApi, type ModelsApi } from './models-api';
import { pages } from './pages';
import { quarantineApi, type QuarantineApi } from './quarantine/quarantine-api';
import { replaysApi, type ReplaysApi } from './quarantine/replays-api';
import { qualityApi, type QualityApi } from './quality/quality-api';
import { ServiceConnection } from './service-connection';
import { wholeCustomerApi, type WholeCustomerApi } from './whole-customer-api';
import { verifyAllGolden, verifySomeGolden } from './verification/verification-api';
import { stewardingApi, type ReviewWish, type StewardingApi } from './stewarding/stewarding-api';

/** How far one run of ingestion has come. */
const runProgress = z.object({
  status: z.enum(['queued', 'running', 'waiting', 'completed', 'failed']),
  counts: z.object({
    received: z.int(),
    repeats: z.int(),
    forwarded: z.int(),
    unreadable: z.int(),
  }),
  bytesRead: z.number().optional(),
  bytesTotal: z.number().optional(),
  error: z.string().optional(),
});
export type RunProgress = z.infer<typeof runProgress>;

const runStarted = z.object({ runId: z.string() });

const destinationState = z.object({
  destination: z.string(),
  delivered: z.int(),
  pending: z.int(),
  failing: z.int(),
  setAside: z.int(),
  troubles: workReport.shape.troubles,
});
export type DestinationState = z.infer<typeof destinationState>;

/** Anything with a body that only people read: shown as it came. */
const document = z.record(z.string(), z.unknown());
export type Document = z.infer<typeof document>;

/** As a list shows it; how many records it holds is told by the whole message only. */
const listedParked = parkedMessage.partial({ items: true });
export type ListedParked = z.infer<typeof listedParked>;

export type ExportName = 'golden' | 'xref' | 'quarantine';

/** The services of a running Concord, as the commands need them. Every failure is a CommandError. */
export interface ApiClient {
  readonly services: readonly string[];
  isReady(service: string): Promise<boolean>;
  work(service: string): Promise<WorkReport>;
  setup(service: ServiceName): Promise<unknown>;
  putSetup(service: ServiceName, setup: unknown): Promise<void>;
  sources(): Promise<SourceCounts[]>;
  /** Reads a configured source; answers the id of the run. */
  startRun(source: string): Promise<string>;
  /** Sends a file to a source; answers the id of the run that reads it. */
  loadFile(source: string, file: string, mode?: 'full' | 'incremental'): Promise<string>;
  run(id: string): Promise<RunProgress>;
  cleansingCounts(): Promise<CleansingCounts[]>;
  readonly quarantine: QuarantineApi;
  readonly replays: ReplaysApi;
  readonly quality: QualityApi;
  readonly wholeCustomer: WholeCustomerApi;
  /** Every golden record, or some of them, against what comes out of its contributors. */
  verifyAllGolden(): AsyncIterable<GoldenVerification>;
  verifySomeGolden(size: number): AsyncIterable<GoldenVerification>;
  readonly masterData: MasterDataApi;
  destinations(): Promise<DestinationState[]>;
  explain(a: string, b: string): Promise<PairExplanationAnswer>;
  /** @param name an entity id, or the key of one of its records */
  explainEntity(name: string): Promise<EntityExplanationAnswer>;
  readonly models: ModelsApi;
  audit(service: string): AuditApi;
  readonly stewarding: StewardingApi;
  /** Questions for stewards, what brings most first. */
  reviews(limit: number, filter?: ReviewWish): Promise<ReviewAnswer[]>;
  conflicts(): Promise<ConflictsAnswer>;
  decide(decision: DecisionBody): Promise<DecisionAnswer>;
  undoDecision(a: string, b: string): Promise<void>;
  drawSample(body: SampleBody): Promise<SampleAnswer>;
  /** The latest one, with the verdicts so far. */
  sample(kind: string | undefined): Promise<SampleAnswer>;
  evaluation(kind: string | undefined): Promise<EvaluationAnswer>;
  /** One object per line of the export, as the service streams it. */
  exportLines(what: ExportName): AsyncIterable<string>;
  parked(service: string): Promise<ListedParked[]>;
  parkedDetail(service: string, id: string): Promise<Document>;
  replayParked(service: string, id: string): Promise<void>;
  discardParked(service: string, id: string): Promise<void>;
}

export interface ApiAccess {
  readonly urls: Readonly<Record<string, string>>;
  readonly key: string;
}

export function createApiClient({ urls, key }: ApiAccess): ApiClient {
  const to = (service: string): ServiceConnection =>
    new ServiceConnection(service, urls[service], key);
  return {
    services: Object.keys(urls),
    isReady: (service) => to(service).isReady(),
    work: (service) => to(service).get('/v1/work', workReport),
    setup: async (service) => await setupOf(to(service)),
    putSetup: (service, setup) => to(service).send('PUT', '/v1/setup', setup),
    sources: () => to('ingestion').get('/v1/sources', z.array(sourceCounts)),
    startRun: async (source) => {
      const path = `/v1/sources/${encodeURIComponent(source)}/runs`;
      return (await to('ingestion').post(path, {}, runStarted)).runId;
    },
    loadFile: (source, file, mode) => loadFile(to('ingestion'), source, file, mode),
    run: (id) => to('ingestion').get(`/v1/runs/${encodeURIComponent(id)}`, runProgress),
    cleansingCounts: () => to('cleansing').get('/v1/counts', z.array(cleansingCounts)),
    get quarantine() {
      return quarantineApi(to('cleansing'));
    },
    get replays() {
      return replaysApi(to('ingestion'), to('cleansing'));
    },
    get quality() {
      return qualityApi(to('cleansing'), to('ingestion'));
    },
    get wholeCustomer() {
      return wholeCustomerApi(to('master-data'));
    },
    verifyAllGolden: () => verifyAllGolden(to('master-data')),
    verifySomeGolden: (size) => verifySomeGolden(to('master-data'), size),
    get masterData() {
      return masterDataApi(to('master-data'));
    },
    destinations: () => to('outbound-sync').get('/v1/destinations', z.array(destinationState)),
    explain: (a, b) =>
      to('identity-resolution').get(
        `/v1/explain?${String(new URLSearchParams({ a, b }))}`,
        pairExplanationAnswer,
      ),
    explainEntity: (name) =>
      to('identity-resolution').get(
        `/v1/entities/${encodeURIComponent(name)}/explanation`,
        entityExplanationAnswer,
      ),
    get models() {
      return modelsApi(to('identity-resolution'));
    },
    audit: (service) => auditApi(to(service)),
    get stewarding() {
      return stewardingApi(to('master-data'));
    },
    reviews: (limit, filter = {}) =>
      pages(to('identity-resolution'), '/v1/reviews', reviewAnswer, limit, filter),
    conflicts: () => to('identity-resolution').get('/v1/conflicts', conflictsAnswer),
    decide: (decision) => to('identity-resolution').post('/v1/decisions', decision, decisionAnswer),
    undoDecision: (a, b) =>
      to('identity-resolution').send(
        'DELETE',
        `/v1/decisions?${String(new URLSearchParams({ a, b }))}`,
      ),
    drawSample: (body) =>
      to('identity-resolution').post('/v1/evaluation/samples', body, sampleAnswer),
    sample: (kind) =>
      to('identity-resolution').get(`/v1/evaluation/sample${ofKind(kind)}`, sampleAnswer),
    evaluation: (kind) =>
      to('identity-resolution').get(`/v1/evaluation${ofKind(kind)}`, evaluationAnswer),
    exportLines: (what) =>
      exportLines(to(what === 'quarantine' ? 'cleansing' : 'master-data'), what),
    parked: (service) => pages(to(service), '/v1/parked', listedParked, Number.POSITIVE_INFINITY),
    parkedDetail: (service, id) => to(service).get(parkedPath(id), document),
    replayParked: (service, id) => to(service).send('POST', `${parkedPath(id)}/replay`),
    discardParked: (service, id) => to(service).send('DELETE', parkedPath(id)),
  };
}

const parkedPath = (id: string): string => `/v1/parked/${encodeURIComponent(id)}`;

const ofKind = (kind: string | undefined): string =>
  kind === undefined ? '' : `?${String(new URLSearchParams({ kind }))}`;

const storedSetup = z.object({ setup: z.unknown() });

/** The setup that a service holds; undefined before the first `apply`. */
async function setupOf(service: ServiceConnection): Promise<unknown> {
  return (await service.find('/v1/setup', storedSetup))?.setup;
}

async function loadFile(
  ingestion: ServiceConnection,
  source: string,
  file: string,
  mode: 'full' | 'incremental' | undefined,
): Promise<string> {
  const query = new URLSearchParams({
    filename: basename(file),
    ...(mode === undefined ? {} : { mode }),
  });
  const path = `/v1/sources/${encodeURIComponent(source)}/loads?${String(query)}`;
  const { size } = await fs.stat(file);
  return (await ingestion.upload(path, createReadStream(file), size, runStarted)).runId;
}

async function* exportLines(service: ServiceConnection, what: ExportName): AsyncIterable<string> {
  const body = await service.stream(`/v1/export/${what}`);
  const lines = createInterface({ input: Readable.fromWeb(body), crlfDelay: Infinity });
  for await (const line of lines) {
    if (line.trim() !== '') yield line;
  }
}
