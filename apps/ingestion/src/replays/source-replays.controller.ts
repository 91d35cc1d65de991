import { sourceName } from '@concord/contracts/names';
import {
  sourceReplay,
  sourceReplayBody,
  type SourceReplay,
  type SourceReplayBody,
} from '@concord/contracts/replays';
import { Answers, CalledBy, ZodBody, ZodParam, type Caller } from '@concord/service-kit';
import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { SourceReplays } from './source-replays';

@ApiTags('replays')
@Controller('v1')
export class SourceReplaysController {
  constructor(private readonly replays: SourceReplays) {}

  @Post('sources/:source/replays')
  @HttpCode(202)
  @Answers({
    summary: 'Send the raw records of a source once more',
    description:
      'For a mapping or rules that changed. Durable when answered. The source itself is not read; its counts stay.',
    schema: sourceReplay,
    status: 202,
  })
  async add(
    @ZodParam('source', sourceName, 'crm') source: string,
    @ZodBody(sourceReplayBody, { ids: ['1042'] }) body: SourceReplayBody,
    @CalledBy() caller: Caller,
  ): Promise<SourceReplay> {
    return await this.replays.add(source, body, caller.name);
  }

  @Get('replays')
  @Answers({ summary: 'The latest hundred replays', schema: z.array(sourceReplay) })
  async latest(): Promise<SourceReplay[]> {
    return await this.replays.latest();
  }

  @Get('replays/:id')
  @Answers({ summary: 'A replay: status, counts, progress', schema: sourceReplay })
  async show(
    @ZodParam('id', z.string().max(100), '01JCX3V7Q8R2M4N6P8S0T2V4X6') id: string,
  ): Promise<SourceReplay> {
    return await this.replays.show(id);
  }
}
