import { sourceCounts, type SourceCounts } from '@concord/contracts/api';
import { sourceName } from '@concord/contracts/names';
import { Answers, ZodBody, ZodParam } from '@concord/service-kit';
import { Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { SourcesService } from './sources.service';

const rawRecord = z.record(z.string(), z.unknown());
const pushedRecords = z.object({ records: z.array(rawRecord).min(1).max(10_000) });
const intakeCounts = z.object({
  received: z.int(),
  repeats: z.int().meta({ description: 'records that say what is stored already' }),
  forwarded: z.int().meta({ description: 'new or changed records, on their way' }),
  unreadable: z.int(),
  deleted: z.int(),
});
type Counts = z.infer<typeof intakeCounts>;

@ApiTags('sources')
@Controller('v1/sources')
export class SourcesController {
  constructor(private readonly sources: SourcesService) {}

  @Get()
  @Answers({
    summary: 'Configured sources with their counts and last run',
    schema: z.array(sourceCounts),
  })
  async list(): Promise<SourceCounts[]> {
    return await this.sources.counts();
  }

  @Post(':source/records')
  @HttpCode(202)
  @Answers({
    summary: 'Send records, as the source has them',
    description:
      'Durable when answered. Unchanged records are recognised by hash, so sending twice is harmless.',
    schema: intakeCounts,
    status: 202,
  })
  async push(
    @ZodParam('source', sourceName, 'shop') source: string,
    @ZodBody(pushedRecords, {
      records: [{ id: '77', name: 'Maria Ortiz', email: 'maria@example.org' }],
    })
    { records }: z.infer<typeof pushedRecords>,
  ): Promise<Counts> {
    return await this.sources.push(source, records);
  }

  @Delete(':source/records/:recordId')
  @HttpCode(202)
  @Answers({ summary: 'Say that a source has deleted a record', schema: intakeCounts, status: 202 })
  async remove(
    @ZodParam('source', sourceName, 'shop') source: string,
    @ZodParam('recordId', z.string().min(1), '77') recordId: string,
  ): Promise<Counts> {
    return await this.sources.remove(source, recordId);
  }
}
