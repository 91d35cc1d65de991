import { recordAttachedChannel } from '@concord/contracts/bus';
import type { RecordAttached } from '@concord/contracts/events';
import type { UnitOfWork } from '@concord/messaging';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { AttachedService } from './attached.service';

@Controller()
export class AttachedController {
  constructor(private readonly attached: AttachedService) {}

  @EventPattern(recordAttachedChannel.type)
  async received(@Payload() records: RecordAttached[], @Ctx() unit: UnitOfWork): Promise<void> {
    await this.attached.receive(records, unit);
  }
}
