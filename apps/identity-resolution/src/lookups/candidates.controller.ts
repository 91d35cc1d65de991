import {
  candidatesAnswer,
  candidatesBody,
  type CandidatesAnswer,
  type CandidatesBody,
} from '@concord/contracts/matching-api';
import { Answers, Requires, ZodBody } from '@concord/service-kit';
import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Candidates } from './candidates.service';

@ApiTags('candidates')
@Controller('v1/candidates')
export class CandidatesController {
  constructor(private readonly candidates: Candidates) {}

  @Post()
  @HttpCode(200)
  @Requires('reader')
  @Answers({
    summary: 'Entities that a standardized record may belong to, the likeliest first, and why',
    description:
      'Scores only: nothing is cleansed, and nothing stored. People ask `POST /v1/customers/match` of master data.',
    schema: candidatesAnswer,
    example: {
      modelVersion: 'built-in',
      thresholds: { same: 0, review: -3 },
      candidates: [
        {
          entityId: 'ent_01JCX3V7Q8R2M4N6P8S0T2V4X6',
          probability: 0.996,
          verdict: 'same',
          records: ['crm:1042'],
          weighing: {
            prior: -16,
            comparisons: [
              { comparison: 'email', fields: ['email'], level: 'same', weight: 15 },
              { comparison: 'familyName', fields: ['familyName'], level: 'same', weight: 9 },
            ],
            household: 0,
            total: 8,
          },
        },
      ],
    },
    problems: { 503: 'This process stands by, or is loading its index' },
  })
  async find(
    @ZodBody(candidatesBody, {
      kind: 'customer',
      fields: { familyName: [{ value: 'Ortiz' }], email: [{ value: 'maria@example.org' }] },
    })
    body: CandidatesBody,
  ): Promise<CandidatesAnswer> {
    return await this.candidates.find(body);
  }
}
