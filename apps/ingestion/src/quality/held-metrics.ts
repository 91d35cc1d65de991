import { Metrics } from '@concord/service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { SourceGate } from './source-gate';

/** Which sources are held, read when Prometheus asks. */
@Injectable()
export class HeldMetrics implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly gate: SourceGate,
  ) {}

  onModuleInit(): void {
    const { gate } = this;
    new Gauge({
      name: 'concord_source_held',
      help: '1 for each source that a check has stopped',
      labelNames: ['source'],
      registers: [this.metrics.registry],
      async collect() {
        this.reset();
        // The other metrics are worth having while MongoDB is away.
        for (const { source } of await gate.held().catch(() => [])) this.set({ source }, 1);
      },
    });
  }
}
