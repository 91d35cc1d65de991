import { sourceName } from '@concord/contracts/names';
import {
  intakeQualityReport,
  sourceHold,
  type IntakeQualityReport,
  type SourceHold,
} from '@concord/contracts/quality';
import { Answers, CalledBy, ZodParam, type Caller } from '@concord/service-kit';
import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { SourceQualityService } from './source-quality.service';

const resumed = z.object({ waived: z.array(sourceHold) });

@ApiTags('quality')
@Controller('v1/sources')
export class SourceQualityController {
  constructor(private readonly quality: SourceQualityService) {}

  @Get(':source/quality')
  @Answers({
    summary: 'Rows, columns and drift of the last run, and what holds the source',
    description:
      'Shapes of values at most, never values. What the records are worth tells cleansing.',
    schema: intakeQualityReport,
  })
  async show(@ZodParam('source', sourceName, 'crm') source: string): Promise<IntakeQualityReport> {
    return await this.quality.report(source);
  }

  @Post(':source/resume')
  @HttpCode(200)
  @Answers({
    summary: 'Let a held source go on',
    description: 'What fails now only warns until it has held once.',
    schema: resumed,
  })
  async resume(
    @ZodParam('source', sourceName, 'crm') source: string,
    @CalledBy() caller: Caller,
  ): Promise<{ waived: SourceHold[] }> {
    return { waived: await this.quality.resume(source, caller.name) };
  }
}
