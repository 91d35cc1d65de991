import { entityId } from '@concord/contracts/events';
import { fieldName } from '@concord/contracts/names';
import {
  Answers,
  CalledBy,
  Requires,
  ZodBody,
  ZodParam,
  ZodQuery,
  type Caller,
} from '@concord/service-kit';
import { Controller, Delete, Get, Headers, HttpCode, Put } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { shownFields } from '../customers/customer';
import { customerId, lockExample, overrideExample, releaseExample } from './api-examples';
import { shownChanges } from './foreseen';
import { LocksService } from './locks.service';
import { Overrides, type OverrideResult } from './overrides.service';
import { previewed, previewQuery, type PreviewQuery } from './preview-query';
import {
  lockAnswer,
  lockBody,
  overrideAnswer,
  overrideBody,
  overrideResult,
  releaseResult,
  type LockBody,
  type OverrideBody,
} from './steward-answers';

const problems = {
  404: 'No such customer, or nothing to release',
  409: 'The id was merged or ended, or the customer is locked',
  412: 'The customer is at another version than If-Match says',
};
const stale = ApiHeader({ name: 'If-Match', required: false, example: '"3"' });

/** Values that stewards state, and customers that they lock. */
@ApiTags('stewardship')
@Controller('v1/customers/:id')
export class OverridesController {
  constructor(
    private readonly overrides: Overrides,
    private readonly locks: LocksService,
  ) {}

  @Get('overrides')
  @Answers({
    summary: 'What stewards stated about a customer: who, when, why',
    schema: z.array(overrideAnswer),
    example: overrideExample.overrides,
    problems,
  })
  async list(@ZodParam('id', entityId, customerId) id: string) {
    return await this.overrides.of(id);
  }

  @Put('overrides')
  @HttpCode(200)
  @Requires('steward')
  @stale
  @Answers({
    summary: 'State values in the place of what records say',
    description:
      'Read as their semantic types ask; fields that are decided together are overridden together. It holds through loads and rules, goes with the record it is attached to, and ends when it is released.',
    schema: overrideResult,
    example: overrideExample,
    problems: { ...problems, 400: 'A field that the model lacks, a value that its type refuses' },
  })
  async set(
    @ZodParam('id', entityId, customerId) id: string,
    @ZodBody(overrideBody, { fields: { familyName: 'Ortiz López' }, comment: 'married in March' })
    body: OverrideBody,
    @ZodQuery(previewQuery) query: PreviewQuery,
    @Headers('if-match') ifMatch: string | undefined,
    @CalledBy() caller: Caller,
  ) {
    const preview = previewed(query);
    return shown(id, preview, await this.overrides.set(body, { id, caller, ifMatch, preview }));
  }

  @Delete('overrides/:field')
  @HttpCode(200)
  @Requires('steward')
  @stale
  @Answers({
    summary: 'Release a field: records decide it again',
    schema: overrideResult,
    example: overrideExample,
    problems,
  })
  async release(
    @ZodParam('id', entityId, customerId) id: string,
    @ZodParam('field', fieldName, 'familyName') field: string,
    @ZodQuery(previewQuery) query: PreviewQuery,
    @Headers('if-match') ifMatch: string | undefined,
    @CalledBy() caller: Caller,
  ) {
    const preview = previewed(query);
    const result = await this.overrides.release(field, { id, caller, ifMatch, preview });
    return shown(id, preview, result);
  }

  @Get('lock')
  @Answers({
    summary: 'Who locked a customer and why, and what waits behind the lock',
    schema: lockAnswer,
    example: lockExample,
    problems,
  })
  async locked(@ZodParam('id', entityId, customerId) id: string) {
    const { lock, pending } = await this.locks.show(id);
    return { lock, pending: shownChanges(pending) };
  }

  @Put('lock')
  @HttpCode(200)
  @Requires('steward')
  @stale
  @Answers({
    summary: 'Lock a customer: loads, rules and models change nothing until it is released',
    description:
      'The golden values stay as they are, the records stay together. Records may still join; what they and changed records say waits, shown as pending.',
    schema: lockAnswer,
    example: lockExample,
    problems,
  })
  async lock(
    @ZodParam('id', entityId, customerId) id: string,
    @ZodBody(lockBody, { reason: 'under dispute' }) { reason }: LockBody,
    @Headers('if-match') ifMatch: string | undefined,
    @CalledBy() caller: Caller,
  ) {
    return { lock: await this.locks.set(id, reason, caller, ifMatch), pending: [] };
  }

  @Delete('lock')
  @HttpCode(200)
  @Requires('steward')
  @stale
  @Answers({
    summary: 'Release the lock: what waited takes effect',
    schema: releaseResult,
    example: releaseExample,
    problems,
  })
  async unlock(
    @ZodParam('id', entityId, customerId) id: string,
    @ZodQuery(previewQuery) query: PreviewQuery,
    @Headers('if-match') ifMatch: string | undefined,
    @CalledBy() caller: Caller,
  ) {
    const preview = previewed(query);
    const { before, after, changes } = await this.locks.release(id, caller, ifMatch, preview);
    return {
      ...{ preview, customer: id, before: shownFields(before), after: shownFields(after) },
      changes: shownChanges(changes),
    };
  }
}

function shown(customer: string, preview: boolean, { overrides, foreseen }: OverrideResult) {
  const { before, after, changes } = foreseen;
  return {
    ...{ preview, customer, overrides },
    ...{ before: shownFields(before), after: shownFields(after), changes: shownChanges(changes) },
  };
}
