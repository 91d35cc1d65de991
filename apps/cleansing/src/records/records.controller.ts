import { sourceName } from '@concord/contracts/names';
import { Answers, notFound, ZodParam } from '@concord/service-kit';
import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { QualityService } from '../quality/quality.service';
import { cleansedRecord, type CleansedRecord } from './cleansed-record';
import { RecordStates } from './record-states.repository';

@ApiTags('records')
@Controller('v1/sources')
export class RecordsController {
  constructor(
    private readonly states: RecordStates,
    private readonly quality: QualityService,
  ) {}

  @Get(':source/records/:recordId')
  @Answers({
    summary: 'What was done to a source record: each change of a value, with its rule',
    schema: cleansedRecord,
  })
  async show(
    @ZodParam('source', sourceName, 'crm') source: string,
    @ZodParam('recordId', z.string().min(1), '1042') recordId: string,
  ): Promise<CleansedRecord> {
    const dimensions = await this.quality.recordDimensions(source);
    const found = await this.states.find(source, recordId, dimensions);
    if (found === undefined)
      throw notFound('record.unknown', `No record "${recordId}" of "${source}" has come yet.`);
    return found;
  }
}
