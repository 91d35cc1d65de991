import { Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { parkedMessage } from '@concord/contracts/api';
import { Messaging, parkReasons } from '@concord/messaging';
import { z } from 'zod';
import { CalledBy, Requires, type Caller } from '../access/requires';
import { AuditLog } from '../audit/audit-log';
import { Answers } from '../docs/answers';
import { pageOf, pageQuery } from '../http/pages';
import { ZodBody, ZodParam, ZodQuery } from '../http/zod-parameters';
import { notFound, unavailable } from '../problems/problem-error';
import { inspected, listed } from './parked-message';
import { replayAll } from './replay-all';

const parkedFilter = z.object({
  type: z.string().max(200).optional(),
  reason: z.enum(parkReasons).optional(),
  since: z.iso.datetime().optional().describe('Parked at or after'),
  until: z.iso.datetime().optional().describe('Parked before'),
});
const listQuery = parkedFilter.extend(pageQuery.shape);
const replayBody = parkedFilter.strict();
const listItem = parkedMessage.partial({ items: true });
const messageId = z.string().min(1).max(128);
const whole = parkedMessage.extend({ message: z.unknown() });
const replayed = z.object({
  replayed: z.int(),
  left: z.int().describe('Still parked, by the filter'),
});
const noSuch = { 404: 'No such parked message' };

const example = {
  id: '01JCX5V0B8P9Q2R3S4T5V6W7X8',
  type: 'concord.record.received.v1',
  queue: 'concord.cleansing.p0',
  parkedAt: '2026-01-02T03:04:05.678Z',
  attempts: 6,
  reason: { code: 'handler.exhausted', message: 'the handler failed at every attempt' },
};

/** Messages that no retry could help; whole messages hold customer data, hence operators only. */
@ApiTags('parked')
@Controller('v1/parked')
@Requires('operator')
export class ParkedController {
  constructor(
    private readonly messaging: Messaging,
    private readonly audit: AuditLog,
  ) {}

  @Get()
  @Answers({
    summary: 'List parked messages, the oldest first',
    schema: pageOf(listItem),
    example: { items: [example] },
  })
  async list(@ZodQuery(listQuery) query: z.infer<typeof listQuery>) {
    const { limit, cursor, ...filter } = query;
    const page = { limit, ...(cursor === undefined ? {} : { after: cursor }) };
    const { messages, next } = await this.messaging.parking.list(filterOf(filter), page);
    return { items: messages.map(listed), ...(next === undefined ? {} : { next }) };
  }

  @Get(':id')
  @Answers({ summary: 'One parked message, whole', schema: whole, problems: noSuch })
  async inspect(@ZodParam('id', messageId, example.id) id: string): Promise<z.infer<typeof whole>> {
    const found = await this.messaging.parking.inspect(id);
    if (found === undefined) throw notParked(id);
    return inspected(found);
  }

  @Post('replay')
  @HttpCode(200)
  @Answers({
    summary: 'Put all parked messages of a filter back into their queues',
    description: 'For when the cause is mended. An empty object is all of them.',
    schema: replayed,
    example: { replayed: 12, left: 0 },
  })
  async replayAll(
    @ZodBody(replayBody, { reason: 'handler.exhausted' }) filter: z.infer<typeof replayBody>,
    @CalledBy() caller: Caller,
  ): Promise<z.infer<typeof replayed>> {
    await this.audit.note(caller, { action: 'parked.replayed', details: filter });
    return await orUnavailable(replayAll(this.messaging.parking, filterOf(filter), new Date()));
  }

  @Post(':id/replay')
  @HttpCode(204)
  @Answers({ summary: 'Put a parked message back into its queue', problems: noSuch })
  async replay(
    @ZodParam('id', messageId, example.id) id: string,
    @CalledBy() caller: Caller,
  ): Promise<void> {
    await this.audit.note(caller, { action: 'parked.replayed', details: { id } });
    if (!(await orUnavailable(this.messaging.parking.replay(id)))) throw notParked(id);
  }

  @Delete(':id')
  @HttpCode(204)
  @Answers({ summary: 'Discard a parked message for good', problems: noSuch })
  async discard(
    @ZodParam('id', messageId, example.id) id: string,
    @CalledBy() caller: Caller,
  ): Promise<void> {
    await this.audit.note(caller, { action: 'parked.discarded', details: { id } });
    if (!(await this.messaging.parking.discard(id))) throw notParked(id);
  }
}

function filterOf({ type, reason, since, until }: z.infer<typeof parkedFilter>) {
  return {
    ...(type === undefined ? {} : { type }),
    ...(reason === undefined ? {} : { reason }),
    ...(since === undefined ? {} : { since: new Date(since) }),
    ...(until === undefined ? {} : { until: new Date(until) }),
  };
}

function notParked(id: string) {
  return notFound('parked.unknown', `No message "${id}" is parked; it may have been replayed.`);
}

/** A replay needs the broker; without it the messages stay where they are. */
async function orUnavailable<Result>(replay: Promise<Result>): Promise<Result> {
  try {
    return await replay;
  } catch (error) {
    const notPublished = error instanceof Error && error.name === 'NotPublishedError';
    throw notPublished ? unavailable('broker.away', error.message) : error;
  }
}
