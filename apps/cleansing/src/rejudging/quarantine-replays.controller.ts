import {
  quarantineReplay,
  quarantineReplayBody,
  type QuarantineReplay,
  type QuarantineReplayBody,
} from '@concord/contracts/quarantine';
import { Answers, CalledBy, Requires, ZodBody, ZodParam, type Caller } from '@concord/service-kit';
import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { QuarantineReplays } from './quarantine-replays';

@ApiTags('quarantine')
@Controller('v1/quarantine/replays')
export class QuarantineReplaysController {
  constructor(private readonly replays: QuarantineReplays) {}

  @Post()
  @HttpCode(202)
  @Requires('steward')
  @Answers({
    summary: 'Judge open entries anew by the current setup',
    description:
      'Without a filter all of them. Durable when answered; what has come in later is left alone.',
    schema: quarantineReplay,
    status: 202,
  })
  async add(
    @ZodBody(quarantineReplayBody, { source: 'crm', reason: 'record.incomplete' })
    about: QuarantineReplayBody,
    @CalledBy() caller: Caller,
  ): Promise<QuarantineReplay> {
    return await this.replays.add(about, caller.name);
  }

  @Get()
  @Answers({ summary: 'The latest hundred replays', schema: z.array(quarantineReplay) })
  async latest(): Promise<QuarantineReplay[]> {
    return await this.replays.latest();
  }

  @Get(':id')
  @Answers({ summary: 'A replay: status, counts, progress', schema: quarantineReplay })
  async show(
    @ZodParam('id', z.string().max(100), '01JCX3V7Q8R2M4N6P8S0T2V4X6') id: string,
  ): Promise<QuarantineReplay> {
    return await this.replays.show(id);
  }
}
