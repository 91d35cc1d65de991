import type { AnyChannel } from '@concord/contracts/bus';
import { channels } from '@concord/contracts/bus';
import type { ServiceName } from '@concord/contracts/names';
import type { Connection } from 'mongoose';
import type { UnitLimits } from './intake';
import { silentLog, type MessagingLog, type MessagingObserver } from './observer';
import { defaultRetryDelays } from './retry-policy';
import type { BatchLimits } from './sealing';

export interface MessagingOptions {
  readonly service: ServiceName;
  /** `amqp://user:password@host:port/vhost` */
  readonly url: string;
  /** The service's own database, connected already. */
  readonly connection: Connection;
  /** Prefix of exchanges and queues; `concord` when absent. */
  readonly namespace?: string;
  /** The same for every service of a bus; 4 when absent. Change it only when queues are empty. */
  readonly partitions?: number;
  readonly channels?: readonly AnyChannel[];
  /** How much one message carries at most: 500 records, 512 KiB of them. */
  readonly batch?: { readonly records?: number; readonly bytes?: number };
  /** How much one unit of work gathers at most: 1000 records, 50 messages, 2 MiB; 4 ms. */
  readonly unit?: {
    readonly records?: number;
    readonly messages?: number;
    readonly bytes?: number;
    readonly lingerMs?: number;
  };
  /** Messages per partition that the broker sends ahead: 16. */
  readonly prefetch?: number;
  /** ms between the attempts: 1 s, 15 s, 2 min, 15 min, 1 h; then the message is parked. */
  readonly retryDelays?: readonly number[];
  readonly backPressure?: {
    /** Transactions wait while the outbox holds more messages than this: 500. */
    readonly outbox?: number;
    /** The relay waits while a queue that it fills is longer than this: 500 messages. */
    readonly queue?: number;
  };
  /** How long the relay of a killed process keeps its lease, ms: 3000. */
  readonly relayLeaseMs?: number;
  readonly observer?: MessagingObserver;
  readonly log?: MessagingLog;
}

/** The options with every default filled in. */
export interface Settings {
  readonly service: ServiceName;
  readonly url: string;
  readonly connection: Connection;
  readonly namespace: string;
  readonly partitions: number;
  readonly channels: readonly AnyChannel[];
  readonly batch: BatchLimits;
  readonly unit: UnitLimits;
  readonly prefetch: number;
  readonly retryDelays: readonly number[];
  readonly backPressure: { readonly outbox: number; readonly queue: number };
  readonly relayLeaseMs: number;
  readonly observer: MessagingObserver;
  readonly log: MessagingLog;
}

/** @throws RangeError when the bus could not work so. */
export function settingsOf(options: MessagingOptions): Settings {
  const settings = withDefaults(options);
  const lonely = settings.channels.filter(({ consumers }) => consumers.length === 0);
  if (lonely.length > 0) {
    const types = lonely.map(({ type }) => type).join(', ');
    throw new RangeError(`no service consumes ${types}: its messages would wait for ever`);
  }
  if (!Number.isInteger(settings.partitions) || settings.partitions < 1) {
    throw new RangeError(`partitions must be 1 or more, not ${settings.partitions}`);
  }
  return settings;
}

function withDefaults(options: MessagingOptions): Settings {
  return {
    namespace: 'concord',
    partitions: 4,
    channels,
    prefetch: 16,
    retryDelays: defaultRetryDelays,
    relayLeaseMs: 3_000,
    observer: {},
    log: silentLog,
    ...options,
    batch: { records: 500, bytes: 512 * 1024, ...options.batch },
    unit: { records: 1_000, messages: 50, bytes: 2 * 1024 * 1024, lingerMs: 10, ...options.unit },
    backPressure: { outbox: 500, queue: 500, ...options.backPressure },
  };
}
