import { entityId } from '@concord/contracts/events';
import {
  actionBody,
  actionResult,
  stewardAction,
  type ActionBody,
  type ActionResult,
  type StewardAction,
} from '@concord/contracts/stewarding';
import {
  Answers,
  CalledBy,
  decodeCursor,
  pageOf,
  pageQuery,
  Requires,
  toPage,
  ZodBody,
  ZodParam,
  ZodQuery,
  type Caller,
  type Page,
} from '@concord/service-kit';
import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Actions, shownAction } from './actions.repository';
import { actionIdExample, mergeExample, resultExample } from './api-examples';
import { StewardActions } from './steward-actions';

const previewQuery = z.object({
  preview: z
    .enum(['true', 'false'])
    .default('false')
    .describe('true: what would change, and nothing is stored'),
});
type PreviewQuery = z.infer<typeof previewQuery>;
const listQuery = pageQuery.extend({
  entity: entityId.optional().describe('only what was about it'),
});
const actionId = z.string().regex(/^act_[0-9A-Z]{26}$/, 'the id of an action: act_01J…');

const problems = {
  404: 'No such record, entity, claim or action',
  409: 'Others decided otherwise, or are at it; the answer names the records',
  503: 'Another process is the active resolver',
};

/** What stewards do by hand. */
@ApiTags('actions')
@Controller('v1/actions')
export class ActionsController {
  constructor(
    private readonly service: StewardActions,
    private readonly actions: Actions,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('steward')
  @Answers({
    summary: 'Decide on pairs, merge entities, take records out of one, or hold one together',
    description:
      'Takes effect as a whole or not at all, is kept as decisions on pairs of records, and holds until it is undone.',
    schema: actionResult,
    example: resultExample,
    problems,
  })
  async perform(
    @ZodBody(actionBody, mergeExample) body: ActionBody,
    @ZodQuery(previewQuery) { preview }: PreviewQuery,
    @CalledBy() caller: Caller,
  ): Promise<ActionResult> {
    return await this.service.perform(body, caller, preview === 'true');
  }

  @Post(':id/undo')
  @HttpCode(200)
  @Requires('steward')
  @Answers({
    summary: 'Undo an action as a whole: what was decided before stands again',
    schema: actionResult,
    example: resultExample,
    problems: { ...problems, 409: 'It is undone already, or somebody decided on its pairs since' },
  })
  async undo(
    @ZodParam('id', actionId, actionIdExample) id: string,
    @ZodQuery(previewQuery) { preview }: PreviewQuery,
    @CalledBy() caller: Caller,
  ): Promise<ActionResult> {
    return await this.service.undo(id, caller, preview === 'true');
  }

  @Get()
  @Answers({
    summary: 'What stewards did, the newest first',
    schema: pageOf(stewardAction),
    example: { items: [resultExample.action] },
  })
  async list(
    @ZodQuery(listQuery) { limit, cursor, entity }: z.infer<typeof listQuery>,
  ): Promise<Page<StewardAction>> {
    const found = await this.actions.list(limit + 1, decodeCursor(cursor, z.string()), entity);
    return toPage(found.map(shownAction), limit, ({ id }) => id);
  }

  @Get(':id')
  @Answers({
    summary: 'One action',
    schema: stewardAction,
    example: resultExample.action,
    problems: { 404: 'No such action' },
  })
  async show(@ZodParam('id', actionId, actionIdExample) id: string): Promise<StewardAction> {
    return await this.service.show(id);
  }
}
