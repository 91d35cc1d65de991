import { entityId } from '@concord/contracts/events';
import { Answers, pageOf, pageQuery, ZodParam, ZodQuery, type Page } from '@concord/service-kit';
import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  attachedItem,
  attachedItemExample,
  totals,
  totalsExample,
  type AttachedItem,
  type CustomerTotals,
} from './shown-item';
import { TimelineService } from './timeline.service';

const exampleId = 'ent_01JCX3V7Q8R2M4N6P8S0T2V4X6';
const time = z.union([z.iso.date(), z.iso.datetime()]);
const itemsQuery = pageQuery.extend({
  entity: z
    .string()
    .max(40)
    .optional()
    .describe('only of this entity of the model, such as `order`'),
  from: time.optional().describe('not before this day or time'),
  to: time.optional().describe('before this day or time'),
});
type ItemsQuery = z.infer<typeof itemsQuery>;
const timelineQuery = itemsQuery.extend({
  kind: z.enum(['transaction', 'interaction']).optional(),
});

const items = pageOf(attachedItem);
const example = { items: [attachedItemExample] };
const problems = { 300: 'The id was split; `into` has the ids of its parts' };

@ApiTags('whole customer')
@Controller('v1/customers/:id')
export class TimelineController {
  constructor(private readonly timeline: TimelineService) {}

  @Get('timeline')
  @Answers({
    summary: 'Transactions and interactions in one list, the newest first',
    description:
      'Of all source records of the customer; they follow their record through every merge and split. What has no time comes last.',
    ...{ schema: items, example, problems },
  })
  async all(
    @ZodParam('id', entityId, exampleId) id: string,
    @ZodQuery(timelineQuery) query: z.infer<typeof timelineQuery>,
  ): Promise<Page<AttachedItem>> {
    return await this.timeline.page(id, query);
  }

  @Get('transactions')
  @Answers({ summary: 'Orders, invoices …, the newest first', schema: items, example, problems })
  async transactions(
    @ZodParam('id', entityId, exampleId) id: string,
    @ZodQuery(itemsQuery) query: ItemsQuery,
  ): Promise<Page<AttachedItem>> {
    return await this.timeline.page(id, { ...query, kind: 'transaction' });
  }

  @Get('interactions')
  @Answers({
    summary: 'Tickets, feedback, responses to campaigns, web events …, the newest first',
    ...{ schema: items, problems },
  })
  async interactions(
    @ZodParam('id', entityId, exampleId) id: string,
    @ZodQuery(itemsQuery) query: ItemsQuery,
  ): Promise<Page<AttachedItem>> {
    return await this.timeline.page(id, { ...query, kind: 'interaction' });
  }

  @Get('totals')
  @Answers({
    summary:
      'How many transactions and interactions, from when to when, and their sums by currency',
    ...{ schema: totals, example: totalsExample, problems },
  })
  async totals(@ZodParam('id', entityId, exampleId) id: string): Promise<CustomerTotals> {
    return await this.timeline.totals(id);
  }
}
