import {
  evaluationAnswer,
  sampleAnswer,
  sampleBody,
  type EvaluationAnswer,
  type SampleAnswer,
  type SampleBody,
} from '@concord/contracts/stewarding';
import {
  Answers,
  AuditLog,
  CalledBy,
  Requires,
  ZodBody,
  ZodQuery,
  type Caller,
} from '@concord/service-kit';
import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { EvaluationService } from './evaluation.service';

const kindQuery = z.object({
  kind: z.string().max(100).optional().describe('entity of the model; the first one without it'),
});
type KindQuery = z.infer<typeof kindQuery>;

@ApiTags('evaluation')
@Controller('v1/evaluation')
export class EvaluationController {
  constructor(
    private readonly evaluation: EvaluationService,
    private readonly audit: AuditLog,
  ) {}

  @Get()
  @Answers({
    summary: 'Precision and recall with intervals, from the judged pairs of the latest sample',
    description:
      'Of the partition at the time of the sample, over pairs of distinct records; recall as far as candidates show it.',
    schema: evaluationAnswer,
  })
  async evaluate(@ZodQuery(kindQuery) { kind }: KindQuery): Promise<EvaluationAnswer> {
    return await this.evaluation.evaluate(kind);
  }

  @Get('sample')
  @Requires('steward')
  @Answers({ summary: 'The latest sample, with the verdicts so far', schema: sampleAnswer })
  async latest(@ZodQuery(kindQuery) { kind }: KindQuery): Promise<SampleAnswer> {
    return await this.evaluation.latest(kind);
  }

  @Post('samples')
  @HttpCode(200)
  @Requires('steward')
  @Answers({
    summary: 'Draw pairs at random, by weight band, to be judged by `POST /v1/decisions`',
    schema: sampleAnswer,
  })
  async draw(
    @ZodBody(sampleBody, { pairs: 200, seed: 1 }) body: SampleBody,
    @CalledBy() caller: Caller,
  ): Promise<SampleAnswer> {
    await this.audit.note(caller, { action: 'sample.drawn', details: body });
    return await this.evaluation.draw(body);
  }
}
