import { setTimeout as sleep } from 'node:timers/promises';
import { Lease } from '@concord/messaging';
import { Log, SetupStore } from '@concord/service-kit';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Connection } from 'mongoose';
import { ulid } from 'ulid';
import { milliseconds } from '@concord/contracts/duration';
import { SourceGate } from '../quality/source-gate';
import { newRun, type StoredRun } from './run';
import { RunReader } from './run-reader';
import { Runs } from './runs.repository';

const lookEveryMs = 500;

/**
 * Finds runs that are due and reads them, one at a time per source over all replicas: a source's
 * lease goes with its run. What a killed process left running is taken up from its checkpoint.
 */
@Injectable()
export class RunScheduler implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly stop = new AbortController();
  private readonly busy = new Map<string, Promise<void>>();
  private loop: Promise<void> = Promise.resolve();
  private alarm = new AbortController();

  constructor(
    private readonly connection: Connection,
    private readonly setups: SetupStore<'ingestion'>,
    private readonly runs: Runs,
    private readonly reader: RunReader,
    private readonly gate: SourceGate,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.loop = this.look();
  }

  async onModuleDestroy(): Promise<void> {
    this.stop.abort();
    this.alarm.abort();
    await this.loop;
    await Promise.all(this.busy.values());
  }

  /** Looks at once instead of at the next turn. */
  wake(): void {
    this.alarm.abort();
  }

  private async look(): Promise<void> {
    while (!this.stop.signal.aborted) {
      try {
        await this.queueScheduled();
        await this.startDue();
      } catch (error) {
        this.log.warn('cannot look for runs', { error });
      }
      await this.rest();
    }
  }

  private async rest(): Promise<void> {
    await sleep(lookEveryMs, undefined, { signal: this.alarm.signal }).catch((error: unknown) => {
      if (!this.alarm.signal.aborted) throw error;
    });
    if (!this.stop.signal.aborted) this.alarm = new AbortController();
  }

  private async queueScheduled(): Promise<void> {
    const now = new Date();
    for (const each of (await this.setups.current())?.setup.sources ?? []) {
      const { source, mode, schedule } = each;
      if (schedule === undefined) continue;
      const last = await this.runs.latestOfConnection(source);
      const ended = last === undefined || last.status === 'completed' || last.status === 'failed';
      const due =
        last === undefined ||
        Date.parse(last.startedAt) + milliseconds(schedule.every) <= now.getTime();
      if (!ended || !due || (await this.gate.refusal(each)) !== undefined) continue;
      await this.runs.queue(newRun(ulid(), source, 'schedule', mode, now));
    }
  }

  private async startDue(): Promise<void> {
    const first = new Map<string, StoredRun>();
    for (const run of await this.runs.due(new Date())) {
      if (!first.has(run.source)) first.set(run.source, run);
    }
    for (const [source, run] of first) {
      if (this.busy.has(source)) continue;
      this.busy.set(
        source,
        this.read(run).finally(() => this.busy.delete(source)),
      );
    }
  }

  private async read(run: StoredRun): Promise<void> {
    const lease = new Lease(this.connection, { name: `source:${run.source}` });
    const done = new AbortController();
    try {
      if (!(await lease.acquire())) return;
      await lease.run(
        async ({ signal }) => {
          const fresh = await this.runs.find(run._id);
          if (fresh !== undefined) await this.reader.read(fresh, signal);
          done.abort();
        },
        AbortSignal.any([this.stop.signal, done.signal]),
      );
    } catch (error) {
      this.log.error('a run was interrupted and will be taken up again', {
        error,
        source: run.source,
        run: run._id,
      });
    }
    this.wake();
  }
}
