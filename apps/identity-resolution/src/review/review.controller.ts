import {
  conflictsAnswer,
  decisionAnswer,
  decisionBody,
  recordKeyText,
  reviewAnswer,
  type DecisionAnswer,
  type DecisionBody,
} from '@concord/contracts/stewarding';
import type { Review } from '@concord/matching';
import {
  Answers,
  CalledBy,
  decodeCursor,
  encodeCursor,
  pageOf,
  pageQuery,
  Requires,
  toPage,
  ZodBody,
  ZodQuery,
  type Caller,
  type Page,
  type PageQuery,
} from '@concord/service-kit';
import { Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Decisions } from './decisions.repository';
import { ReviewService, type KindConflicts } from './review.service';
import { Reviews } from './reviews.repository';

const pair = z.object({ a: recordKeyText, b: recordKeyText });

@ApiTags('review')
@Controller('v1')
export class ReviewController {
  constructor(
    private readonly reviews: Reviews,
    private readonly decisions: Decisions,
    private readonly service: ReviewService,
  ) {}

  @Get('reviews')
  @Answers({
    summary: 'What waits for a steward: pairs and groups between same and different, and conflicts',
    description:
      'In the order of `benefit`: the probability that what stands is wrong, times the records that would change.',
    schema: pageOf(reviewAnswer),
  })
  async list(@ZodQuery(pageQuery) { limit, cursor }: PageQuery): Promise<Page<Review>> {
    const skip = decodeCursor(cursor, z.int().nonnegative()) ?? 0;
    const found = await this.reviews.list(limit, skip);
    const items = found.slice(0, limit);
    return found.length > limit ? { items, next: encodeCursor(skip + limit) } : { items };
  }

  @Get('conflicts')
  @Answers({
    summary:
      'Decisions and rules that something stronger forbids, and identifiers that bind nobody',
    schema: conflictsAnswer,
  })
  conflicts(): { kinds: KindConflicts[] } {
    return { kinds: this.service.conflicts() };
  }

  @Get('decisions')
  @Answers({
    summary: 'What stewards decided, in the order of the records',
    schema: pageOf(decisionAnswer),
  })
  async decided(@ZodQuery(pageQuery) { limit, cursor }: PageQuery): Promise<Page<DecisionAnswer>> {
    const after = decodeCursor(cursor, pair);
    const found = await this.decisions.list(limit + 1, after);
    const items = found.map(({ kind, ...decision }) => decision);
    return toPage(items, limit, ({ a, b }) => ({ a, b }));
  }

  @Post('decisions')
  @HttpCode(200)
  @Requires('steward')
  @Answers({
    summary: 'Decide that two records are the same customer, or are not',
    description:
      'Holds through later updates until it is taken back. The last word on a pair counts.',
    schema: decisionAnswer,
    problems: {
      409: 'What others decided, or a rule, contradicts it; the answer names the records between',
    },
  })
  async decide(
    @ZodBody(decisionBody, {
      a: 'crm:1042',
      b: 'shop:77',
      verdict: 'same',
      comment: 'same household, same birthday',
    })
    body: DecisionBody,
    @CalledBy() caller: Caller,
  ): Promise<DecisionAnswer> {
    return await this.service.decide(body, caller.name);
  }

  @Delete('decisions')
  @HttpCode(204)
  @Requires('steward')
  @Answers({ summary: 'Take a decision back' })
  async withdraw(@ZodQuery(pair) { a, b }: z.infer<typeof pair>): Promise<void> {
    await this.service.withdraw(a, b);
  }
}
