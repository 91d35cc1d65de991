import { sourceName } from '@concord/contracts/names';
import { Answers, ZodParam, ZodQuery } from '@concord/service-kit';
import { Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { z } from 'zod';
import { run, type Run } from './run';
import { RunsService } from './runs.service';

const started = z.object({ runId: z.string() });
type Started = z.infer<typeof started>;
const loadQuery = z.object({
  filename: z.string().max(300).default('upload').describe('for messages: `crm.csv line 17`'),
  mode: z.enum(['full', 'incremental']).optional().describe('instead of the mode of the source'),
});

@ApiTags('runs')
@Controller('v1')
export class RunsController {
  constructor(private readonly runs: RunsService) {}

  @Post('sources/:source/runs')
  @HttpCode(202)
  @Answers({
    summary: 'Read a source now',
    description: 'While a run of the source waits to begin, asking again gives that run.',
    schema: started,
    status: 202,
  })
  async start(@ZodParam('source', sourceName, 'crm') source: string): Promise<Started> {
    return { runId: await this.runs.start(source, 'command') };
  }

  @Post('sources/:source/loads')
  @HttpCode(202)
  @ApiConsumes('application/octet-stream')
  @Answers({
    summary: 'Load a file sent as the body, in the format of the source',
    schema: started,
    status: 202,
  })
  async load(
    @ZodParam('source', sourceName, 'crm') source: string,
    @ZodQuery(loadQuery) query: z.infer<typeof loadQuery>,
    @Req() request: Request,
  ): Promise<Started> {
    return { runId: await this.runs.load(source, query.filename, request, query.mode) };
  }

  @Get('runs/:id')
  @Answers({ summary: 'A run: status, counts, progress', schema: run })
  async show(@ZodParam('id', z.string(), '01JCX3V7Q8R2M4N6P8S0T2V4X6') id: string): Promise<Run> {
    return await this.runs.show(id);
  }
}
