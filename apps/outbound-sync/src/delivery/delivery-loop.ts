import { setTimeout as sleep } from 'node:timers/promises';
import {
  DestinationUnreachable,
  openDestination,
  type Delivery,
  type DestinationWriter,
} from '@concord/connectors/destination';
import type { Destination } from '@concord/contracts/workspace';
import { Lease, type Messaging } from '@concord/messaging';
import { contentHash, diffShadow } from '@concord/reconciliation';
import type { Log } from '@concord/service-kit';
import type { Connection } from 'mongoose';
import type { Destinations } from '../destinations/destinations.repository';
import type { Shadow } from '../shadows/shadow';
import type { Shadows } from '../shadows/shadows.repository';
import { afterAttempt, pauseAfter } from './outcome';

export interface LoopParts {
  readonly connection: Connection;
  readonly messaging: Messaging;
  readonly shadows: Shadows;
  readonly destinations: Destinations;
  readonly log: Log;
}

const lookEveryMs = 500;
/** A few batches are read at once, so that a slow destination is not asked for after every one. */
const leastTaken = 100;

/**
 * Delivers what is due at one destination, for as long as it holds the destination's lease. What a
 * delivery led to is committed together with the writer's position; after a crash in between the
 * same is sent again under the same idempotency key.
 */
export class DeliveryLoop {
  private readonly stopped = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private alarm = new AbortController();
  private failures = 0;
  /** Of an earlier loop, perhaps in another process, until something tells better. */
  private troubled = true;

  constructor(
    private readonly destination: Destination,
    private readonly parts: LoopParts,
  ) {}

  start(): void {
    const { connection } = this.parts;
    const lease = new Lease(connection, { name: `destination:${this.destination.destination}` });
    this.running = lease.run(({ signal }) => this.deliverUntil(signal), this.stopped.signal);
  }

  async stop(): Promise<void> {
    this.stopped.abort();
    this.alarm.abort();
    await this.running;
  }

  wake(): void {
    this.alarm.abort();
  }

  private async deliverUntil(signal: AbortSignal): Promise<void> {
    const { connection, mapping } = this.destination;
    const writer = openDestination(connection, { baseDir: '/', columns: Object.keys(mapping) });
    try {
      while (!signal.aborted) {
        const rest = await this.turn(writer);
        if (rest > 0) await this.rest(rest);
      }
    } finally {
      await writer.close();
    }
  }

  /** One look and, if something is due, one delivery. @returns how long to rest, in ms. */
  private async turn(writer: DestinationWriter): Promise<number> {
    try {
      const now = new Date().toISOString();
      const limit = Math.max(leastTaken, writer.batchSize);
      const due = await this.parts.shadows.due(this.destination.destination, now, limit);
      for (let at = 0; at < due.length; at += writer.batchSize) {
        await this.deliver(writer, due.slice(at, at + writer.batchSize));
      }
      if (this.troubled) await this.untroubled();
      return due.length === 0 ? lookEveryMs : 0;
    } catch (error) {
      return await this.trouble(error);
    }
  }

  private async deliver(writer: DestinationWriter, due: readonly Shadow[]): Promise<void> {
    const { messaging, shadows, destinations } = this.parts;
    const name = this.destination.destination;
    const position = await destinations.positionOf(name);
    const outcome = await writer.deliver(due.map(deliveryOf), position);
    const now = new Date();
    const attempted = due.map((before, at) => {
      const result = outcome.results[at];
      if (result === undefined)
        throw new Error(`no result for the delivery of ${before.entityId} to ${name}`);
      return { before, after: afterAttempt(before, result, now) };
    });
    const delivered = attempted.filter(({ after }) => after.status === 'settled').length;
    await messaging.outbox.transaction(async ({ session }) => {
      await shadows.conclude(attempted, session);
      await destinations.advance(name, delivered, outcome.position, session);
    });
  }

  private async trouble(error: unknown): Promise<number> {
    this.failures++;
    this.troubled = true;
    const { log, destinations } = this.parts;
    const { destination } = this.destination;
    const message =
      error instanceof DestinationUnreachable
        ? error.message
        : 'an unexpected failure, see the log';
    log.warn('a destination cannot be delivered to; it will be tried again', {
      error,
      destination,
    });
    try {
      await destinations.setTrouble(destination, message, new Date().toISOString());
    } catch (second) {
      log.warn('the trouble of a destination could not be noted', { error: second, destination });
    }
    return pauseAfter(this.failures);
  }

  private async untroubled(): Promise<void> {
    await this.parts.destinations.clearTrouble(this.destination.destination);
    this.failures = 0;
    this.troubled = false;
  }

  private async rest(ms: number): Promise<void> {
    // An alarm wakes a resting loop, but does not shorten the pause after a failure.
    const signal = this.failures === 0 ? this.alarm.signal : this.stopped.signal;
    await sleep(ms, undefined, { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
    this.alarm = new AbortController();
  }
}

function deliveryOf({ destination, entityId, wanted, held }: Shadow): Delivery {
  const identity = {
    id: entityId,
    // A new mapping wants other fields of the same version: that is another change.
    idempotencyKey: `${destination}/${entityId}/${wanted.version}/${contentHash(wanted.fields ?? null).slice(0, 12)}`,
    version: wanted.version,
  };
  if (wanted.fields === undefined) return { ...identity, op: 'delete' };
  const difference = diffShadow(wanted.fields, held.fields);
  const changed =
    difference.kind === 'update'
      ? [...Object.keys(difference.changed), ...difference.removed]
      : undefined;
  return {
    ...identity,
    op: 'upsert',
    fields: wanted.fields,
    ...(changed === undefined ? {} : { changed }),
  };
}
