import { sourceName } from '@concord/contracts/names';
import {
  profileReport,
  qualityHistory,
  qualityReport,
  sourceQualityReport,
  type ProfileReport,
  type QualityHistory,
  type QualityReport,
  type SourceQualityReport,
} from '@concord/contracts/quality';
import { Answers, Requires, ZodParam, ZodQuery } from '@concord/service-kit';
import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { QualityService } from './quality.service';

const historyQuery = z.object({
  limit: z.coerce.number().int().min(1).max(400).default(30).describe('days, the latest ones'),
  field: z.string().max(40).optional().describe('only what is said of this field'),
});
const profileQuery = z.object({
  day: z.iso.date().optional().describe('of this day; without it, of all days that are kept'),
});

@ApiTags('quality')
@Controller('v1/quality')
export class QualityController {
  constructor(private readonly quality: QualityService) {}

  @Get()
  @Answers({
    summary: 'What the current records of all sources are worth, and what fails',
    schema: qualityReport,
  })
  async all(): Promise<QualityReport> {
    return await this.quality.report();
  }

  @Get(':source')
  @Answers({
    summary: 'What the current records of a source are worth, field by field',
    schema: sourceQualityReport,
  })
  async show(@ZodParam('source', sourceName, 'crm') source: string): Promise<SourceQualityReport> {
    return await this.quality.sourceReport(source);
  }

  @Get(':source/history')
  @Answers({
    summary: 'What a source was worth at the end of each day',
    description: 'The oldest first. A day on which nothing changed is not there.',
    schema: qualityHistory,
  })
  async history(
    @ZodParam('source', sourceName, 'crm') source: string,
    @ZodQuery(historyQuery) { limit, field }: z.infer<typeof historyQuery>,
  ): Promise<QualityHistory> {
    return await this.quality.history(source, limit, field);
  }

  @Get(':source/profile')
  @Requires('operator')
  @Answers({
    summary: 'What is in the fields of a source: distinct and top values, patterns, lengths',
    description: 'An estimate from a sample of what came. Holds values of customers.',
    schema: profileReport,
  })
  async profile(
    @ZodParam('source', sourceName, 'crm') source: string,
    @ZodQuery(profileQuery) { day }: z.infer<typeof profileQuery>,
  ): Promise<ProfileReport> {
    return await this.quality.profile(source, day);
  }
}
