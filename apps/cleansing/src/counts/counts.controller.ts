import { cleansingCounts, type CleansingCounts } from '@concord/contracts/api';
import { Answers } from '@concord/service-kit';
import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Counts } from './counts.repository';

@ApiTags('counts')
@Controller('v1/counts')
export class CountsController {
  constructor(private readonly counts: Counts) {}

  @Get()
  @Answers({
    summary: 'Accepted, quarantined and superseded record versions by source',
    schema: z.array(cleansingCounts),
  })
  async bySource(): Promise<CleansingCounts[]> {
    return await this.counts.bySource();
  }
}
