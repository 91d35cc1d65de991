import { setTimeout as sleep } from 'node:timers/promises';
import { Configuration, Log, SetupStore } from '@concord/service-kit';
import { Injectable } from '@nestjs/common';
import { Connection } from 'mongoose';
import { ActiveResolver } from '../resolving/active-resolver';
import type { KindStats } from '../resolving/loading';
import { modelsOf } from '../resolving/models';
import { fitted, outlineOf } from './fitting';
import { ModelJobs, type StoredJob } from './model-jobs.repository';
import { runInProcess, WorkError } from './model-process';
import { ModelVersions } from './model-versions.repository';
import { compared, trained, type Order } from './order';
import { readParameters, writeParameters } from './parameters';
import { trainsAt } from './self-training';

const lookEveryMs = 500;
/** Where records never stop coming, training does not wait for quiet longer than this. */
const patienceMs = 300_000;

/** Trains and compares models while this process is the active resolver, one job at a time. */
@Injectable()
export class ModelWork {
  private quietAt = performance.now();

  constructor(
    private readonly connection: Connection,
    private readonly configuration: Configuration,
    private readonly setups: SetupStore<'identity-resolution'>,
    private readonly resolver: ActiveResolver,
    private readonly jobs: ModelJobs,
    private readonly versions: ModelVersions,
    private readonly log: Log,
  ) {}

  /** Does what is asked for until the signal is aborted. */
  async run(token: number, signal: AbortSignal): Promise<void> {
    let inherited = false;
    while (!signal.aborted) {
      try {
        if (!inherited) await this.jobs.inherit(token);
        inherited = true;
        await this.askForTraining();
        const job = await this.jobs.take(token);
        if (job !== undefined) await this.perform(job, signal);
      } catch (error) {
        this.log.warn('work on models was interrupted; it will be tried again', { error });
      }
      // Ends early, with an AbortError, when there is no more to be done.
      await sleep(lookEveryMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Trainings that are due or on their way and whose models will serve without being asked. */
  async trainingsThatActivate(): Promise<number> {
    const match = (await this.setups.current())?.setup.match ?? {};
    const kinds = Object.keys(match).filter((kind) => match[kind]?.training === 'activate');
    if (kinds.length === 0) return 0;
    const due = (await this.due()).filter(({ kind }) => kinds.includes(kind));
    return due.length + (await this.jobs.ownTrainings(kinds));
  }

  /** Asks for a training where enough records are there, and all is quiet. */
  private async askForTraining(): Promise<void> {
    const now = performance.now();
    if (!this.resolver.unsettled) this.quietAt = now;
    else if (now - this.quietAt < patienceMs) return;
    for (const { kind, contents } of await this.due()) {
      await this.jobs.add({ task: 'train', kind, by: 'concord', contents, self: true });
      this.log.info('a model is trained without being asked', { contents });
    }
  }

  /** Kinds that have grown enough since their latest training, or have had none. */
  private async due(): Promise<KindStats[]> {
    const match = (await this.setups.current())?.setup.match ?? {};
    const due: KindStats[] = [];
    for (const stats of this.resolver.stats()) {
      const mode = match[stats.kind]?.training ?? 'suggest';
      if (stats.contents < (trainsAt(mode, undefined) ?? Infinity)) continue;
      const latest = await this.jobs.latestTraining(stats.kind);
      if (stats.contents >= (trainsAt(mode, latest?.contents) ?? Infinity)) due.push(stats);
    }
    return due;
  }

  private async perform(job: StoredJob, signal: AbortSignal): Promise<void> {
    try {
      if (job.task === 'train') await this.train(job, signal);
      else await this.compare(job, signal);
    } catch (error) {
      if (signal.aborted) {
        await this.jobs.putBack(job, false);
        return;
      }
      this.log.warn('a job on models failed', { job: job.id, task: job.task, error });
      const reason = error instanceof Error ? error.message : String(error);
      const isFinal = error instanceof WorkError || !this.jobs.mayTryAgain(job);
      if (isFinal) await this.jobs.fail(job, reason);
      else await this.jobs.putBack(job, true);
    }
  }

  private async train(job: StoredJob, signal: AbortSignal): Promise<void> {
    const { kind } = job;
    const { own, mode } = await this.workspaceOf(kind);
    const base = await this.versions.newestBuiltIn(kind);
    if (base === undefined) throw new WorkError(`${kind} has no built-in model yet`);
    const beliefs = fitted(await this.versions.parameters(base), own);
    const order = { task: 'train', kind, base: writeParameters(beliefs) } as const;
    const result = trained.parse(await this.inProcess(job, order, signal));
    const model = readParameters(result.model);
    const { records, decisions } = result;
    const at = new Date().toISOString();
    const made = { how: job.self ? 'self' : 'command', by: job.by, at } as const;
    const version = { kind, made, base: base.number, records, decisions, outline: outlineOf(own) };
    await this.resolver.changeModels(async (session) => {
      const number = await this.versions.create(version, model, session);
      if (job.self && mode === 'activate')
        await this.versions.activate(kind, number, { by: job.by, at }, session);
      await this.jobs.complete(job, { number }, session);
    });
    this.log.info('a model version was trained', { records, decisions });
  }

  private async compare(job: StoredJob, signal: AbortSignal): Promise<void> {
    const { kind, compared: numbers } = job;
    const [a, b] = numbers ?? [0, 0];
    const order = {
      task: 'compare',
      kind,
      a: { number: a, model: await this.fittedText(kind, a) },
      b: { number: b, model: await this.fittedText(kind, b) },
    } as const;
    const comparison = compared.parse(await this.inProcess(job, order, signal));
    await this.jobs.complete(job, { comparison });
  }

  private async inProcess(job: StoredJob, order: Order, signal: AbortSignal): Promise<unknown> {
    signal.throwIfAborted();
    const { mongodbUri } = this.configuration.kit;
    const place = { mongodbUri, database: this.connection.name };
    const report = (progress: NonNullable<StoredJob['progress']>) => {
      this.jobs
        .progress(job, progress)
        .catch((error: unknown) => this.log.warn('progress was not noted', { error }));
    };
    return await runInProcess({ ...place, order }, report, signal);
  }

  private async fittedText(kind: string, number: number): Promise<string> {
    const version = await this.versions.find(kind, number);
    if (version === undefined) throw new WorkError(`${kind} has no model version ${number}`);
    const { own } = await this.workspaceOf(kind);
    return writeParameters(fitted(await this.versions.parameters(version), own));
  }

  private async workspaceOf(kind: string) {
    const current = await this.setups.current();
    const own = current === undefined ? undefined : modelsOf(current.setup).get(kind);
    if (current === undefined || own === undefined)
      throw new WorkError(`${kind} is no entity of the workspace any more`);
    return { own, mode: current.setup.match[kind]?.training ?? 'suggest' };
  }
}
