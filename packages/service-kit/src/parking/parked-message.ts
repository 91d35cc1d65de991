import type { ParkedMessage } from '@concord/contracts/api';
import { envelope } from '@concord/contracts/envelope';
import type { Messaging } from '@concord/messaging';

type Listed = Awaited<ReturnType<Messaging['parking']['list']>>['messages'][number];
type Inspected = NonNullable<Awaited<ReturnType<Messaging['parking']['inspect']>>>;

/** A parked message as the API lists it, without what only its body tells. */
export function listed(message: Listed): Omit<ParkedMessage, 'items'> {
  const { id, type, queue, attempts, parkedAt, reason, detail } = message;
  const why = { code: reason, message: detail };
  return { id, type, queue, attempts, parkedAt: parkedAt.toISOString(), reason: why };
}

/** A parked message as the API shows it whole; one that is no envelope of ours has no items. */
export function inspected(found: Inspected): ParkedMessage & { message: unknown } {
  const { message } = found;
  const parsed = envelope.safeParse(message);
  if (!parsed.success) return { ...listed(found), items: 0, message };
  const { subject, traceparent, data } = parsed.data;
  return {
    ...listed(found),
    items: data.items.length,
    ...(subject === undefined ? {} : { subject }),
    ...(traceparent === undefined ? {} : { traceId: traceparent.slice(3, 35) }),
    message,
  };
}
