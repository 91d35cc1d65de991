import { entityId } from '@concord/contracts/events';
import { stewardAction, type StewardAction } from '@concord/contracts/stewarding';
import {
  Answers,
  CalledBy,
  pageOf,
  pageQuery,
  Requires,
  ZodBody,
  ZodParam,
  ZodQuery,
  type Caller,
  type Page,
} from '@concord/service-kit';
import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { actionId, customerId, resultExample } from './api-examples';
import { Identity, queryText } from './identity';
import { previewed, previewQuery, type PreviewQuery } from './preview-query';
import {
  mergeBody,
  stewardResult,
  unmergeBody,
  type MergeBody,
  type UnmergeBody,
} from './steward-answers';
import { StewardDesk } from './steward-desk.service';

const idOfAction = z.string().regex(/^act_[0-9A-Z]{26}$/, 'the id of an action: act_01J…');
const listQuery = pageQuery.extend({ customer: entityId.optional().describe('only about it') });
const problems = {
  404: 'No such customer, record or action',
  409: 'The id was merged or is locked, or stewards decided otherwise; the answer says which',
};

/** Merging and parting customers by hand, and taking it back. */
@ApiTags('stewardship')
@Controller('v1')
export class MergesController {
  constructor(
    private readonly desk: StewardDesk,
    private readonly identity: Identity,
  ) {}

  @Post('customers/merge')
  @HttpCode(200)
  @Requires('steward')
  @Answers({
    summary: 'Make several customers one',
    description:
      'The oldest id survives, the others redirect. Their records stay one until it is undone.',
    schema: stewardResult,
    example: resultExample,
    problems,
  })
  async merge(
    @ZodBody(mergeBody, { customers: resultExample.action.entities, comment: 'she married' })
    { customers, comment }: MergeBody,
    @ZodQuery(previewQuery) query: PreviewQuery,
    @CalledBy() caller: Caller,
  ) {
    const body = { type: 'merge' as const, entities: customers, comment };
    return await this.desk.act(body, caller, previewed(query));
  }

  @Post('customers/:id/unmerge')
  @HttpCode(200)
  @Requires('steward')
  @Answers({
    summary: 'Take records out of a customer, as one customer of their own',
    description:
      'Whatever came from them leaves with them, and they stay apart until it is undone.',
    schema: stewardResult,
    example: resultExample,
    problems,
  })
  async unmerge(
    @ZodParam('id', entityId, customerId) id: string,
    @ZodBody(unmergeBody, { records: ['shop:77'], comment: 'father and son' })
    { records, comment }: UnmergeBody,
    @ZodQuery(previewQuery) query: PreviewQuery,
    @CalledBy() caller: Caller,
  ) {
    const body = { type: 'split' as const, entity: id, records, comment };
    return await this.desk.act(body, caller, previewed(query));
  }

  @Get('actions')
  @Requires('steward')
  @Answers({
    summary: 'What stewards did to the identity of customers, the newest first',
    schema: pageOf(stewardAction),
    example: { items: [resultExample.action] },
  })
  async actions(
    @ZodQuery(listQuery) { customer, ...page }: z.infer<typeof listQuery>,
    @CalledBy() caller: Caller,
  ): Promise<Page<StewardAction>> {
    const path = `/v1/actions${queryText({ ...page, entity: customer })}`;
    const { items, next } = await this.identity
      .inTheNameOf(caller)
      .get(path, pageOf(stewardAction));
    return { items, ...(next === undefined ? {} : { next }) };
  }

  @Post('actions/:id/undo')
  @HttpCode(200)
  @Requires('steward')
  @Answers({
    summary: 'Undo an action as a whole: ids, records and values are as if it had not been',
    schema: stewardResult,
    example: resultExample,
    problems,
  })
  async undo(
    @ZodParam('id', idOfAction, actionId) id: string,
    @ZodQuery(previewQuery) query: PreviewQuery,
    @CalledBy() caller: Caller,
  ) {
    return await this.desk.undo(id, caller, previewed(query));
  }
}
