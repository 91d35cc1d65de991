import type { ModelJob } from '@concord/contracts/match-models';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Connection, type Collection, type mongo } from 'mongoose';
import { ulid } from 'ulid';

export interface StoredJob extends ModelJob {
  /** Distinct contents when a training was asked for: the next one comes when they have doubled. */
  readonly contents: number;
  /** Whether it was the threshold that asked. */
  readonly self: boolean;
  /** How often it was begun. */
  readonly attempts: number;
  /** The fencing token of the process that works on it. */
  readonly token?: number;
}

type JobDocument = Omit<StoredJob, 'id'> & { readonly _id: string };
export type NewJob = Pick<StoredJob, 'task' | 'kind' | 'by' | 'contents' | 'self' | 'compared'>;

/** A job whose process dies this often is the likely cause of the deaths. */
const mostAttempts = 3;

@Injectable()
export class ModelJobs implements OnModuleInit {
  private readonly jobs: Collection<JobDocument>;

  constructor(connection: Connection) {
    this.jobs = connection.collection<JobDocument>('modelJobs');
  }

  async onModuleInit(): Promise<void> {
    await this.jobs.createIndex({ status: 1, _id: 1 }, {}, {});
    await this.jobs.createIndex({ kind: 1, task: 1, _id: -1 }, {}, {});
  }

  async add(job: NewJob): Promise<StoredJob> {
    const at = new Date();
    const fresh = { ...job, status: 'queued', at: at.toISOString(), attempts: 0 } as const;
    const _id = ulid(at.getTime());
    await this.jobs.insertOne({ _id, ...fresh });
    return { id: _id, ...fresh };
  }

  async find(id: string): Promise<StoredJob | undefined> {
    return orUndefined(await this.jobs.findOne({ _id: id }));
  }

  /** The newest first, without what came of comparisons. */
  async latest(limit: number): Promise<StoredJob[]> {
    const options = { projection: { comparison: 0 }, sort: { _id: -1 }, limit } as const;
    return (await this.jobs.find({}, options).toArray()).map(jobOf);
  }

  async latestTraining(kind: string): Promise<StoredJob | undefined> {
    const filter = { kind, task: 'train' } as const;
    return orUndefined(await this.jobs.findOne(filter, { sort: { _id: -1 } }));
  }

  /** How many trainings of these kinds wait or run that the threshold asked for. */
  async ownTrainings(kinds: readonly string[]): Promise<number> {
    const status = { $in: ['queued', 'running'] as ModelJob['status'][] };
    const filter = { task: 'train', self: true, kind: { $in: [...kinds] }, status } as const;
    return await this.jobs.countDocuments(filter);
  }

  /** Takes the jobs of processes that are no more: they begin again, or have failed too often. */
  async inherit(token: number): Promise<void> {
    const orphaned = { status: 'running', token: { $lt: token } } as const;
    await this.jobs.updateMany(
      { ...orphaned, attempts: { $gte: mostAttempts } },
      {
        $set: {
          status: 'failed',
          finishedAt: new Date().toISOString(),
          error: `the process ended ${mostAttempts} times while it worked on this; is its memory enough?`,
        },
        $unset: { token: 1, progress: 1 },
      },
    );
    await this.jobs.updateMany(orphaned, {
      $set: { status: 'queued' },
      $unset: { token: 1, progress: 1 },
    });
  }

  /** The oldest job that waits. */
  async take(token: number): Promise<StoredJob | undefined> {
    const taken = await this.jobs.findOneAndUpdate(
      { status: 'queued' },
      { $set: { status: 'running', token }, $inc: { attempts: 1 } },
      { sort: { _id: 1 }, returnDocument: 'after' },
    );
    return orUndefined(taken);
  }

  async progress(
    { id, token }: StoredJob,
    progress: NonNullable<ModelJob['progress']>,
  ): Promise<void> {
    await this.jobs.updateOne(own(id, token), { $set: { progress } });
  }

  async complete(
    { id, token }: StoredJob,
    result: Pick<ModelJob, 'number' | 'comparison'>,
    session?: mongo.ClientSession,
  ): Promise<void> {
    const finished = { status: 'completed', finishedAt: new Date().toISOString() } as const;
    await this.jobs.updateOne(
      own(id, token),
      { $set: { ...finished, ...result }, $unset: { token: 1, progress: 1 } },
      session === undefined ? {} : { session },
    );
  }

  async fail({ id, token }: StoredJob, error: string): Promise<void> {
    const finished = { status: 'failed', finishedAt: new Date().toISOString() } as const;
    await this.jobs.updateOne(own(id, token), {
      $set: { ...finished, error },
      $unset: { token: 1, progress: 1 },
    });
  }

  /** For the next process, or the next attempt; one that was asked to stop does not count. */
  async putBack({ id, token, attempts }: StoredJob, counts: boolean): Promise<void> {
    await this.jobs.updateOne(own(id, token), {
      $set: { status: 'queued', attempts: counts ? attempts : attempts - 1 },
      $unset: { token: 1, progress: 1 },
    });
  }

  mayTryAgain({ attempts }: StoredJob): boolean {
    return attempts < mostAttempts;
  }
}

/** Only who works on it may write about it. */
function own(id: string, token: number | undefined) {
  return { _id: id, status: 'running' as const, ...(token === undefined ? {} : { token }) };
}

function jobOf({ _id, ...rest }: JobDocument): StoredJob {
  return { id: _id, ...rest };
}

function orUndefined(found: JobDocument | null): StoredJob | undefined {
  return found === null ? undefined : jobOf(found);
}
