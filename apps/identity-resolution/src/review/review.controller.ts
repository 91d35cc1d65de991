import {
  claimAnswer,
  claimBody,
  conflictsAnswer,
  decisionAnswer,
  decisionBody,
  recordPair,
  reviewAnswer,
  reviewFilter,
  type ClaimBody,
  type DecisionAnswer,
  type DecisionBody,
  type RecordPair,
} from '@concord/contracts/stewarding';
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
  ZodParam,
  ZodQuery,
  type Caller,
  type Page,
} from '@concord/service-kit';
import { Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Decisions } from './decisions.repository';
import { claimExample, reviewExample } from './api-examples';
import { ClaimDesk, type ClaimedReviews, type ShownReview } from './claim-desk';
import { Conflicts, type KindConflicts } from './conflicts';
import { StewardActions } from './steward-actions';

const decisionQuery = pageQuery.extend(recordPair.partial().shape);
const reviewQuery = pageQuery.extend(reviewFilter.shape);

@ApiTags('review')
@Controller('v1')
export class ReviewController {
  constructor(
    private readonly desk: ClaimDesk,
    private readonly decisions: Decisions,
    private readonly conflictBook: Conflicts,
    private readonly actions: StewardActions,
  ) {}

  @Get('reviews')
  @Answers({
    summary: 'What waits for a steward: pairs and groups between same and different, and conflicts',
    description:
      'In the order of `benefit`: the probability that what stands is wrong, times the records that would change.',
    schema: pageOf(reviewAnswer),
    example: { items: [reviewExample] },
  })
  async list(
    @ZodQuery(reviewQuery) { limit, cursor, ...filter }: z.infer<typeof reviewQuery>,
    @CalledBy() caller: Caller,
  ): Promise<Page<ShownReview>> {
    const skip = decodeCursor(cursor, z.int().nonnegative()) ?? 0;
    const found = await this.desk.list(filter, caller, limit, skip);
    const items = found.slice(0, limit);
    return found.length > limit ? { items, next: encodeCursor(skip + limit) } : { items };
  }

  @Post('reviews/claims')
  @HttpCode(200)
  @Requires('steward')
  @Answers({
    summary: 'Take questions to yourself for a while: these, or the next ones of a filter',
    description:
      'Nobody else is shown or may answer them until they are decided, given back, or the time is over.',
    schema: claimAnswer,
    example: claimExample,
    problems: { 404: 'No such question', 409: 'Another steward is at one of them' },
  })
  async claim(
    @ZodBody(claimBody, { next: 10, filter: { reason: 'doubt' }, minutes: 30 }) body: ClaimBody,
    @CalledBy() caller: Caller,
  ): Promise<ClaimedReviews> {
    return await this.desk.claim(body, caller);
  }

  @Delete('reviews/claims/:id')
  @HttpCode(204)
  @Requires('steward')
  @Answers({ summary: 'Give questions back', problems: { 404: 'No such claim' } })
  async release(
    @ZodParam('id', z.string().max(40), claimExample.id) id: string,
    @CalledBy() caller: Caller,
  ): Promise<void> {
    await this.desk.release(id, caller);
  }

  @Get('conflicts')
  @Answers({
    summary:
      'Decisions and rules that something stronger forbids, and identifiers that bind nobody',
    schema: conflictsAnswer,
  })
  conflicts(): { kinds: KindConflicts[] } {
    return { kinds: this.conflictBook.all() };
  }

  @Get('decisions')
  @Answers({
    summary: 'What stewards decided, in the order of the records; of one pair by `a` and `b`',
    schema: pageOf(decisionAnswer),
  })
  async decided(
    @ZodQuery(decisionQuery) { limit, cursor, a, b }: z.infer<typeof decisionQuery>,
  ): Promise<Page<DecisionAnswer>> {
    if (a !== undefined && b !== undefined) {
      const decided = await this.decisions.onPairs([{ a, b }]);
      return { items: decided.map(({ kind, ...decision }) => decision) };
    }
    const after = decodeCursor(cursor, recordPair);
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
    const decided = { type: 'decide' as const, decisions: [body] };
    const { action } = await this.actions.perform(decided, caller, false);
    return { ...body, by: action.by, at: action.at, action: action.id };
  }

  @Delete('decisions')
  @HttpCode(204)
  @Requires('steward')
  @Answers({ summary: 'Take a decision back' })
  async withdraw(
    @ZodQuery(recordPair) { a, b }: RecordPair,
    @CalledBy() caller: Caller,
  ): Promise<void> {
    await this.actions.withdraw(a, b, caller);
  }
}
