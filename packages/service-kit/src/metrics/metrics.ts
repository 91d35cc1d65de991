import type { ServiceName } from '@concord/contracts/names';
import type { MessagingObserver, MessagingReport } from '@concord/messaging';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const seconds = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 1800];

/** The metrics of one service in the words of Prometheus; its own metrics go into `registry`. */
export class Metrics {
  readonly registry = new Registry();
  private readonly heldBy = new Map<number, number>();

  private readonly consumed = this.counter('messages_consumed_total', 'Messages committed');
  private readonly records = this.counter('records_consumed_total', 'Records committed');
  private readonly published = this.counter('messages_published_total', 'Messages confirmed');
  private readonly recordsOut = this.counter('records_published_total', 'Records confirmed');
  private readonly retried = this.counter('messages_retried_total', 'Messages put off');
  private readonly parkedNow = this.counter('messages_parked_total', 'Messages parked', ['reason']);
  private readonly duplicates = this.counter(
    'messages_duplicate_total',
    'Messages dropped because they had been committed before',
  );
  private readonly unroutable = this.counter(
    'messages_unroutable_total',
    'Messages that found no queue and were sent again',
  );
  private readonly duration = this.histogram(
    'message_duration_seconds',
    'Time to handle and commit one unit of work',
  );
  private readonly lag = this.histogram(
    'message_lag_seconds',
    'Age of the oldest message of a unit of work when it was committed',
  );
  private readonly inFlight = new Gauge({
    name: 'concord_messages_in_flight',
    help: 'Messages held unacknowledged',
    registers: [this.registry],
  });
  private readonly requests = new Histogram({
    name: 'concord_http_request_duration_seconds',
    help: 'Time to answer an HTTP request',
    labelNames: ['method', 'route', 'status'],
    buckets: seconds,
    registers: [this.registry],
  });

  constructor(service: ServiceName) {
    this.registry.setDefaultLabels({ service });
    collectDefaultMetrics({ register: this.registry, prefix: 'concord_' });
  }

  /** What messaging tells; given to it when it is made. */
  readonly observer: MessagingObserver = {
    consumed: ({ type, messages, records, durationSeconds, lagSeconds }) => {
      this.consumed.inc({ type }, messages);
      this.records.inc({ type }, records);
      this.duration.observe({ type }, durationSeconds);
      this.lag.observe({ type }, Math.max(0, lagSeconds));
    },
    published: ({ type, records }) => {
      this.published.inc({ type });
      this.recordsOut.inc({ type }, records);
    },
    duplicates: ({ messages }) => this.duplicates.inc({ type: 'any' }, messages),
    unroutable: ({ type }) => this.unroutable.inc({ type }),
    retried: ({ type }) => this.retried.inc({ type }),
    parked: ({ type, reason }) => this.parkedNow.inc({ type, reason }),
    inFlight: ({ partition, messages }) => {
      this.heldBy.set(partition, messages);
      this.inFlight.set([...this.heldBy.values()].reduce((sum, held) => sum + held, 0));
    },
  };

  /** Gauges that are asked of messaging when Prometheus asks us; one question for all of them. */
  watch(report: () => Promise<MessagingReport>): void {
    let asked: Promise<MessagingReport | undefined> | undefined;
    const ask = () => {
      // The other metrics are worth having while the broker or MongoDB is away: report_up tells.
      asked ??= report().catch(() => undefined);
      void asked.finally(() => (asked = undefined));
      return asked;
    };
    const gauge = (name: string, help: string, read: (now: MessagingReport) => number) =>
      new Gauge({
        name: `concord_${name}`,
        help,
        registers: [this.registry],
        async collect() {
          const now = await ask();
          if (now === undefined) this.reset();
          else this.set(read(now));
        },
      });
    gauge('queue_depth', 'Messages that wait in the queues of this service', (now) => now.queued);
    gauge('outbox_messages', 'Messages committed and not yet published', (now) => now.outbox);
    gauge('parked_messages', 'Messages parked', (now) => now.parked);
    gauge('broker_connected', '1 while the broker is connected', (now) => (now.connected ? 1 : 0));
    gauge('report_up', '1 if these figures could be read just now, 0 if not', () => 1);
  }

  answered(request: { method: string; route: string; status: number; durationMs: number }): void {
    const { method, route, status, durationMs } = request;
    this.requests.observe({ method, route, status }, durationMs / 1000);
  }

  private counter(name: string, help: string, labels: readonly string[] = []): Counter {
    const labelNames = ['type', ...labels];
    return new Counter({ name: `concord_${name}`, help, labelNames, registers: [this.registry] });
  }

  private histogram(name: string, help: string): Histogram {
    return new Histogram({
      name: `concord_${name}`,
      help,
      labelNames: ['type'],
      buckets: seconds,
      registers: [this.registry],
    });
  }
}
