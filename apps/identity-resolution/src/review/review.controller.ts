import {
  Answers,
  CalledBy,
  decodeCursor,
  encodeCursor,
  pageOf,
  pageQuery,
  Requires,
  ZodBody,
  ZodQuery,
  type Caller,
  type Page,
  type PageQuery,
} from '@concord/service-kit';
import type { Review } from '@concord/matching';
import { Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Reviews } from './reviews.repository';
import { decisionBody, recordKeyText, type DecisionBody } from './decision-body';
import { ReviewService } from './review.service';

const review = z.object({
  a: recordKeyText,
  b: recordKeyText,
  weight: z.number().meta({ description: 'bits, of the pair that speaks most for one customer' }),
  linkage: z.number().meta({ description: 'bits, of the two groups as wholes' }),
  records: z.int().meta({ description: 'how many records an answer settles' }),
});
const storedDecision = decisionBody.extend({ by: z.string(), at: z.string() });
const pair = z.object({ a: recordKeyText, b: recordKeyText });

@ApiTags('review')
@Controller('v1')
export class ReviewController {
  constructor(
    private readonly reviews: Reviews,
    private readonly service: ReviewService,
  ) {}

  @Get('reviews')
  @Answers({
    summary: 'Pairs between same and different, the likeliest first',
    schema: pageOf(review),
  })
  async list(@ZodQuery(pageQuery) { limit, cursor }: PageQuery): Promise<Page<Review>> {
    const skip = decodeCursor(cursor, z.int().nonnegative()) ?? 0;
    const found = await this.reviews.list(limit, skip);
    const items = found.slice(0, limit);
    return found.length > limit ? { items, next: encodeCursor(skip + limit) } : { items };
  }

  @Post('decisions')
  @HttpCode(200)
  @Requires('steward')
  @Answers({
    summary: 'Decide that two records are the same customer, or are not',
    description:
      'Holds through later updates until it is taken back. The last word on a pair counts.',
    schema: storedDecision,
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
  ): Promise<z.infer<typeof storedDecision>> {
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
