import { entityId } from '@concord/contracts/events';
import { sourceName } from '@concord/contracts/names';
import {
  Answers,
  pageOf,
  pageQuery,
  ZodParam,
  ZodQuery,
  type Page,
  type PageQuery,
} from '@concord/service-kit';
import { Controller, Get, Res } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { CustomerQueries } from '../query/customer-queries';
import {
  customerListQuery,
  fieldsParameter,
  type CustomerListQuery,
} from '../query/customer-query';
import { etagOf, holdsTag } from '../query/etag';
import { customerExample, listDescription } from './api-examples';
import { CustomersService } from './customers.service';
import {
  contributingRecord,
  customer,
  customerVersion,
  goldenFields,
  goldenStats,
  type ContributingRecord,
  type Customer,
  type CustomerVersion,
  type GoldenStats,
} from './customer';

const exampleId = 'ent_01JCX3V7Q8R2M4N6P8S0T2V4X6';
const showQuery = z.strictObject({
  asOf: z.iso.datetime().optional().describe('the record as it stood at this time'),
  fields: fieldsParameter,
});
type ShowQuery = z.infer<typeof showQuery>;

const sourcesQuery = z.object({
  limit: z.coerce.number().int().min(1).max(1000).default(1000),
  after: z.string().max(500).optional().describe('such as `crm:1042`'),
});

@ApiTags('customers')
@Controller('v1')
export class CustomersController {
  constructor(
    private readonly customers: CustomersService,
    private readonly queries: CustomerQueries,
  ) {}

  @Get('customers')
  @Answers({
    summary: 'Customers by filters on any field of the model, in any order, page by page',
    description: listDescription,
    schema: pageOf(customer),
    example: { items: [customerExample], next: 'eyJzb3J0IjoiaWQifQ' },
  })
  async list(@ZodQuery(customerListQuery) query: CustomerListQuery): Promise<Page<Customer>> {
    return await this.queries.list(query);
  }

  @Get('customers/by-source/:source/:recordId')
  @Answers({
    summary: 'The customer that a source record belongs to',
    schema: customer,
    example: customerExample,
    problems: { 404: 'No customer holds the record' },
  })
  async bySource(
    @ZodParam('source', sourceName, 'crm') source: string,
    @ZodParam('recordId', z.string(), '1042') recordId: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Customer> {
    return tagged(await this.customers.bySource(source, recordId), response);
  }

  @Get('customers/:id')
  @Answers({
    summary: 'A golden record with the origin of each value',
    description:
      'The id of a merged customer answers with the survivor and `redirectedFrom`. The ETag says which version it is: ' +
      'as If-None-Match it asks for anything newer (304 where nothing is), as If-Match it guards a change.',
    schema: customer,
    example: customerExample,
    problems: {
      300: 'The id was split; `into` has the ids of its parts, `Link` leads to them',
      404: 'The id was never issued',
    },
  })
  @ApiHeader({ name: 'If-None-Match', required: false, example: '"5.3"' })
  async show(
    @ZodParam('id', entityId, exampleId) id: string,
    @ZodQuery(showQuery) query: ShowQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Customer> {
    const fields = await this.queries.fields(query.fields);
    const found = await this.customers.show(id, query.asOf, fields);
    return query.asOf === undefined ? tagged(found, response, id) : found;
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
  @Answers({
    summary: 'The source records that contribute, in the order of their keys',
    description: 'At most `limit`; the next ones come with `after`, the key of the last one.',
    schema: z.array(contributingRecord),
  })
  async sources(
    @ZodParam('id', entityId, exampleId) id: string,
    @ZodQuery(sourcesQuery) { after, limit }: z.infer<typeof sourcesQuery>,
  ): Promise<ContributingRecord[]> {
    return await this.customers.sources(id, after, limit);
  }

  @Get('stats')
  @Answers({
    summary: 'How many golden records and contributing source records there are',
    schema: goldenStats,
  })
  async stats(): Promise<GoldenStats> {
    return await this.customers.stats();
  }
}

/** Tells the ETag, and nothing else where the caller has that version already. */
function tagged(customer: Customer, response: Response, askedFor = customer.id): Customer {
  const etag = etagOf(customer, askedFor);
  response.set('etag', etag);
  // Not left to Express: it answers clients of the fetch standard in full, who send `Cache-Control: no-cache` along.
  if (holdsTag(response.req.get('if-none-match'), etag)) response.status(304);
  return customer;
}
