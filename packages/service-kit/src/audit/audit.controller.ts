import {
  auditEntry,
  auditEntryExample,
  auditHead,
  type AuditEntry,
  type AuditHead,
} from '@concord/contracts/audit';
import { Controller, Get, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { Requires } from '../access/requires';
import { Answers } from '../docs/answers';
import { sendNdjson } from '../http/ndjson';
import { decodeCursor, pageOf, pageQuery, toPage, type Page } from '../http/pages';
import { ZodQuery } from '../http/zod-parameters';
import { AuditLog } from './audit-log';

const text = z.string().max(500).optional();
const auditQuery = pageQuery.extend({
  customer: text.describe('entity id'),
  record: text.describe('key of a source record: crm:1042'),
  actor: text.describe('name of a key'),
  action: text.describe('such as decision.made'),
  since: z.iso.datetime().optional().describe('at or after'),
  until: z.iso.datetime().optional().describe('before'),
});
const afterQuery = z.object({ after: z.coerce.number().int().nonnegative().default(0) });

const { service, sequence, hash } = auditEntryExample;

/** Who did what. Names of people and comments about customers: not for everyone who reads customers. */
@ApiTags('audit')
@Controller('v1/audit')
@Requires('steward')
export class AuditController {
  constructor(private readonly audit: AuditLog) {}

  @Get()
  @Answers({
    summary: 'What stewards, operators and admins did, the newest first',
    schema: pageOf(auditEntry),
    example: { items: [auditEntryExample] },
  })
  async list(@ZodQuery(auditQuery) query: z.infer<typeof auditQuery>): Promise<Page<AuditEntry>> {
    const { limit, cursor, ...filter } = query;
    const below = decodeCursor(cursor, z.int().positive());
    const found = await this.audit.list(filter, limit + 1, below);
    return toPage(found, limit, (last) => last.sequence);
  }

  @Get('head')
  @Answers({
    summary: 'Where the chain ends; kept elsewhere, it shows later whether the end was cut off',
    schema: auditHead,
    example: { service, sequence, hash },
  })
  async head(): Promise<AuditHead> {
    return await this.audit.head();
  }

  @Get('entries')
  @Answers({
    summary: 'The whole chain in its order, one entry a line, to be verified',
    schema: auditEntry,
    mediaType: 'application/x-ndjson',
  })
  async entries(
    @ZodQuery(afterQuery) { after }: z.infer<typeof afterQuery>,
    @Res() response: Response,
  ): Promise<void> {
    await sendNdjson(response, this.audit.all(after));
  }
}
