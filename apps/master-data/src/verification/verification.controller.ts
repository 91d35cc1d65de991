import { goldenVerification, type GoldenVerification } from '@concord/contracts/verification';
import { Answers, Requires, ZodQuery } from '@concord/service-kit';
import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { VerificationService } from './verification.service';

const query = z.object({
  sample: z.coerce
    .number()
    .int()
    .min(1)
    .max(5_000)
    .optional()
    .describe('so many drawn by chance, instead of a page of all'),
  limit: z.coerce.number().int().min(1).max(5_000).default(1_000),
  cursor: z.string().max(2000).optional().describe('`next` of the page before'),
});

const example: GoldenVerification = {
  ...{ checked: 1000, agreeing: 999, waiting: 0, rebuilding: false },
  differing: [
    {
      ...{ id: 'ent_01JCX3V7Q8R2M4N6P8S0T2V4X6', version: 4 },
      ...{ faults: ['fields'], fields: ['phone'] },
    },
  ],
  next: 'ImVudF8wMUpDWDNWN1E4UjJNNE42UDhTMFQyVjRYNiI',
};

@ApiTags('operation')
@Controller('v1/verification')
export class VerificationController {
  constructor(private readonly verification: VerificationService) {}

  @Get('golden')
  @Requires('operator')
  @Answers({
    summary: 'Are golden records what comes out of their contributors, to the byte?',
    description:
      'Each is built anew and compared with what is stored: values, lineage, number of contributors, history. Page by page, or a sample.',
    ...{ schema: goldenVerification, example },
  })
  async golden(
    @ZodQuery(query) { sample, limit, cursor }: z.infer<typeof query>,
  ): Promise<GoldenVerification> {
    return sample === undefined
      ? await this.verification.page(cursor, limit)
      : await this.verification.sample(sample);
  }
}
