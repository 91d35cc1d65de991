import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Requires } from '../access/requires';
import { Answers } from '../docs/answers';
import { ProblemError } from '../problems/problem-error';
import { Readiness } from './readiness';

const alive = z.object({ status: z.literal('alive') });
const ready = z.object({ status: z.literal('ready'), checks: z.record(z.string(), z.string()) });

@ApiTags('health')
@Controller('health')
@Requires('anyone')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Get('live')
  @Answers({
    summary: 'The process runs and answers',
    schema: alive,
    example: { status: 'alive' },
  })
  live(): z.infer<typeof alive> {
    return { status: 'alive' };
  }

  @Get('ready')
  @Answers({
    summary: 'The service and all that it needs are there',
    schema: ready,
    example: { status: 'ready', checks: { mongodb: 'ok', rabbitmq: 'ok' } },
    problems: { 503: 'Something is not there, or the service is about to stop' },
  })
  async ready(): Promise<z.infer<typeof ready>> {
    const { state, checks } = await this.readiness.report();
    if (state === 'ready') return { status: state, checks };
    throw new ProblemError({
      status: 503,
      title: 'Service unavailable',
      code: state === 'draining' ? 'service.draining' : 'service.notReady',
      detail:
        state === 'draining'
          ? 'The service finishes what it holds and then stops.'
          : 'Something that the service needs is not there.',
      faults: Object.entries(checks)
        .filter(([, result]) => result !== 'ok')
        .map(([path, message]) => ({ path, message })),
    });
  }
}
