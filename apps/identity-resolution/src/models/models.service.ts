import type {
  ModelDetail,
  ModelJob,
  ModelKind,
  ModelList,
  ModelVersion,
} from '@concord/contracts/match-models';
import type { IdentitySetup } from '@concord/contracts/setups';
import type { MatchModel } from '@concord/matching';
import {
  AuditLog,
  conflict,
  notFound,
  SetupStore,
  unavailable,
  type Caller,
} from '@concord/service-kit';
import { Injectable } from '@nestjs/common';
import { ActiveResolver } from '../resolving/active-resolver';
import { modelsOf } from '../resolving/models';
import { fitOf } from './fitting';
import { ModelJobs, type StoredJob } from './model-jobs.repository';
import { ModelVersions } from './model-versions.repository';
import { trainsAt } from './self-training';
import { nameOf, type StoredVersion } from './stored-version';

/** What people ask and tell about model versions. Any process answers; only the active resolver activates. */
@Injectable()
export class ModelsService {
  constructor(
    private readonly setups: SetupStore<'identity-resolution'>,
    private readonly resolver: ActiveResolver,
    private readonly versions: ModelVersions,
    private readonly jobs: ModelJobs,
    private readonly audit: AuditLog,
  ) {}

  async list(): Promise<ModelList> {
    const own = await this.ownModels();
    const versions = await this.versions.all();
    const kinds = await Promise.all([...own.keys()].map((kind) => this.kindOf(kind, versions)));
    return { kinds, items: versions.map((version) => answerOf(version, own.get(version.kind))) };
  }

  async detail(kind: string, number: number): Promise<ModelDetail> {
    const version = await this.require(kind, number);
    const own = (await this.ownModels()).get(kind);
    const parameters = await this.versions.parameters(version);
    return { ...answerOf(version, own), parameters: { ...parameters } };
  }

  /** The job that trains; one that waits or runs already is answered instead of a second one. */
  async train(kind: string, by: Caller): Promise<ModelJob> {
    await this.requireKind(kind);
    const latest = await this.jobs.latestTraining(kind);
    if (latest?.status === 'queued' || latest?.status === 'running') return jobAnswer(latest);
    const contents = this.contentsOf(kind) ?? 0;
    await this.audit.note(by, { action: 'model.training-asked', details: { kind } });
    const asked = { task: 'train', kind, by: by.name, contents, self: false } as const;
    return jobAnswer(await this.jobs.add(asked));
  }

  async compare(kind: string, a: number, b: number, by: Caller): Promise<ModelJob> {
    await this.requireKind(kind);
    await this.require(kind, a);
    await this.require(kind, b);
    await this.audit.note(by, { action: 'model.comparison-asked', details: { kind, a, b } });
    const asked = { task: 'compare', kind, by: by.name, contents: 0, self: false } as const;
    return jobAnswer(await this.jobs.add({ ...asked, compared: [a, b] }));
  }

  async job(id: string): Promise<ModelJob> {
    const found = await this.jobs.find(id);
    if (found === undefined) throw notFound('job.unknown', `There is no job ${id}.`);
    return jobAnswer(found);
  }

  async latestJobs(): Promise<ModelJob[]> {
    return (await this.jobs.latest(100)).map(jobAnswer);
  }

  async activate(kind: string, number: number, by: Caller): Promise<ModelVersion> {
    await this.requireKind(kind);
    await this.require(kind, number);
    await this.change(kind, number, by, {});
    return await this.answer(kind, number);
  }

  /** Lets the version serve again that did before the present one. */
  async rollback(kind: string, by: Caller): Promise<ModelVersion> {
    await this.requireKind(kind);
    const before = (await this.versions.active(kind))?.before;
    if (before === undefined)
      throw conflict(
        'model.nothing-before',
        `No version served ${kind} before the present one; activate the one you want by its number.`,
      );
    await this.change(kind, before, by, { rollback: true });
    return await this.answer(kind, before);
  }

  private async change(
    kind: string,
    number: number,
    by: Caller,
    how: { readonly rollback?: true },
  ): Promise<void> {
    if (!this.resolver.active)
      throw unavailable(
        'resolver.standby',
        'This process does not hold the resolver lease, or loads its index; ask the active one.',
      );
    const activation = { by: by.name, at: new Date().toISOString(), ...how };
    const action = how.rollback === true ? 'model.rolled-back' : 'model.activated';
    await this.resolver.changeModels(async (session) => {
      await this.versions.activate(kind, number, activation, session);
      await this.audit.append(by, { action, details: { kind, number } }, session);
    });
  }

  private async answer(kind: string, number: number): Promise<ModelVersion> {
    return answerOf(await this.require(kind, number), (await this.ownModels()).get(kind));
  }

  private async kindOf(kind: string, versions: readonly StoredVersion[]): Promise<ModelKind> {
    const training = (await this.setup())?.match[kind]?.training ?? 'suggest';
    const active = versions.find((version) => version.kind === kind && version.status === 'active');
    const latest = await this.jobs.latestTraining(kind);
    const next = trainsAt(training, latest?.contents);
    const contents = this.contentsOf(kind);
    return {
      ...{ kind, training },
      ...(active === undefined ? {} : { active: active.number }),
      ...(this.resolver.active ? { settled: this.resolver.isSettled(kind) } : {}),
      ...(contents === undefined ? {} : { contents }),
      ...(next === undefined ? {} : { trainsAt: next }),
    };
  }

  private contentsOf(kind: string): number | undefined {
    return this.resolver.stats().find((each) => each.kind === kind)?.contents;
  }

  private async setup(): Promise<IdentitySetup | undefined> {
    return (await this.setups.current())?.setup;
  }

  private async ownModels(): Promise<Map<string, MatchModel>> {
    const setup = await this.setup();
    return setup === undefined ? new Map<string, MatchModel>() : modelsOf(setup);
  }

  private async requireKind(kind: string): Promise<void> {
    const kinds = [...(await this.ownModels()).keys()];
    if (kinds.includes(kind)) return;
    throw notFound(
      'model.kind-unknown',
      kinds.length === 0
        ? 'No workspace is applied yet: run `concord apply DIR`.'
        : `"${kind}" is no entity of the workspace; it has ${kinds.join(', ')}.`,
    );
  }

  private async require(kind: string, number: number): Promise<StoredVersion> {
    const found = await this.versions.find(kind, number);
    if (found === undefined)
      throw notFound('model.unknown', `There is no model version ${number} of "${kind}".`);
    return found;
  }
}

function answerOf(version: StoredVersion, own: MatchModel | undefined): ModelVersion {
  const { kind, number, status, made, base, records, decisions, outline, activations } = version;
  return {
    ...{ kind, number, name: nameOf(version), status, made },
    ...(base === undefined ? {} : { base }),
    ...{ records, decisions },
    ...(own === undefined ? {} : { fit: fitOf(outline, own) }),
    activations: [...activations],
  };
}

function jobAnswer({ contents, self, attempts, token, ...job }: StoredJob): ModelJob {
  return job;
}
