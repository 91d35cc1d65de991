import { Answers, sendEvents, ZodQuery, type ServerEvent } from '@concord/service-kit';
import { Controller, Get, Headers, Res } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { change, type Change } from './change';
import { ChangeFeed, type ChangePage } from './change-feed';
import { streamStart } from './stream-start';

const position = z.coerce.number().int().nonnegative();

const changesQuery = z.object({
  after: position
    .optional()
    .describe('the `next` of the page before; absent: from the oldest change that is kept'),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
});

const streamQuery = z.object({
  after: z
    .union([z.literal('now'), position])
    .default('now')
    .describe('a position, or `now`; `Last-Event-ID` comes before it'),
});

const changePage = z.object({
  items: z.array(change),
  next: z.int().meta({ description: 'send it as `after` to go on, also when no item came' }),
  head: z.int().meta({ description: 'the position of the newest change there is' }),
});

@ApiTags('changes')
@Controller('v1/changes')
export class ChangesController {
  constructor(private readonly feed: ChangeFeed) {}

  @Get()
  @Answers({
    summary: 'What changed, in order, from any position on',
    description:
      'Positions grow by one from change to change, so that neither a gap nor a repeat can pass unnoticed. ' +
      'Each change has the fields that changed, before and after. Of one customer, versions come in order.',
    schema: changePage,
    problems: { 410: 'Changes after that position are no longer kept' },
  })
  async page(
    @ZodQuery(changesQuery) { after, limit }: z.infer<typeof changesQuery>,
  ): Promise<ChangePage> {
    return await this.feed.page(after, limit);
  }

  @Get('stream')
  @ApiHeader({
    name: 'last-event-id',
    required: false,
    description: 'the id of the last event that came; browsers send it by themselves',
  })
  @Answers({
    summary: 'The same as server-sent events, now and as they come',
    description:
      'The id of an event is the position of the change, its data the change as JSON. Where nothing happens, ' +
      'a comment comes every 15 seconds. A reader that takes nothing for a minute is cut off and goes on ' +
      'where it was by `Last-Event-ID`.',
    schema: change,
    mediaType: 'text/event-stream',
    problems: { 410: 'Changes after that position are no longer kept' },
  })
  async stream(
    @ZodQuery(streamQuery) { after }: z.infer<typeof streamQuery>,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    const start = streamStart(lastEventId, after) ?? (await this.feed.head());
    // A position that is gone is told by status, before the stream begins.
    await this.feed.page(start, 1);
    await sendEvents(response, (signal) => events(this.feed.follow(start, signal)));
  }
}

async function* events(
  pages: AsyncIterable<readonly Change[]>,
): AsyncGenerator<readonly ServerEvent[]> {
  for await (const page of pages) {
    yield page.map((item) => ({ id: String(item.position), data: item }));
  }
}
