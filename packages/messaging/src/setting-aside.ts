import type { ServiceName } from '@concord/contracts/names';
import type { Delivery } from './delivery';
import { NotPublishedError, messageOf, type FailureKind } from './failures';
import type { MessagingLog, MessagingObserver, ParkReason } from './observer';
import type { Outgoing, Publisher } from './publisher';
import { attemptHeader, nextStep } from './retry-policy';
import { propertiesOf } from './sealing';
import { delayName, parkingQueue } from './topology';

export const parkHeaders = {
  reason: 'x-concord-park-reason',
  detail: 'x-concord-park-detail',
  queue: 'x-concord-park-queue',
} as const;

export interface SettingAsideOptions {
  readonly service: ServiceName;
  readonly namespace: string;
  readonly retryDelays: readonly number[];
  readonly publisher: Publisher;
  readonly observer: MessagingObserver;
  readonly log: MessagingLog;
}

/** Longer texts of errors are cut: headers have to fit one frame. */
const longestDetail = 2_000;

/**
 * Takes a message out of the way of those behind it: to a delay queue or to the parking queue.
 * First published and confirmed there, then acknowledged here: a crash in between doubles the
 * message, and the inbox drops the double.
 */
export class SettingAside {
  constructor(private readonly options: SettingAsideOptions) {}

  /** @throws NotPublishedError when the broker did not take it; the message is still ours. */
  async afterFailure(
    delivery: Delivery,
    queue: string,
    failure: {
      readonly kind: Extract<FailureKind, 'permanent' | 'retry'>;
      readonly error: unknown;
    },
    stop: AbortSignal,
  ): Promise<void> {
    const { service, namespace, retryDelays, observer, log } = this.options;
    const step = nextStep(failure.kind, delivery.failedAttempts, retryDelays);
    const detail = messageOf(failure.error);
    if (step.do === 'park')
      return this.park(delivery, queue, { reason: step.reason, detail }, stop);
    const { delayMs, attempt } = step;
    await this.publish(
      {
        exchange: delayName(namespace, service, delayMs),
        routingKey: queue,
        body: delivery.body,
        properties: {
          ...propertiesOf(delivery.id, delivery.type, service),
          headers: { [attemptHeader]: attempt },
        },
      },
      stop,
    );
    delivery.ack();
    observer.retried?.({ type: delivery.type, attempt, delayMs });
    log.warn(
      { messageId: delivery.id, type: delivery.type, attempt, delayMs, reason: detail },
      'a message could not be handled; it is tried again later',
    );
  }

  /** @throws NotPublishedError when the broker did not take it; the message is still ours. */
  async park(
    delivery: Delivery,
    queue: string,
    why: { readonly reason: ParkReason; readonly detail: string },
    stop: AbortSignal,
  ): Promise<void> {
    const { service, namespace, observer, log } = this.options;
    await this.publish(
      {
        exchange: '',
        routingKey: parkingQueue(namespace, service),
        body: delivery.body,
        properties: {
          ...propertiesOf(delivery.id, delivery.type, service),
          headers: {
            [attemptHeader]: delivery.failedAttempts,
            [parkHeaders.reason]: why.reason,
            [parkHeaders.detail]: why.detail.slice(0, longestDetail),
            [parkHeaders.queue]: queue,
          },
        },
      },
      stop,
    );
    delivery.ack();
    observer.parked?.({ type: delivery.type, reason: why.reason });
    const { id: messageId, type } = delivery;
    log.error({ messageId, type, ...why }, 'a message was parked');
  }

  private async publish(message: Outgoing, stop: AbortSignal): Promise<void> {
    const { publisher } = this.options;
    if (!(await publisher.ready(stop))) throw new NotPublishedError('stopping');
    if ((await publisher.send(message)) === 'routed') return;
    publisher.redeclare();
    throw new NotPublishedError(`no queue took the message for ${message.routingKey}`);
  }
}
