import {
  claimAnswer,
  claimBody,
  recordPair,
  reviewFilter,
  type ClaimBody,
  type RecordPair,
} from '@concord/contracts/stewarding';
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
} from '@concord/service-kit';
import { Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { claimId, comparisonExample, resultExample, reviewExample } from './api-examples';
import { previewed, previewQuery, type PreviewQuery } from './preview-query';
import { ReviewDesk } from './review-desk.service';
import {
  comparison,
  decisionsBody,
  queuedReview,
  stewardResult,
  type DecisionsBody,
} from './steward-answers';
import { StewardDesk } from './steward-desk.service';

const reviewQuery = pageQuery.extend(reviewFilter.shape);

/** What waits for stewards, and their answers. Decided and kept by identity resolution. */
@ApiTags('stewardship')
@Controller('v1')
export class ReviewsController {
  constructor(
    private readonly reviews: ReviewDesk,
    private readonly desk: StewardDesk,
  ) {}

  @Get('reviews')
  @Requires('steward')
  @Answers({
    summary: 'What waits for a steward, what brings most first, with the customers it is about',
    schema: pageOf(queuedReview),
    example: { items: [reviewExample] },
  })
  async list(
    @ZodQuery(reviewQuery) query: z.infer<typeof reviewQuery>,
    @CalledBy() caller: Caller,
  ) {
    return await this.reviews.list(query, caller);
  }

  @Get('reviews/comparison')
  @Requires('steward')
  @Answers({
    summary: 'Two records side by side: both customers, all their records, the weights',
    schema: comparison,
    example: comparisonExample,
    problems: { 404: 'No such record' },
  })
  async compare(@ZodQuery(recordPair) pair: RecordPair, @CalledBy() caller: Caller) {
    return await this.reviews.compare(pair, caller);
  }

  @Post('reviews/claims')
  @HttpCode(200)
  @Requires('steward')
  @Answers({
    summary: 'Take questions to yourself for a while: these, or the next ones of a filter',
    schema: claimAnswer,
    example: {
      ...{ id: claimId, by: 'maria', until: '2026-03-01T08:30:00.000Z' },
      items: [reviewExample],
    },
    problems: { 409: 'Another steward is at one of them' },
  })
  async claim(
    @ZodBody(claimBody, { next: 10, filter: { reason: 'doubt' }, minutes: 30 }) body: ClaimBody,
    @CalledBy() caller: Caller,
  ) {
    return await this.reviews.claim(body, caller);
  }

  @Delete('reviews/claims/:id')
  @HttpCode(204)
  @Requires('steward')
  @Answers({ summary: 'Give questions back', problems: { 404: 'No such claim' } })
  async release(
    @ZodParam('id', z.string().regex(/^clm_[0-9A-Z]{26}$/), claimId) id: string,
    @CalledBy() caller: Caller,
  ): Promise<void> {
    await this.reviews.release(id, caller);
  }

  @Post('decisions')
  @HttpCode(200)
  @Requires('steward')
  @Answers({
    summary: 'Decide on pairs of records: same, different, or later; all of them or none',
    description: 'Holds through loads, rules and models until it is undone.',
    schema: stewardResult,
    example: resultExample,
    problems: { 409: 'Others decided otherwise, or are at it; the answer names the records' },
  })
  async decide(
    @ZodBody(decisionsBody, {
      decisions: [{ a: 'crm:1042', b: 'shop:77', verdict: 'same' }],
      comment: 'same household, same birthday',
    })
    body: DecisionsBody,
    @ZodQuery(previewQuery) query: PreviewQuery,
    @CalledBy() caller: Caller,
  ) {
    return await this.desk.act({ type: 'decide', ...body }, caller, previewed(query));
  }
}
