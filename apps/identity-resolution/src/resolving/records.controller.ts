import { recordCleansedChannel } from '@concord/contracts/bus';
import type { RecordCleansed } from '@concord/contracts/events';
import type { UnitOfWork } from '@concord/messaging';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { ActiveResolver } from './active-resolver';

@Controller()
export class RecordsController {
  constructor(private readonly resolver: ActiveResolver) {}

  @EventPattern(recordCleansedChannel.type)
  async cleansed(@Payload() items: RecordCleansed[], @Ctx() unit: UnitOfWork): Promise<void> {
    await this.resolver.receive(items, unit);
  }
}
