import { setTimeout as sleep } from 'node:timers/promises';
import { Lease, type HeldLease } from '@concord/messaging';
import { Log, messagingLog, Readiness, SetupStore, WorkRegistry } from '@concord/service-kit';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Connection } from 'mongoose';
import { ModelWork } from '../models/model-work';
import { ActiveResolver } from './active-resolver';
import { Fence } from './fence';
import { Standby } from './standby';

/** Settling begins when nothing has come in for this long… */
const quietMs = 200;
/** …or when something has been waiting to be settled for this long, and each time in vain twice as long. */
const patienceMs = { first: 10_000, longest: 300_000 };
const lookEveryMs = 50;
/** A process without an index leaves the lease of one that died to those that hold theirs ready. It loads meanwhile. */
const unpreparedMs = 2_000;

/** Holds the lease, loads the engine, settles behind. A process that loses the lease ends itself. */
@Injectable()
export class ResolverLifecycle implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly stop = new AbortController();
  private readonly lease: Lease;
  private running: Promise<void> = Promise.resolve();
  private unsubscribe: (() => void) | undefined;
  private activated: () => void = () => undefined;
  private readonly activation = new Promise<void>((resolve) => (this.activated = resolve));

  constructor(
    connection: Connection,
    private readonly setups: SetupStore<'identity-resolution'>,
    private readonly resolver: ActiveResolver,
    private readonly fence: Fence,
    private readonly models: ModelWork,
    private readonly standby: Standby,
    private readonly work: WorkRegistry,
    private readonly readiness: Readiness,
    private readonly log: Log,
  ) {
    this.lease = new Lease(connection, {
      ...{ name: 'resolver', ttlMs: 5_000, log: messagingLog(log) },
      // Every transaction passes the fence: who was held up for a while may go on where nobody took over.
      fenced: true,
      graceMs: () => (standby.isWarm ? 0 : unpreparedMs),
    });
  }

  onApplicationBootstrap(): void {
    this.readiness.register('resolver', () =>
      Promise.resolve(this.resolver.active ? undefined : this.notActive()),
    );
    this.work.register(async () => ({
      pending: {
        settling: this.resolver.unsettled ? 1 : 0,
        training: await this.models.trainingsThatActivate(),
      },
      done: await this.fence.passages(),
    }));
    this.unsubscribe = this.setups.onChange(() => this.resolver.refresh());
    const { signal } = this.stop;
    this.running = this.lease.run(
      (held) => this.lead(held),
      signal,
      () => this.standby.start(),
    );
  }

  /** Resolves when this process may consume. */
  async untilActive(): Promise<void> {
    await this.activation;
  }

  async onModuleDestroy(): Promise<void> {
    this.unsubscribe?.();
    this.stop.abort();
    await this.running;
    await this.standby.stop();
  }

  private async lead({ token, signal }: HeldLease): Promise<void> {
    await this.activate(token);
    this.activated();
    await Promise.all([this.settleUntil(signal), this.models.run(token, signal)]);
    this.resolver.deactivate();
    if (this.stop.signal.aborted) return;
    // Its queues must go to the process that has the lease now; ending is the sure way.
    this.log.fatal('the resolver lease was lost; this process ends so that another one takes over');
    process.exit(1);
  }

  private notActive(): string {
    return this.standby.isWarm
      ? 'stands by, ready to take over from another process'
      : 'waits for the lease of another process, or loads its index';
  }

  private async activate(token: number): Promise<void> {
    try {
      const ready = await this.resolver.activate(token);
      this.log.info('the resolver is active', { token, ready });
    } catch (error) {
      this.log.error('the resolver could not load its index; trying again', { error });
      throw error;
    }
  }

  private async settleUntil(signal: AbortSignal): Promise<void> {
    let seen = this.resolver.changeCount;
    let changedAt = performance.now();
    let waitingSince = changedAt;
    let patience = patienceMs.first;
    while (!signal.aborted) {
      await sleep(lookEveryMs);
      const now = performance.now();
      if (!this.resolver.unsettled) waitingSince = now;
      if (this.resolver.busy || this.resolver.changeCount !== seen) {
        seen = this.resolver.changeCount;
        changedAt = now;
      }
      const due = now - changedAt >= quietMs || now - waitingSince >= patience;
      if (this.resolver.unsettled && due) {
        // What comes in meanwhile makes a settlement stale: under a long load it would be work for nothing.
        const done = await this.settle(signal);
        patience = done ? patienceMs.first : Math.min(2 * patience, patienceMs.longest);
        waitingSince = performance.now();
      }
    }
  }

  /** @returns whether the partition is settled now. */
  private async settle(signal: AbortSignal): Promise<boolean> {
    try {
      await this.resolver.settle(signal);
    } catch (error) {
      this.log.warn('settling was interrupted; it will be tried again', { error });
      await sleep(1_000);
    }
    return !this.resolver.unsettled;
  }
}
