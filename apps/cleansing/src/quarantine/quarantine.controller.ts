import {
  Answers,
  decodeCursor,
  notFound,
  pageOf,
  sendNdjson,
  toPage,
  ZodParam,
  ZodQuery,
  type Page,
} from '@concord/service-kit';
import { Controller, Get, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { Quarantine } from './quarantine.repository';
import {
  quarantinedRecord,
  quarantineFilter,
  type QuarantinedRecord,
  type QuarantineFilter,
} from './quarantined-record';

@ApiTags('quarantine')
@Controller('v1')
export class QuarantineController {
  constructor(private readonly quarantine: Quarantine) {}

  @Get('quarantine')
  @Answers({
    summary: 'Records that could not be accepted, with reasons',
    schema: pageOf(quarantinedRecord),
  })
  async list(
    @ZodQuery(quarantineFilter) filter: QuarantineFilter,
  ): Promise<Page<QuarantinedRecord>> {
    const found = await this.quarantine.list(filter, decodeCursor(filter.cursor, z.string()));
    return toPage(found, filter.limit, ({ id }) => id);
  }

  @Get('quarantine/:id')
  @Answers({
    summary: 'One quarantined record: original, draft and reasons',
    schema: quarantinedRecord,
  })
  async show(@ZodParam('id', z.string(), 'crm:1042@3') id: string): Promise<QuarantinedRecord> {
    const found = await this.quarantine.find(id);
    if (found === undefined) throw notFound('quarantine.unknown', `No quarantined record "${id}".`);
    return found;
  }

  @Get('export/quarantine')
  @Answers({
    summary: 'Every open quarantined record, one JSON object a line',
    schema: quarantinedRecord,
    mediaType: 'application/x-ndjson',
  })
  async export(@Res() response: Response): Promise<void> {
    await sendNdjson(response, this.quarantine.all());
  }
}
