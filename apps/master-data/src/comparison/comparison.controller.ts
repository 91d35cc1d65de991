import { entityId } from '@concord/contracts/events';
import { Answers, ZodParam, ZodQuery } from '@concord/service-kit';
import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { comparison, comparisonExample, type Comparison } from './comparison-answer';
import { ComparisonService } from './comparison.service';

const version = z.coerce.number().int().min(0).optional();
const range = z.object({
  from: version.describe('absent: the version before `to`; 0: before there was any'),
  to: version.describe('absent: the version of now'),
});

@ApiTags('customers')
@Controller('v1/customers/:id/compare')
export class ComparisonController {
  constructor(private readonly comparisons: ComparisonService) {}

  @Get()
  @Answers({
    summary: 'What differs between two versions, and what led from one to the other',
    description:
      'The history of this very id, merged or not. A value that changed and changed back is no difference; `versions` tells of it.',
    ...{ schema: comparison, example: comparisonExample },
    problems: { 400: 'There is no such version; `expected` says which there are' },
  })
  async compare(
    @ZodParam('id', entityId, 'ent_01JCX3V7Q8R2M4N6P8S0T2V4X6') id: string,
    @ZodQuery(range) { from, to }: z.infer<typeof range>,
  ): Promise<Comparison> {
    return await this.comparisons.compare(id, {
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    });
  }
}
