import 'reflect-metadata';

export { runService } from './run-service';
export type { ServiceDefinition } from './service-definition';
export { ServiceIdentity } from './service-identity';
export { Configuration, type SettingsShape } from './config/configuration';
export { Log, type LogFields } from './log/log';
export { messagingLog } from './log/messaging-log';
export { Readiness, type ReadinessCheck } from './health/readiness';
export { Metrics } from './metrics/metrics';
export { Mutex } from './work/mutex';
export { Replays, type Replay } from './work/replays';
export { WorkRegistry, type OwnWork, type WorkSource } from './work/work-registry';
export { SetupStore, type VersionedSetup } from './setup/setup-store';
export { Peers, type PeerConnection } from './peers/peers';
export { AuditLog, type AuditedAction } from './audit/audit-log';
export { CalledBy, callerOf, Requires, type Caller } from './access/requires';
export {
  badRequest,
  conflict,
  gone,
  invalidRequest,
  multipleChoices,
  notFound,
  preconditionFailed,
  ProblemError,
  unavailable,
  type Fault,
} from './problems/problem-error';
export { unsupportedMediaType } from './problems/body-faults';
export { ZodBody, ZodParam, ZodQuery } from './http/zod-parameters';
export { Answers } from './docs/answers';
export { jsonSchema } from './docs/json-schema';
export {
  decodeCursor,
  encodeCursor,
  pageOf,
  pageQuery,
  toPage,
  type Page,
  type PageQuery,
} from './http/pages';
export { sendEvents, type ServerEvent } from './http/event-stream';
export { Impersonal } from './masking/impersonal';
export { sendItems, type Encoding } from './http/item-stream';
export { ndjson, sendNdjson } from './http/ndjson';
export { continueTrace, currentTrace, inTrace, type Trace } from './http/trace';
