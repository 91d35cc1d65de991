import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { workReport, type WorkReport } from '@concord/contracts/api';
import { Messaging } from '@concord/messaging';
import { Answers } from '../docs/answers';
import { Impersonal } from '../masking/impersonal';
import { ServiceIdentity } from '../service-identity';
import { WorkRegistry } from './work-registry';

@ApiTags('work')
@Controller('v1/work')
@Impersonal()
export class WorkController {
  constructor(
    private readonly service: ServiceIdentity,
    private readonly messaging: Messaging,
    private readonly registry: WorkRegistry,
  ) {}

  @Get()
  @Answers({
    summary: 'What this service still has to do',
    description: 'The pipeline is drained when pending is zero everywhere and done stands still.',
    schema: workReport,
    example: {
      service: 'cleansing',
      pending: { queued: 1200, inFlight: 500, outbox: 3 },
      done: 48_210,
      troubles: [],
      parked: 0,
    },
  })
  async work(): Promise<WorkReport> {
    const [{ queued, inFlight, outbox, parked }, own] = await Promise.all([
      this.messaging.report(),
      this.registry.ownWork(),
    ]);
    return {
      service: this.service.name,
      pending: { queued, inFlight, outbox, ...own.pending },
      done: own.done,
      troubles: own.troubles,
      parked,
    };
  }
}
