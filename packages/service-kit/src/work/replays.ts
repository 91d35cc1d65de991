import { setTimeout as sleep } from 'node:timers/promises';
import { Lease, type Messaging, type Transaction } from '@concord/messaging';
import type { Collection, Connection } from 'mongoose';
import { ulid } from 'ulid';
import type { Log } from '../log/log';
import { notFound } from '../problems/problem-error';
import type { WorkRegistry } from './work-registry';

export type ReplayCounts = Readonly<Record<string, number>>;

/** Something to be done with many stored records, and how far it got. */
export interface Replay {
  readonly id: string;
  readonly status: 'queued' | 'running' | 'completed' | 'failed';
  /** The name of the key that asked for it. */
  readonly by: string;
  /** Which records are meant, in the words of the service. */
  readonly about: unknown;
  readonly createdAt: string;
  readonly finishedAt?: string;
  /** How many there were to look at when it was asked for. */
  readonly total: number;
  readonly counts: ReplayCounts;
  readonly error?: string;
}

/** What a step came to; `after` is undefined when there is nothing behind it. */
interface ReplayStep {
  readonly counts: ReplayCounts;
  readonly after: string | undefined;
}

interface ReplayWork {
  readonly none: ReplayCounts;
  /**
   * Handles the next few behind `after` ('' at first), in the transaction that also writes how far it
   * got, so that each is handled once whoever is killed. May run again: it touches only the session.
   */
  readonly step: (replay: Replay, after: string, tx: Transaction) => Promise<ReplayStep>;
}

interface Surroundings {
  readonly connection: Connection;
  readonly messaging: Messaging;
  readonly work: WorkRegistry;
  readonly log: Log;
}

type ReplayDocument = Omit<Replay, 'id'> & {
  readonly _id: string;
  readonly after: string;
  /** Steps that failed in a row. */
  readonly attempts: number;
};

const lookEveryMs = 500;
/** A step that fails this often in a row does not get better by itself. */
const mostAttempts = 5;
const unfinished = { status: { $in: ['queued' as const, 'running' as const] } };

/**
 * Replays of stored records, one after the other over all processes of a service: durable once asked
 * for, in bounded steps, taken up from the checkpoint when a process was killed. They stand among the
 * pending work (`replays`) until they end.
 */
export class Replays {
  private readonly stored: Collection<ReplayDocument>;
  private readonly lease: Lease;
  private readonly stopping = new AbortController();
  private alarm = new AbortController();
  private loop: Promise<void> = Promise.resolve();

  constructor(
    private readonly around: Surroundings,
    private readonly what: ReplayWork,
  ) {
    this.stored = around.connection.collection<ReplayDocument>('replays');
    this.lease = new Lease(around.connection, { name: 'replays' });
  }

  async start(): Promise<void> {
    await this.stored.createIndex({ status: 1, _id: 1 }, {}, {});
    this.around.work.register(async () => ({
      pending: { replays: await this.stored.countDocuments(unfinished) },
    }));
    this.loop = this.look();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.alarm.abort();
    await this.loop;
  }

  /** Durable when it returns. */
  async add(by: string, about: object, total: number): Promise<Replay> {
    const at = new Date();
    const fresh = {
      ...{ _id: ulid(at.getTime()), status: 'queued' as const, by, about, total },
      ...{ createdAt: at.toISOString(), counts: this.what.none, after: '', attempts: 0 },
    };
    await this.stored.insertOne(fresh);
    this.alarm.abort();
    return replayOf(fresh);
  }

  /** @throws ProblemError 404 `replay.unknown` */
  async show(id: string): Promise<Replay> {
    const found = await this.stored.findOne({ _id: id });
    if (found === null) throw notFound('replay.unknown', `There is no replay ${id}.`);
    return replayOf(found);
  }

  /** The newest first. */
  async latest(limit = 100): Promise<Replay[]> {
    const found = await this.stored.find({}, { sort: { _id: -1 }, limit }).toArray();
    return found.map(replayOf);
  }

  private async look(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        if ((await this.next()) !== undefined) await this.workOff();
      } catch (error) {
        this.around.log.warn('cannot look for replays', { error });
      }
      await this.rest();
    }
  }

  private async rest(): Promise<void> {
    const { signal } = this.alarm;
    await sleep(lookEveryMs, undefined, { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
    if (!this.stopping.signal.aborted && signal.aborted) this.alarm = new AbortController();
  }

  private async next(): Promise<ReplayDocument | undefined> {
    return (await this.stored.findOne(unfinished, { sort: { _id: 1 } })) ?? undefined;
  }

  private async workOff(): Promise<void> {
    const done = new AbortController();
    const stop = AbortSignal.any([this.stopping.signal, done.signal]);
    await this.lease.run(async ({ signal }) => {
      for (let one = await this.next(); one !== undefined; one = await this.next()) {
        if (signal.aborted) return;
        await this.tryStep(one);
      }
      done.abort();
    }, stop);
  }

  private async tryStep(one: ReplayDocument): Promise<void> {
    try {
      await this.around.messaging.outbox.transaction((tx) => this.step(one._id, tx));
    } catch (error) {
      this.around.log.error('a step of a replay failed', { error, job: one._id });
      await this.failed(one);
      // Whoever holds the lease pauses, and then tries again.
      throw error;
    }
  }

  private async step(id: string, tx: Transaction): Promise<void> {
    const { session } = tx;
    const one = await this.stored.findOne({ _id: id, ...unfinished }, { session });
    if (one === null) return;
    const { counts, after } = await this.what.step(replayOf(one), one.after, tx);
    const increments = Object.fromEntries(
      Object.entries(counts).map(([name, count]): [string, number] => [`counts.${name}`, count]),
    );
    const ended = { status: 'completed' as const, finishedAt: new Date().toISOString() };
    await this.stored.updateOne(
      { _id: id },
      {
        $inc: { ...increments },
        $set: {
          attempts: 0,
          ...(after === undefined ? ended : { status: 'running' as const, after }),
        },
      },
      { session },
    );
  }

  private async failed({ _id, attempts }: ReplayDocument): Promise<void> {
    const givenUp = {
      status: 'failed' as const,
      finishedAt: new Date().toISOString(),
      error: 'the same step failed again and again, see the log of the service',
    };
    await this.stored.updateOne(
      { _id },
      { $set: { attempts: attempts + 1, ...(attempts + 1 >= mostAttempts ? givenUp : {}) } },
    );
  }
}

function replayOf({ _id, after, attempts, ...shown }: ReplayDocument): Replay {
  return { id: _id, ...shown };
}
