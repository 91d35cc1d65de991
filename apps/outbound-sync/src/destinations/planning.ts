import type { Destination } from '@concord/contracts/workspace';
import { Lease, Messaging } from '@concord/messaging';
import { Log, SetupStore } from '@concord/service-kit';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Connection } from 'mongoose';
import { DeliveryLoops } from '../delivery/delivery-loops';
import { GoldenCopies } from '../golden/golden-copies.repository';
import { SyncService } from '../shadows/sync.service';
import { Destinations } from './destinations.repository';

const batchSize = 500;

/**
 * Plans a destination anew from the golden copies when it appears or when what it wants changes,
 * in batches with a checkpoint.
 */
@Injectable()
export class Planning implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly stop = new AbortController();
  private readonly lease: Lease;
  private unsubscribe: (() => void) | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    connection: Connection,
    private readonly setups: SetupStore<'outbound-sync'>,
    private readonly messaging: Messaging,
    private readonly destinations: Destinations,
    private readonly copies: GoldenCopies,
    private readonly sync: SyncService,
    private readonly loops: DeliveryLoops,
    private readonly log: Log,
  ) {
    this.lease = new Lease(connection, { name: 'planning' });
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

  /** Destinations that are not planned to the end yet. */
  async unplanned(): Promise<Destination[]> {
    const [current, known] = await Promise.all([this.setups.current(), this.destinations.all()]);
    return (current?.setup.destinations ?? []).filter((destination) => {
      const plan = known.get(destination.destination)?.plan;
      return plan?.identity !== wishOf(destination) || plan.after !== undefined;
    });
  }

  private start(): void {
    this.running = this.running
      .then(() => this.catchUp())
      .catch((error: unknown) => this.log.error('a destination could not be planned', { error }));
  }

  private async catchUp(): Promise<void> {
    if ((await this.unplanned()).length === 0) return;
    const done = new AbortController();
    await this.lease.run(
      async ({ signal }) => {
        for (const destination of await this.unplanned()) await this.plan(destination, signal);
        done.abort();
      },
      AbortSignal.any([this.stop.signal, done.signal]),
    );
  }

  private async plan(destination: Destination, signal: AbortSignal): Promise<void> {
    const name = destination.destination;
    const plan = (await this.destinations.all()).get(name)?.plan;
    let after = plan?.identity === wishOf(destination) ? plan.after : '';
    while (after !== undefined && !signal.aborted) {
      after = await this.planSome(destination, after);
      this.loops.wake(name);
    }
  }

  /** Plans the records after an id. @returns where to go on; `undefined` at the end. */
  private async planSome(destination: Destination, after: string): Promise<string | undefined> {
    return await this.messaging.outbox.transaction(async ({ session }) => {
      // Read in here: news of a record that comes meanwhile collides instead of being missed.
      const golden = await this.copies.after(after, batchSize, session);
      const next = golden.at(-1)?.entityId;
      const wish = wishOf(destination);
      await this.sync.plan(golden, destination, true, session);
      await this.destinations.setPlan(destination.destination, wish, next, session);
      return next;
    });
  }
}

/** What decides what a destination should hold; where and how it is delivered does not. */
function wishOf({ entity, having, mapping }: Destination): string {
  return JSON.stringify({ entity, having, mapping });
}
