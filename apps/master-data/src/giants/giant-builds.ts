import { Messaging } from '@concord/messaging';
import { Log } from '@concord/service-kit';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { GoldenService } from '../golden/golden.service';
import { Policies } from '../golden/policies';
import { Giants } from './giants.repository';

/** How often is looked for one that has to be built, ms. */
const lookEvery = 1_000;
/** After a build, so many times as long as it took belongs to the others. */
const restFactor = 9;

/**
 * Builds the golden records of giants behind, one after the other, in a tenth of the time at most. It counts as
 * pending work until all are built. Several replicas may do so at once: one of two builds of the same record
 * finds nothing left to do.
 */
@Injectable()
export class GiantBuilds implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly stop = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly messaging: Messaging,
    private readonly golden: GoldenService,
    private readonly giants: Giants,
    private readonly policies: Policies,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.work();
  }

  async onModuleDestroy(): Promise<void> {
    this.stop.abort();
    await this.running;
  }

  private async work(): Promise<void> {
    const { signal } = this.stop;
    while (!signal.aborted) {
      const begun = performance.now();
      const built = await this.buildNext().catch((error: unknown) => {
        this.log.error('a golden record of very many contributors could not be built', { error });
        return false;
      });
      const rest = built ? restFactor * (performance.now() - begun) : lookEvery;
      await sleep(rest, undefined, { signal }).catch(() => undefined);
    }
  }

  private async buildNext(): Promise<boolean> {
    const id = await this.giants.next();
    if (id === undefined) return false;
    const { policyFor, setup } = await this.policies.current();
    const at = new Date().toISOString();
    await this.golden.inTurn(() =>
      this.messaging.outbox.transaction(async (tx) => {
        const giant = await this.giants.take(id, tx.session);
        if (giant === undefined) return;
        const { cause = 'settling', records = [], from = [], to = [] } = giant;
        const movement = { records, from: [...new Set(from)], to: [...new Set(to)] };
        const movements = new Map([[id, movement]]);
        await this.golden.rebuild([id], policyFor, { cause, at, setup }, tx, movements);
      }),
    );
    return true;
  }
}
