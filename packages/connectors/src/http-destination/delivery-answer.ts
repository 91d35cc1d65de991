import type { Delivery, DeliveryResult } from '../destination-writer';
import { bodyExcerpt, isPassing, type HttpAnswer } from '../http/http-answer';

/** What an answer to one delivery means. Something that is gone already needs no deletion. */
export function resultOf(delivery: Delivery, answer: HttpAnswer): DeliveryResult {
  const { id } = delivery;
  const { status, retryAfterMs, location } = answer;
  const gone = delivery.op === 'delete' && (status === 404 || status === 410);
  if (gone || (status >= 200 && status < 300)) return { id, ok: true };
  const excerpt = bodyExcerpt(answer.body);
  const said = location === undefined ? excerpt : `redirects to ${location.slice(0, 200)}`;
  const error = said === '' ? `answers ${status}` : `answers ${status}: ${said}`;
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
  return { id, ok: false, retry: isPassing(status), ...wait, error };
}

/** Whether the destination knows its callers and not us: no fault of the records. */
export function isLockedOut(status: number): boolean {
  return status === 401 || status === 403 || status === 407;
}
