import { Controller, Get, Res, type Type } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { Requires } from '../access/requires';
import { Answers } from '../docs/answers';
import { Impersonal } from '../masking/impersonal';
import { Metrics } from './metrics';

/** `/metrics`, open to anyone or for readers only, as configured. */
export function metricsController(access: 'open' | 'keyed'): Type {
  @ApiTags('health')
  @Controller('metrics')
  @Impersonal()
  @Requires(access === 'open' ? 'anyone' : 'reader')
  class MetricsController {
    constructor(private readonly metrics: Metrics) {}

    @Get()
    @Answers({
      summary: 'Metrics in the text format of Prometheus',
      mediaType: 'text/plain',
      schema: z.string(),
      example: 'concord_messages_consumed_total{type="concord.record.received.v1"} 48210',
    })
    async metricsText(@Res() response: Response): Promise<void> {
      const text = await this.metrics.registry.metrics();
      response.type(this.metrics.registry.contentType).send(text);
    }
  }
  return MetricsController;
}
