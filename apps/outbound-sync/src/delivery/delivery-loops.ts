import type { Destination } from '@concord/contracts/workspace';
import { Log, SetupStore } from '@concord/service-kit';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Connection } from 'mongoose';
import { Messaging } from '@concord/messaging';
import { Destinations } from '../destinations/destinations.repository';
import { Shadows } from '../shadows/shadows.repository';
import { DeliveryLoop } from './delivery-loop';

/** One delivery loop for each destination of the applied workspace. */
@Injectable()
export class DeliveryLoops implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly loops = new Map<
    string,
    { readonly loop: DeliveryLoop; readonly identity: string }
  >();
  private unsubscribe: (() => void) | undefined;
  private changing: Promise<void> = Promise.resolve();

  constructor(
    private readonly connection: Connection,
    private readonly messaging: Messaging,
    private readonly setups: SetupStore<'outbound-sync'>,
    private readonly shadows: Shadows,
    private readonly destinations: Destinations,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.unsubscribe = this.setups.onChange(() => this.followSetup());
    this.followSetup();
  }

  async onModuleDestroy(): Promise<void> {
    this.unsubscribe?.();
    await this.changing;
    await Promise.all([...this.loops.values()].map(({ loop }) => loop.stop()));
  }

  /** There may be something to deliver. */
  wake(destination: string): void {
    this.loops.get(destination)?.loop.wake();
  }

  private followSetup(): void {
    this.changing = this.changing
      .then(() => this.adapt())
      .catch((error: unknown) =>
        this.log.error('the destinations could not be taken over', { error }),
      );
  }

  private async adapt(): Promise<void> {
    const wanted = (await this.setups.current())?.setup.destinations ?? [];
    const identities = new Map(
      wanted.map((destination) => [destination.destination, JSON.stringify(destination)]),
    );
    for (const [name, { loop, identity }] of this.loops) {
      if (identities.get(name) === identity) continue;
      this.loops.delete(name);
      await loop.stop();
    }
    for (const destination of wanted) {
      if (!this.loops.has(destination.destination)) this.begin(destination);
    }
  }

  private begin(destination: Destination): void {
    const { connection, messaging, shadows, destinations, log } = this;
    const loop = new DeliveryLoop(destination, {
      connection,
      messaging,
      shadows,
      destinations,
      log,
    });
    this.loops.set(destination.destination, { loop, identity: JSON.stringify(destination) });
    loop.start();
  }
}
