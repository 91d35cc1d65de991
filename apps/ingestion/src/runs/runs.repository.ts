import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Connection, mongo, type Collection } from 'mongoose';
import type { IntakeCounts } from '../intake/intake';
import { runTransitions, type RunStatus, type StoredRun } from './run';

/** Another process reads the run now; this one has to leave it alone. */
export class RunTakenOver extends Error {
  override readonly name = 'RunTakenOver';
}

/** How far a run has come, beside its counts. */
export type RunProgress = Partial<
  Pick<StoredRun, 'checkpoint' | 'carried' | 'bytesRead' | 'bytesTotal'>
>;

const duplicateKey = 11000;

/** Runs that wait to read what is configured; those of uploads each read a file of their own. */
const queuedForConnection = {
  status: 'queued',
  trigger: { $in: ['command', 'schedule'] },
} as const satisfies mongo.Filter<StoredRun>;

const onlyQueued = 'one queued run of the connection';

/** The source answers again: what kept the run waiting is no trouble any more. */
const overcome = { $unset: { error: '' as const, resumeAt: '' as const } };

@Injectable()
export class Runs implements OnModuleInit {
  private readonly runs: Collection<StoredRun>;

  constructor(connection: Connection) {
    this.runs = connection.collection<StoredRun>('runs');
  }

  async onModuleInit(): Promise<void> {
    await this.runs.createIndex({ status: 1, _id: 1 }, {}, {});
    await this.runs.createIndex({ source: 1, _id: -1 }, {}, {});
    await this.runs.createIndex(
      { source: 1 },
      { name: onlyQueued, unique: true, partialFilterExpression: queuedForConnection },
      {},
    );
  }

  async add(run: StoredRun): Promise<void> {
    await this.runs.insertOne(run);
  }

  async find(id: string): Promise<StoredRun | undefined> {
    return (await this.runs.findOne({ _id: id })) ?? undefined;
  }

  /**
   * Queues a run of the configured connection, unless one is queued that has not begun yet: however
   * many trigger at once, they get the same run.
   *
   * @returns the id of the one that is queued.
   */
  async queue({ _id, source, status, trigger, ...run }: StoredRun): Promise<string> {
    const already = { ...queuedForConnection, source };
    for (;;) {
      try {
        const queued = await this.runs.findOneAndUpdate(
          already,
          { $setOnInsert: { ...run, _id, trigger } },
          { upsert: true, returnDocument: 'after' },
        );
        if (queued !== null) return queued._id;
      } catch (error) {
        // Two found none and both wrote; the other one's stands now, or has begun already.
        if (!(error instanceof mongo.MongoServerError && error.code === duplicateKey)) throw error;
      }
    }
  }

  async latest(source: string): Promise<StoredRun | undefined> {
    return (await this.runs.find({ source }).sort({ _id: -1 }).limit(1).next()) ?? undefined;
  }

  /** The latest run of the configured connection, uploads aside. */
  async latestOfConnection(source: string): Promise<StoredRun | undefined> {
    const found = await this.runs
      .find({ source, upload: { $exists: false } })
      .sort({ _id: -1 })
      .limit(1)
      .next();
    return found ?? undefined;
  }

  /** Unfinished runs, oldest first; a waiting one only when its time has come. */
  async due(now: Date): Promise<StoredRun[]> {
    return await this.runs
      .find({
        $or: [
          { status: { $in: ['queued', 'running'] } },
          { status: 'waiting', resumeAt: { $lte: now.toISOString() } },
        ],
      })
      .sort({ _id: 1 })
      .limit(100)
      .toArray();
  }

  async unfinished(): Promise<StoredRun[]> {
    return await this.runs.find({ status: { $in: ['queued', 'running', 'waiting'] } }).toArray();
  }

  /** Moves a run along an allowed transition; false when it stands elsewhere by now. */
  async move(
    id: string,
    from: RunStatus,
    to: RunStatus,
    set: Partial<StoredRun> = {},
  ): Promise<boolean> {
    if (!runTransitions[from].includes(to))
      throw new Error(`a run cannot go from ${from} to ${to}`);
    const moved = await this.runs.updateOne(
      { _id: id, status: from },
      { $set: { ...set, status: to }, ...(to === 'completed' ? overcome : {}) },
    );
    return moved.matchedCount === 1;
  }

  /**
   * Writes progress in the transaction of the records that it stands for.
   *
   * @throws RunTakenOver when another process has read on.
   */
  async progress(
    id: string,
    step: number,
    counts: IntakeCounts,
    set: RunProgress,
    session: mongo.ClientSession,
  ): Promise<void> {
    const increments = Object.fromEntries(
      Object.entries(counts).map(([name, count]) => [`counts.${name}`, count]),
    );
    const written = await this.runs.updateOne(
      { _id: id, step },
      { $inc: { ...increments, step: 1 }, $set: { ...set, attempts: 0 }, ...overcome },
      { session },
    );
    if (written.matchedCount === 0)
      throw new RunTakenOver(`run ${id} is being read by another process`);
  }

  async setPhase(id: string, phase: StoredRun['phase']): Promise<void> {
    await this.runs.updateOne({ _id: id }, { $set: { phase } });
  }
}
