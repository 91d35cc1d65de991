import { SetupStore, WorkRegistry } from '@concord/service-kit';
import { Module, type OnModuleInit } from '@nestjs/common';
import { DeliveryLoops } from './delivery/delivery-loops';
import { DestinationsController } from './destinations/destinations.controller';
import { Destinations } from './destinations/destinations.repository';
import { Planning } from './destinations/planning';
import { GoldenController } from './golden/golden.controller';
import { GoldenCopies } from './golden/golden-copies.repository';
import { Shadows } from './shadows/shadows.repository';
import { SyncService } from './shadows/sync.service';

@Module({
  controllers: [GoldenController, DestinationsController],
  providers: [DeliveryLoops, Destinations, GoldenCopies, Planning, Shadows, SyncService],
})
export class OutboundSyncModule implements OnModuleInit {
  constructor(
    private readonly work: WorkRegistry,
    private readonly setups: SetupStore<'outbound-sync'>,
    private readonly planning: Planning,
    private readonly destinations: Destinations,
    private readonly shadows: Shadows,
  ) {}

  onModuleInit(): void {
    this.work.register(async () => {
      const wanted = (await this.setups.current())?.setup.destinations ?? [];
      const [known, unplanned, pending] = await Promise.all([
        this.destinations.all(),
        this.planning.unplanned(),
        Promise.all(wanted.map(({ destination }) => this.shadows.countPending(destination))),
      ]);
      return {
        pending: {
          planning: unplanned.length,
          deliveries: pending.reduce((sum, count) => sum + count, 0),
        },
        done: [...known.values()].reduce((sum, { delivered = 0 }) => sum + delivered, 0),
        troubles: wanted.flatMap(({ destination }) => {
          const trouble = known.get(destination)?.trouble;
          return trouble === undefined
            ? []
            : [{ subject: `destination ${destination}`, ...trouble }];
        }),
      };
    });
  }
}
