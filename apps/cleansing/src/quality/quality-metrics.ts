import { Metrics } from '@concord/service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { QualityService } from './quality.service';

/** The quality of each source, read when Prometheus asks. */
@Injectable()
export class QualityMetrics implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly quality: QualityService,
  ) {}

  onModuleInit(): void {
    const { quality } = this;
    const failing = new Gauge({
      name: 'concord_quality_check_failing',
      help: '1 while a check of a source fails, 0 while it holds',
      labelNames: ['source', 'check', 'on_fail'],
      registers: [this.metrics.registry],
    });
    new Gauge({
      name: 'concord_quality',
      help: 'Quality of the current records of a source, 0 to 1',
      labelNames: ['source', 'dimension'],
      registers: [this.metrics.registry],
      async collect() {
        this.reset();
        failing.reset();
        // The other metrics are worth having while MongoDB is away.
        const report = await quality.report().catch(() => undefined);
        for (const { source, dimensions, checks } of report?.sources ?? []) {
          for (const [dimension, share] of Object.entries(dimensions))
            if (share !== undefined) this.set({ source, dimension }, share);
          for (const { check, onFail, outcome } of checks) {
            if (outcome !== 'unknown')
              failing.set({ source, check, on_fail: onFail }, outcome === 'fails' ? 1 : 0);
          }
        }
      },
    });
  }
}
