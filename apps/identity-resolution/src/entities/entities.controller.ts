import { entityId } from '@concord/contracts/events';
import { explainPair, type PairExplanation } from '@concord/matching';
import { Answers, notFound, ZodParam, ZodQuery } from '@concord/service-kit';
import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ActiveResolver } from '../resolving/active-resolver';
import { Records } from '../records/records.repository';
import { Reviews } from '../review/reviews.repository';
import { recordKeyText } from '../review/decision-body';
import { Entities } from './entities.repository';
import { entityAnswer, type EntityAnswer } from './entity-answer';

const explanation = z.object({
  a: z.string(),
  b: z.string(),
  modelVersion: z.string(),
  prior: z.number().meta({ description: 'bits, before anything is compared' }),
  comparisons: z.array(
    z.object({
      comparison: z.string(),
      fields: z.array(z.string()),
      level: z.string(),
      weight: z.number(),
      a: z.string(),
      b: z.string(),
    }),
  ),
  household: z.number(),
  sum: z.number(),
  total: z.number(),
  probability: z.number(),
  sharedAtoms: z.array(z.string()),
  sameEntity: z.boolean(),
});
const pairQuery = z.object({ a: recordKeyText, b: recordKeyText });
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

  @Get('explain')
  @Answers({
    summary: 'Why two records are, or are not, one customer: the weights from prior to total',
    schema: explanation,
  })
  async explain(
    @ZodQuery(pairQuery) { a, b }: z.infer<typeof pairQuery>,
  ): Promise<PairExplanation & { sameEntity: boolean }> {
    const [left, right] = await Promise.all([this.require(a), this.require(b)]);
    const model = this.resolver.modelOf(left.kind);
    if (model === undefined)
      throw notFound('model.unknown', `There is no match model for "${left.kind}" here yet.`);
    return { ...explainPair(left, right, model), sameEntity: left.entityId === right.entityId };
  }

  @Get('stats')
  @Answers({ summary: 'How much the resolver holds', schema: stats })
  async stats(): Promise<z.infer<typeof stats>> {
    return { kinds: this.resolver.stats(), reviews: await this.reviews.count() };
  }

  private async require(key: string) {
    const found = await this.records.find(key);
    if (found?.fields === undefined) throw notFound('record.unknown', `There is no record ${key}.`);
    const { kind, entityId: id, fields } = found;
    return { key, kind, entityId: id, fields };
  }
}
