import { entityResolvedChannel } from '@concord/contracts/bus';
import type { EntityResolved } from '@concord/contracts/events';
import type { UnitOfWork } from '@concord/messaging';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { GoldenService } from './golden.service';

@Controller()
export class EntitiesController {
  constructor(private readonly golden: GoldenService) {}

  @EventPattern(entityResolvedChannel.type)
  async resolved(@Payload() items: EntityResolved[], @Ctx() unit: UnitOfWork): Promise<void> {
    await this.golden.resolve(items, unit);
  }
}
