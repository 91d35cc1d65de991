import { sourceJudgedChannel } from '@concord/contracts/bus';
import type { SourceJudged } from '@concord/contracts/events';
import type { UnitOfWork } from '@concord/messaging';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { SourceHolds } from './holds.repository';

@Controller()
export class JudgedController {
  constructor(private readonly holds: SourceHolds) {}

  @EventPattern(sourceJudgedChannel.type)
  async judged(@Payload() items: SourceJudged[], @Ctx() unit: UnitOfWork): Promise<void> {
    await unit.commit(async ({ session }) => {
      for (const item of items) await this.holds.told(item, session);
    });
  }
}
