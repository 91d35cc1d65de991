import { entityId } from '@concord/contracts/events';
import { sourceName } from '@concord/contracts/names';
import {
  Answers,
  decodeCursor,
  pageOf,
  pageQuery,
  sendNdjson,
  ZodParam,
  ZodQuery,
  type Page,
  type PageQuery,
} from '@concord/service-kit';
import { Controller, Get, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { GoldenRecords } from '../golden/golden-records.repository';
import { Contributors } from '../membership/contributors.repository';
import { CustomersService } from './customers.service';
import {
  contributingRecord,
  crosswalkEntry,
  customer,
  customerOf,
  customerVersion,
  goldenFields,
  goldenStats,
  type ContributingRecord,
  type Customer,
  type CustomerVersion,
  type GoldenStats,
} from './customer';

const exampleId = 'ent_01JCX3V7Q8R2M4N6P8S0T2V4X6';
const asOfQuery = z.object({
  asOf: z.iso.datetime().optional().describe('the record as it stood at this time'),
});

@ApiTags('customers')
@Controller('v1')
export class CustomersController {
  constructor(
    private readonly customers: CustomersService,
    private readonly golden: GoldenRecords,
    private readonly contributors: Contributors,
  ) {}

  @Get('customers')
  @Answers({ summary: 'Current golden records, page by page', schema: pageOf(customer) })
  async list(@ZodQuery(pageQuery) query: PageQuery): Promise<Page<Customer>> {
    return await this.customers.list(decodeCursor(query.cursor, z.string()), query.limit);
  }

  @Get('customers/by-source/:source/:recordId')
  @Answers({ summary: 'The customer that a source record belongs to', schema: customer })
  async bySource(
    @ZodParam('source', sourceName, 'crm') source: string,
    @ZodParam('recordId', z.string(), '1042') recordId: string,
  ): Promise<Customer> {
    return await this.customers.bySource(source, recordId);
  }

  @Get('customers/:id')
  @Answers({
    summary: 'A golden record with the origin of each value',
    description: 'The id of a merged customer answers with the survivor and `redirectedFrom`.',
    schema: customer,
    problems: { 300: 'The id was split; `into` has the ids of its parts, `Link` leads to them' },
  })
  async show(
    @ZodParam('id', entityId, exampleId) id: string,
    @ZodQuery(asOfQuery) { asOf }: z.infer<typeof asOfQuery>,
  ): Promise<Customer> {
    return await this.customers.show(id, asOf);
  }

  @Get('customers/:id/history')
  @Answers({
    summary: 'Every version, the newest first, with what changed and why',
    schema: z.array(customerVersion),
  })
  async history(
    @ZodParam('id', entityId, exampleId) id: string,
    @ZodQuery(pageQuery) { limit }: PageQuery,
  ): Promise<CustomerVersion[]> {
    return await this.customers.history(id, limit);
  }

  @Get('customers/:id/lineage')
  @Answers({
    summary: 'Where each value comes from, by which rule, and what it beat',
    schema: goldenFields,
  })
  async lineage(@ZodParam('id', entityId, exampleId) id: string): Promise<Customer['fields']> {
    return await this.customers.lineage(id);
  }

  @Get('customers/:id/sources')
  @Answers({ summary: 'The source records that contribute', schema: z.array(contributingRecord) })
  async sources(@ZodParam('id', entityId, exampleId) id: string): Promise<ContributingRecord[]> {
    return await this.customers.sources(id);
  }

  @Get('stats')
  @Answers({
    summary: 'How many golden records and contributing source records there are',
    schema: goldenStats,
  })
  async stats(): Promise<GoldenStats> {
    return await this.customers.stats();
  }

  @Get('export/golden')
  @Answers({
    summary: 'Every current golden record, one a line',
    schema: customer,
    mediaType: 'application/x-ndjson',
  })
  async exportGolden(@Res() response: Response): Promise<void> {
    await sendNdjson(response, mapped(this.golden.current(), customerOf));
  }

  @Get('export/xref')
  @Answers({
    summary: 'The crosswalk, one source record a line',
    schema: crosswalkEntry,
    mediaType: 'application/x-ndjson',
  })
  async exportCrosswalk(@Res() response: Response): Promise<void> {
    await sendNdjson(response, this.contributors.crosswalk());
  }
}

async function* mapped<From, To>(
  items: AsyncIterable<From>,
  to: (item: From) => To,
): AsyncGenerator<To> {
  for await (const item of items) yield to(item);
}
