import { recordReceivedChannel } from '@concord/contracts/bus';
import type { RecordReceived } from '@concord/contracts/events';
import type { UnitOfWork } from '@concord/messaging';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { CleansingService } from '../cleansing.service';

@Controller()
export class ReceivedController {
  constructor(private readonly cleansing: CleansingService) {}

  @EventPattern(recordReceivedChannel.type)
  async received(@Payload() items: RecordReceived[], @Ctx() unit: UnitOfWork): Promise<void> {
    await this.cleansing.receive(items, unit);
  }
}
