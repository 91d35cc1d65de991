import {
  modelDetail,
  modelJob,
  modelList,
  modelVersion,
  type ModelDetail,
  type ModelJob,
  type ModelList,
  type ModelVersion,
} from '@concord/contracts/match-models';
import { fieldName } from '@concord/contracts/names';
import { Answers, CalledBy, Requires, ZodBody, ZodParam, type Caller } from '@concord/service-kit';
import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import * as examples from './api-examples';
import { ModelsService } from './models.service';

const versionNumber = z.coerce.number().int().positive();
const comparisonAsked = z.strictObject({
  kind: fieldName,
  a: z.int().positive(),
  b: z.int().positive(),
});
type ComparisonAsked = z.infer<typeof comparisonAsked>;

const unknownKind = { 404: 'No such entity in the workspace, or no such version' };
const standby = { 503: 'Another process is the active resolver' };

@ApiTags('models')
@Controller('v1')
export class ModelsController {
  constructor(private readonly models: ModelsService) {}

  @Get('models')
  @Answers({
    summary: 'All versions of the match models, and how it stands with each kind',
    schema: modelList,
    example: examples.list,
  })
  async list(): Promise<ModelList> {
    return await this.models.list();
  }

  @Get('models/:kind/:number')
  @Answers({
    summary: 'One version with its parameters',
    description: 'Probabilities m and u and the weight in bits of every level, with their sources.',
    schema: modelDetail,
    example: examples.detail,
    problems: unknownKind,
  })
  async detail(
    @ZodParam('kind', fieldName, 'customer') kind: string,
    @ZodParam('number', versionNumber, '2') number: number,
  ): Promise<ModelDetail> {
    return await this.models.detail(kind, number);
  }

  @Post('models/:kind/train')
  @HttpCode(202)
  @Requires('operator')
  @Answers({
    summary: 'Train a version from the records and decisions that are there',
    description: 'It becomes a candidate. Follow the job; a training under way is not begun twice.',
    schema: modelJob,
    status: 202,
    example: examples.training,
    problems: unknownKind,
  })
  async train(
    @ZodParam('kind', fieldName, 'customer') kind: string,
    @CalledBy() caller: Caller,
  ): Promise<ModelJob> {
    return await this.models.train(kind, caller);
  }

  @Post('models/compare')
  @HttpCode(202)
  @Requires('operator')
  @Answers({
    summary: 'Compare what two versions make of the current records',
    description: 'Follow the job; its `comparison` tells which entities merge and split, and why.',
    schema: modelJob,
    status: 202,
    example: examples.comparing,
    problems: unknownKind,
  })
  async compare(
    @ZodBody(comparisonAsked, { kind: 'customer', a: 1, b: 2 }) { kind, a, b }: ComparisonAsked,
    @CalledBy() caller: Caller,
  ): Promise<ModelJob> {
    return await this.models.compare(kind, a, b, caller);
  }

  @Post('models/:kind/:number/activate')
  @HttpCode(200)
  @Requires('operator')
  @Answers({
    summary: 'Let a version serve',
    description:
      'Records that come in are answered by it from now on; settling brings the others, announced as merges and splits with the cause `model`.',
    schema: modelVersion,
    example: examples.version,
    problems: { ...unknownKind, ...standby },
  })
  async activate(
    @ZodParam('kind', fieldName, 'customer') kind: string,
    @ZodParam('number', versionNumber, '2') number: number,
    @CalledBy() caller: Caller,
  ): Promise<ModelVersion> {
    return await this.models.activate(kind, number, caller);
  }

  @Post('models/:kind/rollback')
  @HttpCode(200)
  @Requires('operator')
  @Answers({
    summary: 'Let the version serve again that did before the present one',
    schema: modelVersion,
    example: examples.version,
    problems: { ...unknownKind, ...standby, 409: 'No version served before' },
  })
  async rollback(
    @ZodParam('kind', fieldName, 'customer') kind: string,
    @CalledBy() caller: Caller,
  ): Promise<ModelVersion> {
    return await this.models.rollback(kind, caller);
  }

  @Get('model-jobs')
  @Answers({
    summary: 'The latest 100 trainings and comparisons, the newest first',
    schema: z.object({ items: z.array(modelJob) }),
    example: { items: [examples.training] },
  })
  async jobs(): Promise<{ items: ModelJob[] }> {
    return { items: await this.models.latestJobs() };
  }

  @Get('model-jobs/:id')
  @Answers({
    summary: 'How far a training or comparison is, and what came of it',
    schema: modelJob,
    example: examples.comparing,
    problems: { 404: 'No such job' },
  })
  async job(
    @ZodParam('id', z.string().max(40), '01JCX3V7Q8R2M4N6P8S0T2V4X6') id: string,
  ): Promise<ModelJob> {
    return await this.models.job(id);
  }
}
