import { Lease, Messaging } from '@concord/messaging';
import { Log, SetupStore } from '@concord/service-kit';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Connection, type Collection, type mongo } from 'mongoose';
import { GoldenRecords } from './golden-records.repository';
import { GoldenService } from './golden.service';
import { Policies } from './policies';

interface RolloutState {
  readonly _id: 'policy';
  /** The setup version that every golden record is built by, once `after` is gone. */
  readonly version: number;
  /** The last entity that has been rebuilt. */
  readonly after?: string;
}

const batchSize = 200;

/**
 * A golden record is a function of its contributors and the policy: when the policy changes, all
 * are rebuilt in the background, in batches with a checkpoint, while service goes on.
 */
@Injectable()
export class PolicyRollout implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly states: Collection<RolloutState>;
  private readonly stop = new AbortController();
  private readonly lease: Lease;
  private unsubscribe: (() => void) | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    connection: Connection,
    private readonly setups: SetupStore<'master-data'>,
    private readonly messaging: Messaging,
    private readonly golden: GoldenRecords,
    private readonly service: GoldenService,
    private readonly policies: Policies,
    private readonly log: Log,
  ) {
    this.states = connection.collection<RolloutState>('rollouts');
    this.lease = new Lease(connection, { name: 'policy-rollout' });
  }

  onApplicationBootstrap(): void {
    this.unsubscribe = this.setups.onChange(() => this.start());
    this.start();
  }

  async onModuleDestroy(): Promise<void> {
    this.unsubscribe?.();
    this.stop.abort();
    await this.running;
  }

  /** 1 while golden records wait to be rebuilt by the current policy. */
  async pending(): Promise<number> {
    const current = await this.setups.current();
    if (current === undefined) return 0;
    const state = await this.states.findOne({ _id: 'policy' });
    const built = state?.version === current.version && state.after === undefined;
    return built ? 0 : 1;
  }

  private start(): void {
    this.running = this.running
      .then(() => this.catchUp())
      .catch((error: unknown) => this.log.error('golden records could not be rebuilt', { error }));
  }

  private async catchUp(): Promise<void> {
    const done = new AbortController();
    const stop = AbortSignal.any([this.stop.signal, done.signal]);
    if ((await this.pending()) === 0) return;
    await this.lease.run(async ({ signal }) => {
      await this.rebuildAll(signal);
      if (!signal.aborted) done.abort();
    }, stop);
  }

  private async rebuildAll(signal: AbortSignal): Promise<void> {
    const current = await this.setups.current();
    if (current === undefined) return;
    const state = await this.states.findOne({ _id: 'policy' });
    let after = state?.version === current.version ? state.after : '';
    while (after !== undefined && !signal.aborted) {
      after = await this.rebuildSome(current.version, after);
    }
  }

  /** Rebuilds the records after an id. @returns where to go on; `undefined` at the end. */
  private async rebuildSome(version: number, after: string): Promise<string | undefined> {
    const { policyFor, setup } = await this.policies.current();
    const occasion = { cause: 'policy' as const, at: new Date().toISOString(), setup };
    const ids = (await this.golden.page(after, batchSize)).map(({ id }) => id);
    const next = ids.at(-1);
    await this.service.inTurn(() =>
      this.messaging.outbox.transaction(async (tx) => {
        await this.service.rebuild(ids, policyFor, occasion, tx);
        await this.setState(version, next, tx.session);
      }),
    );
    return next;
  }

  private async setState(
    version: number,
    after: string | undefined,
    session: mongo.ClientSession,
  ): Promise<void> {
    await this.states.updateOne(
      { _id: 'policy' },
      after === undefined
        ? { $set: { version }, $unset: { after: '' } }
        : { $set: { version, after } },
      { upsert: true, session },
    );
  }
}
