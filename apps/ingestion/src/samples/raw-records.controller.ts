import { recordKey, sourceName } from '@concord/contracts/names';
import { rawRecord, type RawRecord } from '@concord/contracts/preview';
import { Answers, notFound, ZodParam, ZodQuery } from '@concord/service-kit';
import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { rawRecordOf } from '../intake/raw-record';
import { RawRecords } from '../intake/raw-records.repository';
import { SourcesService } from '../sources/sources.service';
import { FairSample } from './fair-sample';

const sampleQuery = z.object({ sample: z.coerce.number().int().min(1).max(5_000).default(1_000) });
const rawSample = z.object({
  total: z.int().meta({ description: 'live records of the source' }),
  items: z.array(rawRecord),
});

@ApiTags('sources')
@Controller('v1/sources/:source/raw-records')
export class RawRecordsController {
  constructor(
    private readonly raw: RawRecords,
    private readonly sources: SourcesService,
  ) {}

  @Get()
  @Answers({
    summary: 'A fair sample of what a source sent, exactly as it came',
    description:
      'The same each time as long as no record comes or goes. Deleted ones are left out.',
    schema: rawSample,
  })
  async sample(
    @ZodParam('source', sourceName, 'crm') source: string,
    @ZodQuery(sampleQuery) { sample: size }: z.infer<typeof sampleQuery>,
  ): Promise<z.infer<typeof rawSample>> {
    await this.sources.require(source);
    // Keys say nothing of deletions: more are drawn than are asked for.
    const sample = new FairSample(2 * size);
    for await (const key of this.raw.keys(source)) sample.add(key);
    const live = new Map((await this.raw.liveOf(sample.keys)).map((raw) => [raw._id, raw]));
    const items = sample.keys.flatMap((key) => live.get(key) ?? []).slice(0, size);
    return { total: await this.raw.countLive(source), items: items.map(rawRecordOf) };
  }

  @Get(':recordId')
  @Answers({ summary: 'A record as its source sent it last', schema: rawRecord })
  async show(
    @ZodParam('source', sourceName, 'crm') source: string,
    @ZodParam('recordId', z.string().min(1).max(400), '1042') recordId: string,
  ): Promise<RawRecord> {
    const found = await this.raw.find(recordKey(source, recordId));
    if (found !== undefined) return rawRecordOf(found);
    throw notFound('record.unknown', `No record "${recordId}" of "${source}" has come yet.`);
  }
}
