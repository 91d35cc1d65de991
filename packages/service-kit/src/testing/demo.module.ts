import { setTimeout as pause } from 'node:timers/promises';
import { Controller, Get, HttpCode, Module, Post, Res } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { recordReceivedChannel } from '@concord/contracts/bus';
import type { RecordReceived } from '@concord/contracts/events';
import { PermanentError, type UnitOfWork } from '@concord/messaging';
import type { Response } from 'express';
import { z } from 'zod';
import { CalledBy, Requires, type Caller } from '../access/requires';
import { Answers } from '../docs/answers';
import { processEnvironment } from '../config/environment';
import { Readiness } from '../health/readiness';
import { sendNdjson } from '../http/ndjson';
import { decodeCursor, pageOf, pageQuery, toPage, type PageQuery } from '../http/pages';
import { ZodBody, ZodParam, ZodQuery } from '../http/zod-parameters';
import { Log } from '../log/log';
import { notFound } from '../problems/problem-error';
import { WorkRegistry } from '../work/work-registry';

const greeting = z.strictObject({ to: z.string().min(1), times: z.int().min(1).max(9).default(1) });
const greeted = z.object({ text: z.string(), by: z.string() });
const numbers = pageOf(z.int());

/** A service of no use: one route for each thing that the kit promises. */
@Controller('v1')
export class DemoController {
  constructor(
    private readonly log: Log,
    readiness: Readiness,
    work: WorkRegistry,
  ) {
    readiness.register('tea', () => Promise.resolve(demoState.tea ? undefined : 'is not ready'));
    work.register(() => Promise.resolve({ pending: { cups: 3 }, done: 40 }));
    work.register(() =>
      Promise.resolve({
        pending: { cups: 1, pots: 2 },
        done: 2,
        troubles: [{ subject: 'kettle', message: 'is cold', since: '2026-01-02T03:04:05.000Z' }],
      }),
    );
  }

  @Post('greetings')
  @HttpCode(200)
  @Requires('steward')
  @Answers({ summary: 'Greet somebody', schema: greeted, example: { text: 'Hi Ann', by: 'ops' } })
  greet(
    @ZodBody(greeting, { to: 'Ann' }) body: z.infer<typeof greeting>,
    @CalledBy() caller: Caller,
  ): z.infer<typeof greeted> {
    return { text: `${'Hi '.repeat(body.times)}${body.to}`, by: caller.name };
  }

  @Post('orders')
  @HttpCode(204)
  order(): void {
    this.log.info('ordered');
  }

  @Get('records/:id')
  record(@ZodParam('id', z.string().regex(/^\d+$/, 'digits'), '7') id: string): { id: string } {
    if (id === '404') throw notFound('record.unknown', 'There is no record 404.');
    return { id };
  }

  @Get('numbers')
  @Answers({ summary: 'Numbers from 1 to 25', schema: numbers })
  page(@ZodQuery(pageQuery) { limit, cursor }: PageQuery): z.infer<typeof numbers> {
    const after = decodeCursor(cursor, z.int()) ?? 0;
    const all = Array.from({ length: 25 }, (_, at) => at + 1);
    const found = all.filter((number) => number > after).slice(0, limit + 1);
    return toPage(found, limit, (last) => last);
  }

  @Get('stream')
  async stream(@Res() response: Response): Promise<void> {
    await sendNdjson(response, rows(250));
  }

  @Get('broken-stream')
  async brokenStream(@Res() response: Response): Promise<void> {
    await sendNdjson(response, rows(250, 150));
  }

  @EventPattern(recordReceivedChannel.type)
  async received(@Payload() items: RecordReceived[], @Ctx() unit: UnitOfWork): Promise<void> {
    if (items.some(({ recordId }) => recordId === 'unlucky')) throw new PermanentError('unlucky');
    if (items.some(({ recordId }) => recordId === 'slow')) await pause(demoState.slowMs);
    await unit.commit(async () => Promise.resolve());
    demoState.received.push(...items.map(({ recordId }) => recordId));
  }

  @Get('boom')
  boom(): never {
    throw new Error('no account of Zhang San, zhang.san@example.com, 13912345678');
  }

  @Get('slow')
  async slow(): Promise<{ done: boolean }> {
    this.log.info('slow work begins');
    await pause(demoState.slowMs);
    return { done: true };
  }
}

/** What tests turn and see. */
export const demoState = {
  tea: true,
  slowMs: Number(processEnvironment().DEMO_SLOW_MS ?? 600),
  received: [] as string[],
};

async function* rows(count: number, failAt = Infinity): AsyncGenerator<{ row: number }> {
  for (let row = 1; row <= count; row++) {
    if (row === failAt) throw new Error('the store went away');
    yield await Promise.resolve({ row });
  }
}

@Module({ controllers: [DemoController] })
export class DemoModule {}
