import type { QualityReport } from '@concord/contracts/quality';
import { Metrics } from '@concord/service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { QualityService } from './quality.service';

/** The quality of each source, read when Prometheus asks; one reading for all gauges. */
@Injectable()
export class QualityMetrics implements OnModuleInit {
  private asked: Promise<QualityReport | undefined> | undefined;

  constructor(
    private readonly metrics: Metrics,
    private readonly quality: QualityService,
  ) {}

  onModuleInit(): void {
    const sources = async () => (await this.ask())?.sources ?? [];
    new Gauge({
      name: 'concord_quality',
      help: 'Quality of the current records of a source, 0 to 1',
      labelNames: ['source', 'dimension'],
      registers: [this.metrics.registry],
      async collect() {
        this.reset();
        for (const { source, dimensions } of await sources()) {
          for (const [dimension, share] of Object.entries(dimensions))
            if (share !== undefined) this.set({ source, dimension }, share);
        }
      },
    });
    new Gauge({
      name: 'concord_quality_check_failing',
      help: '1 while a check of a source fails, 0 while it holds',
      labelNames: ['source', 'check', 'on_fail'],
      registers: [this.metrics.registry],
      async collect() {
        this.reset();
        for (const { source, checks } of await sources()) {
          for (const { check, onFail, outcome } of checks) {
            if (outcome === 'unknown') continue;
            this.set({ source, check, on_fail: onFail }, outcome === 'fails' ? 1 : 0);
          }
        }
      },
    });
  }

  /** The other metrics are worth having while MongoDB is away: undefined then. */
  private ask(): Promise<QualityReport | undefined> {
    this.asked ??= this.quality
      .report()
      .catch(() => undefined)
      .finally(() => (this.asked = undefined));
    return this.asked;
  }
}
