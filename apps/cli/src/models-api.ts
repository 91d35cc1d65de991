import {
  modelDetail,
  modelJob,
  modelList,
  modelVersion,
  type ModelDetail,
  type ModelJob,
  type ModelList,
  type ModelVersion,
} from '@concord/contracts/match-models';
import type { ServiceConnection } from './service-connection';

/** The match models of a running Concord; `kind` is an entity of the workspace. */
export interface ModelsApi {
  list(): Promise<ModelList>;
  show(kind: string, number: number): Promise<ModelDetail>;
  train(kind: string): Promise<ModelJob>;
  compare(kind: string, a: number, b: number): Promise<ModelJob>;
  job(id: string): Promise<ModelJob>;
  activate(kind: string, number: number): Promise<ModelVersion>;
  rollback(kind: string): Promise<ModelVersion>;
}

export function modelsApi(identity: ServiceConnection): ModelsApi {
  return {
    list: () => identity.get('/v1/models', modelList),
    show: (kind, number) => identity.get(`/v1/models/${kind}/${number}`, modelDetail),
    train: (kind) => identity.post(`/v1/models/${kind}/train`, {}, modelJob),
    compare: (kind, a, b) => identity.post('/v1/models/compare', { kind, a, b }, modelJob),
    job: (id) => identity.get(`/v1/model-jobs/${encodeURIComponent(id)}`, modelJob),
    activate: (kind, number) =>
      identity.post(`/v1/models/${kind}/${number}/activate`, {}, modelVersion),
    rollback: (kind) => identity.post(`/v1/models/${kind}/rollback`, {}, modelVersion),
  };
}
