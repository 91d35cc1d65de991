import { sourceName } from '@concord/contracts/names';
import {
  dismissBody,
  fixAnswer,
  fixBody,
  quarantinedRecord,
  quarantineSummary,
  type DismissBody,
  type FixAnswer,
  type FixBody,
  type QuarantinedRecord,
  type QuarantineSummary,
} from '@concord/contracts/quarantine';
import {
  Answers,
  CalledBy,
  decodeCursor,
  encodeCursor,
  pageOf,
  Requires,
  sendNdjson,
  ZodBody,
  ZodParam,
  ZodQuery,
  type Caller,
  type Page,
} from '@concord/service-kit';
import { Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { FixService } from '../rejudging/fix.service';
import { quarantineQuery, type QuarantineQuery } from './quarantine-query';
import { QuarantineList } from './quarantine-list.repository';

const ofSource = z.object({ source: sourceName.optional() });
const id = z.string().max(500);
const exampleId = 'crm:1042@3';

@ApiTags('quarantine')
@Controller('v1')
export class QuarantineController {
  constructor(
    private readonly list: QuarantineList,
    private readonly fixes: FixService,
  ) {}

  @Get('quarantine')
  @Answers({
    summary: 'Records that could not be accepted, with reasons',
    description:
      'Filtered by source, reason, field, time and text. A page of a search for text may be short with more behind it.',
    schema: pageOf(quarantinedRecord),
  })
  async page(@ZodQuery(quarantineQuery) query: QuarantineQuery): Promise<Page<QuarantinedRecord>> {
    const { items, after } = await this.list.page(query, decodeCursor(query.cursor, z.string()));
    return after === undefined ? { items } : { items, next: encodeCursor(after) };
  }

  @Get('quarantine/summary')
  @Answers({
    summary: 'How many wait, by source, reason and field',
    schema: quarantineSummary,
  })
  async summary(
    @ZodQuery(ofSource) { source }: z.infer<typeof ofSource>,
  ): Promise<QuarantineSummary> {
    return await this.list.summary(source);
  }

  @Get('quarantine/:id')
  @Answers({
    summary: 'One quarantined record: original, draft and reasons',
    schema: quarantinedRecord,
  })
  async show(@ZodParam('id', id, exampleId) entry: string): Promise<QuarantinedRecord> {
    return await this.fixes.show(entry);
  }

  @Post('quarantine/:id/fix')
  @HttpCode(200)
  @Requires('steward')
  @Answers({
    summary: 'Set columns of the raw record right, and have it judged again',
    description:
      'Accepted, it goes on at once. It holds, through replays too, until the source sends something else for the record.',
    schema: fixAnswer,
    problems: {
      409: 'It is settled: a newer version came, or somebody fixed it before',
      422: 'It is still not acceptable, and why; nothing was changed',
    },
  })
  async fix(
    @ZodParam('id', id, exampleId) entry: string,
    @ZodBody(fixBody, { columns: { last_name: 'Ortiz' }, comment: 'as on her invoice' })
    body: FixBody,
    @CalledBy() caller: Caller,
  ): Promise<FixAnswer> {
    return await this.fixes.fix(entry, body, caller.name);
  }

  @Post('quarantine/:id/dismiss')
  @HttpCode(200)
  @Requires('steward')
  @Answers({
    summary: 'Say that nothing is to be done about it',
    description:
      'It leaves the list and is not replayed; it still counts as quarantined. `/reopen` takes that back.',
    schema: quarantinedRecord,
  })
  async dismiss(
    @ZodParam('id', id, exampleId) entry: string,
    @ZodBody(dismissBody, { comment: 'a test record' }) { comment }: DismissBody,
    @CalledBy() caller: Caller,
  ): Promise<QuarantinedRecord> {
    return await this.fixes.dismiss(entry, comment, caller.name);
  }

  @Post('quarantine/:id/reopen')
  @HttpCode(200)
  @Requires('steward')
  @Answers({ summary: 'Take a dismissal back', schema: quarantinedRecord })
  async reopen(@ZodParam('id', id, exampleId) entry: string): Promise<QuarantinedRecord> {
    return await this.fixes.reopen(entry);
  }

  @Get('export/quarantine')
  @Answers({
    summary: 'Every open quarantined record, one JSON object a line',
    schema: quarantinedRecord,
    mediaType: 'application/x-ndjson',
  })
  async export(@Res() response: Response): Promise<void> {
    await sendNdjson(response, this.list.all());
  }
}
