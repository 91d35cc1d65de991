import { Answers, Requires, ZodBody } from '@concord/service-kit';
import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { customerExample } from '../customers/api-examples';
import {
  matchAnswer,
  matchBody,
  MatchService,
  type MatchAnswer,
  type MatchBody,
} from './match.service';

@ApiTags('customers')
@Controller('v1/customers')
export class MatchController {
  constructor(private readonly matching: MatchService) {}

  @Post('match')
  @HttpCode(200)
  @Requires('reader')
  @Answers({
    summary: 'Who may be meant by what is known of somebody, the likeliest first, and why',
    description:
      'A partial person in, candidates with their weights out; nothing is stored. What is known is read as records of ' +
      'sources are. Weights are bits, log2 of odds: each comparison adds its own to the prior. The verdict is what the ' +
      'matching of the workspace would say: `same`, a `review` for a steward, or `different`.',
    schema: matchAnswer,
    example: {
      modelVersion: 'built-in',
      thresholds: { same: 0, review: -3 },
      read: {
        entity: 'customer',
        fields: { familyName: [{ value: 'Ortiz' }], email: [{ value: 'maria@example.org' }] },
        issues: [],
      },
      candidates: [
        {
          id: customerExample.id,
          probability: 0.996,
          verdict: 'same',
          weighing: {
            prior: -16,
            comparisons: [
              { comparison: 'email', fields: ['email'], level: 'same', weight: 15 },
              { comparison: 'familyName', fields: ['familyName'], level: 'same', weight: 9 },
            ],
            household: 0,
            total: 8,
          },
          records: ['crm:1042', 'shop:77'],
          customer: customerExample,
        },
      ],
    },
    problems: { 503: 'Identity resolution is away, or is loading its index' },
  })
  async match(
    @ZodBody(matchBody, {
      fields: { familyName: 'Ortiz', email: 'Maria@Example.org', phone: ['(212) 555-0147'] },
      country: 'US',
    })
    body: MatchBody,
  ): Promise<MatchAnswer> {
    return await this.matching.match(body);
  }
}
