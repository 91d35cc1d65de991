import { goldenChangedChannel } from '@concord/contracts/bus';
import type { GoldenChanged } from '@concord/contracts/events';
import type { UnitOfWork } from '@concord/messaging';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { SyncService } from '../shadows/sync.service';

@Controller()
export class GoldenController {
  constructor(private readonly sync: SyncService) {}

  @EventPattern(goldenChangedChannel.type)
  async changed(@Payload() items: GoldenChanged[], @Ctx() unit: UnitOfWork): Promise<void> {
    await this.sync.receive(items, unit);
  }
}
