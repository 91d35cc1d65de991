import type { Readable } from 'node:stream';
import { badRequest, notFound } from '@concord/service-kit';
import { Injectable } from '@nestjs/common';
import { ulid } from 'ulid';
import { SourceGate } from '../quality/source-gate';
import { SourcesService, type SourceSetup } from '../sources/sources.service';
import { Uploads } from '../uploads/uploads.repository';
import { newRun, runOf, type Run } from './run';
import { RunScheduler } from './run-scheduler';
import { Runs } from './runs.repository';

@Injectable()
export class RunsService {
  constructor(
    private readonly runs: Runs,
    private readonly sources: SourcesService,
    private readonly uploads: Uploads,
    private readonly scheduler: RunScheduler,
    private readonly gate: SourceGate,
  ) {}

  /**
   * Queues a read of the configured connection, unless one is queued already. @returns its id.
   *
   * @throws ProblemError 409 `source.held` when a check has stopped the source.
   */
  async start(name: string, trigger: Run['trigger']): Promise<string> {
    const source = await this.sources.require(name);
    if (!readsByItself(source)) {
      throw badRequest(
        'source.nothing-to-read',
        `The source "${name}" has nothing to read by itself: send records to it, or load a file.`,
      );
    }
    await this.gate.requireOpen(source);
    const id = await this.runs.queue(newRun(ulid(), name, trigger, source.mode, new Date()));
    this.scheduler.wake();
    return id;
  }

  /** Stores the file, then queues a run that reads it; nothing is queued when the file ends early. */
  async load(
    name: string,
    filename: string,
    content: Readable,
    mode?: 'full' | 'incremental',
  ): Promise<string> {
    const source = await this.sources.require(name);
    const { connector } = source.connection;
    if (connector === 'http' || connector === 'push') {
      throw badRequest(
        'source.no-files',
        `The source "${name}" is not read from files but by ${connector}.`,
      );
    }
    await this.gate.requireOpen(source);
    const id = ulid();
    const { bytes } = await this.uploads.store(id, filename, content);
    const run = newRun(id, name, 'upload', mode ?? source.mode, new Date());
    await this.runs.add({ ...run, upload: id, filename, bytesTotal: bytes, bytesRead: 0 });
    this.scheduler.wake();
    return id;
  }

  async show(id: string): Promise<Run> {
    const found = await this.runs.find(id);
    if (found === undefined) throw notFound('run.unknown', `There is no run ${id}.`);
    return runOf(found);
  }
}

function readsByItself({ connection }: SourceSetup): boolean {
  if (connection.connector === 'push') return false;
  return connection.connector === 'http' || connection.path !== undefined;
}
