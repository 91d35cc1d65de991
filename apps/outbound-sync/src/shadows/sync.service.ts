import type { GoldenChanged } from '@concord/contracts/events';
import type { OutboundSetup } from '@concord/contracts/setups';
import type { Destination } from '@concord/contracts/workspace';
import { UnavailableError, type UnitOfWork } from '@concord/messaging';
import { SetupStore } from '@concord/service-kit';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { DeliveryLoops } from '../delivery/delivery-loops';
import { GoldenCopies } from '../golden/golden-copies.repository';
import { planShadow, type GoldenCopy } from './shadow';
import { Shadows } from './shadows.repository';

/** Turns news of golden records into what each destination should hold. */
@Injectable()
export class SyncService {
  constructor(
    private readonly setups: SetupStore<'outbound-sync'>,
    private readonly copies: GoldenCopies,
    private readonly shadows: Shadows,
    private readonly loops: DeliveryLoops,
  ) {}

  async receive(items: readonly GoldenChanged[], unit: UnitOfWork): Promise<void> {
    const destinations = await unit.commit(async ({ session }) => {
      // Asked for in here, so that a run after a conflict with planning sees the setup it was for.
      const { destinations: wanted } = await this.requireSetup();
      const news = await this.copies.keep(items, session);
      for (const destination of wanted) await this.plan(news, destination, false, session);
      return wanted;
    });
    for (const { destination } of destinations) this.loops.wake(destination);
  }

  async plan(
    golden: readonly GoldenCopy[],
    destination: Destination,
    remapped: boolean,
    session: mongo.ClientSession,
  ): Promise<void> {
    const now = new Date().toISOString();
    const ids = golden.map(({ entityId }) => entityId);
    const before = await this.shadows.load(destination.destination, ids, session);
    const planned = golden.flatMap(
      (copy) => planShadow(before.get(copy.entityId), copy, destination, now, remapped) ?? [],
    );
    await this.shadows.save(planned, before, session);
  }

  private async requireSetup(): Promise<OutboundSetup> {
    const current = await this.setups.current();
    if (current === undefined)
      throw new UnavailableError('no workspace applied yet: run `concord apply DIR`');
    return current.setup;
  }
}
