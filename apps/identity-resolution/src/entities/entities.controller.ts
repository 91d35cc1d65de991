import { entityId } from '@concord/contracts/events';
import { recordKeyText } from '@concord/contracts/stewarding';
import { entityExplanationAnswer, pairExplanationAnswer } from '@concord/contracts/explanation';
import { Answers, notFound, ZodParam, ZodQuery } from '@concord/service-kit';
import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ActiveResolver } from '../resolving/active-resolver';
import { Records } from '../records/records.repository';
import { Reviews } from '../review/reviews.repository';
import { Entities } from './entities.repository';
import { entityAnswer, type EntityAnswer } from './entity-answer';
import { Explanations, type ExplainedEntity, type ExplainedPair } from './explanations';

const pairQuery = z.object({ a: recordKeyText, b: recordKeyText });
const entityOrRecord = z.union([entityId, recordKeyText]);
const nearQuery = z.object({ nearest: z.coerce.number().int().min(0).max(20).default(5) });
const stats = z.object({
  kinds: z.array(
    z.object({
      kind: z.string(),
      records: z.int(),
      contents: z.int(),
      entities: z.int(),
      unsettled: z.int(),
      estimatedBytes: z.int(),
    }),
  ),
  reviews: z.int(),
});

@ApiTags('entities')
@Controller('v1')
export class EntitiesController {
  constructor(
    private readonly entities: Entities,
    private readonly records: Records,
    private readonly reviews: Reviews,
    private readonly resolver: ActiveResolver,
    private readonly explanations: Explanations,
  ) {}

  @Get('entities/:id')
  @Answers({
    summary: 'What an entity id stands for; every id ever issued has an answer',
    schema: entityAnswer,
  })
  async show(
    @ZodParam('id', entityId, 'ent_01JCX3V7Q8R2M4N6P8S0T2V4X6') id: string,
  ): Promise<EntityAnswer> {
    const found = await this.entities.find(id);
    if (found === undefined) throw notFound('entity.unknown', `The id ${id} was never issued.`);
    const { status, into, version } = found;
    return { id, status, into: [...into], version, records: await this.records.keysOf(id) };
  }

  @Get('entities/:id/explanation')
  @Answers({
    summary:
      'Why an entity is what it is: merges, bonds, conflicts, and the nearest other entities',
    description: 'The id may also be that of a former entity, or the key of a source record.',
    schema: entityExplanationAnswer,
  })
  async explainEntity(
    @ZodParam('id', entityOrRecord, 'ent_01JCX3V7Q8R2M4N6P8S0T2V4X6') id: string,
    @ZodQuery(nearQuery) { nearest }: z.infer<typeof nearQuery>,
  ): Promise<ExplainedEntity> {
    return await this.explanations.entity(id, nearest);
  }

  @Get('explain')
  @Answers({
    summary: 'Why two records are, or are not, one customer: the weights from prior to total',
    schema: pairExplanationAnswer,
  })
  async explain(@ZodQuery(pairQuery) { a, b }: z.infer<typeof pairQuery>): Promise<ExplainedPair> {
    return await this.explanations.pair(a, b);
  }

  @Get('stats')
  @Answers({ summary: 'How much the resolver holds', schema: stats })
  async stats(): Promise<z.infer<typeof stats>> {
    return { kinds: this.resolver.stats(), reviews: await this.reviews.count() };
  }
}
