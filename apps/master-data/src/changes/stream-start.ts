import { badRequest } from '@concord/service-kit';

/**
 * After which position a stream begins; undefined: after the newest one. A browser that connects again
 * sends the address it was given at first and, besides, what it got last, which is the truth.
 */
export function streamStart(
  lastEventId: string | undefined,
  after: 'now' | number,
): number | undefined {
  if (lastEventId !== undefined && lastEventId !== '') {
    if (/^\d{1,15}$/.test(lastEventId)) return Number(lastEventId);
    throw badRequest('changes.position', 'Last-Event-ID is not the id of an event of this stream.');
  }
  return after === 'now' ? undefined : after;
}
