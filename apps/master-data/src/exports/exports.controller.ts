import { entityId } from '@concord/contracts/events';
import {
  Answers,
  ndjson,
  sendItems,
  SetupStore,
  ZodQuery,
  type Encoding,
} from '@concord/service-kit';
import { Controller, Get, Res } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { ChangeFeed } from '../changes/change-feed';
import { crosswalkEntry, customer, customerOf } from '../customers/customer';
import { GoldenRecords } from '../golden/golden-records.repository';
import { Contributors } from '../membership/contributors.repository';
import { csvOf } from './csv';
import { crosswalkTable, goldenTable } from './golden-table';
import { parquetOf } from './parquet';
import type { Table } from './table';

const exportQuery = z.object({
  format: z.enum(['ndjson', 'csv', 'parquet']).default('ndjson'),
  limit: z.coerce.number().int().min(1).max(1_000_000).optional(),
  header: z
    .enum(['true', 'false'])
    .default('true')
    .describe('of CSV: whether the first line has it'),
});
const goldenQuery = exportQuery.extend({
  after: entityId.optional().describe('goes on behind this customer, as an earlier export ended'),
});
const crosswalkQuery = exportQuery.extend({
  after: z
    .string()
    .max(500)
    .optional()
    .describe('goes on behind this source record, as `crm:1042`'),
});

const promise =
  'In the order of ids, as fast as the reader takes it. Each record is as it was when its line was written; whoever ' +
  'goes on later with `after` gets the rest as it is then. What changed meanwhile is in the change feed after the ' +
  'position in the header `Concord-Feed-Position` of the first part, so that an export and the changes after it are ' +
  'complete. With `limit` the header `Concord-Next` says what to send as `after` for the next part, while there is one. ' +
  'A connection that is cut is an export that is not complete.';

const formats = ['text/csv', 'application/vnd.apache.parquet'];
const otherFormats = ApiResponse({
  status: 200,
  content: Object.fromEntries(formats.map((type) => [type, { schema: { type: 'string' } }])),
});

@ApiTags('exports')
@Controller('v1/export')
export class ExportsController {
  constructor(
    private readonly golden: GoldenRecords,
    private readonly contributors: Contributors,
    private readonly feed: ChangeFeed,
    private readonly setups: SetupStore<'master-data'>,
  ) {}

  @Get('golden')
  @otherFormats
  @Answers({
    summary: 'Every current golden record as lines of JSON, CSV or Parquet',
    description: `${promise} CSV and Parquet have the values by field, NDJSON their origin too.`,
    schema: customer,
    mediaType: 'application/x-ndjson',
  })
  async exportGolden(
    @ZodQuery(goldenQuery) { after, limit, ...form }: z.infer<typeof goldenQuery>,
    @Res() response: Response,
  ): Promise<void> {
    const { setup } = (await this.setups.current()) ?? {};
    const table = goldenTable(setup?.model ?? { entities: {} });
    const last = await this.golden.partEnd(after, limit);
    const headers = await this.headers(last);
    const items = mapped(this.golden.current(after, last), customerOf);
    await sendItems(response, items, encodingOf(table, form), headers);
  }

  @Get('xref')
  @otherFormats
  @Answers({
    summary: 'The crosswalk, one source record a line, as lines of JSON, CSV or Parquet',
    description: promise,
    schema: crosswalkEntry,
    mediaType: 'application/x-ndjson',
  })
  async exportCrosswalk(
    @ZodQuery(crosswalkQuery) { after, limit, ...form }: z.infer<typeof crosswalkQuery>,
    @Res() response: Response,
  ): Promise<void> {
    const last = await this.contributors.partEnd(after, limit);
    const headers = await this.headers(last);
    const items = this.contributors.crosswalk(after, last);
    await sendItems(response, items, encodingOf(crosswalkTable, form), headers);
  }

  /** The position is asked for before the first record is read, or changes in between would be in neither. */
  private async headers(next: string | undefined): Promise<Record<string, string>> {
    return {
      'concord-feed-position': String(await this.feed.head()),
      ...(next === undefined ? {} : { 'concord-next': encodeURIComponent(next) }),
    };
  }
}

function encodingOf(
  table: Table,
  { format, header }: Pick<z.infer<typeof exportQuery>, 'format' | 'header'>,
): Encoding {
  switch (format) {
    case 'ndjson':
      return ndjson;
    case 'csv':
      return csvOf(table, { header: header === 'true' });
    case 'parquet':
      return parquetOf(table);
  }
}

async function* mapped<From, To>(
  items: AsyncIterable<From>,
  to: (item: From) => To,
): AsyncGenerator<To> {
  for await (const item of items) yield to(item);
}
