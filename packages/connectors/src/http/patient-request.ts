import { setTimeout as sleep } from 'node:timers/promises';
import { SourceUnreachable } from '../reading/source-faults';
import {
  failureText,
  isPassing,
  request,
  shownUrl,
  type HttpAnswer,
  type HttpRequest,
} from './http-answer';

export interface Patience {
  /** How often a request is sent before giving up. */
  readonly attempts: number;
  /** The wait before the second attempt; it doubles each time. */
  readonly firstDelayMs: number;
  /** The longest wait, also for what Retry-After asks; beyond it the caller is told to come again. */
  readonly longestDelayMs: number;
}

export const usualPatience: Patience = { attempts: 5, firstDelayMs: 250, longestDelayMs: 30_000 };

type Attempt =
  { readonly answer: HttpAnswer } | { readonly failure: string; readonly cause: unknown };

async function attempt(wanted: HttpRequest): Promise<Attempt> {
  try {
    return { answer: await request(wanted) };
  } catch (cause) {
    wanted.signal?.throwIfAborted();
    return { failure: failureText(cause), cause };
  }
}

/**
 * Sends a request until it is answered with more than "not now", waiting longer each time or as
 * long as Retry-After says. Throws SourceUnreachable with the last failure when patience ends.
 */
export async function patientRequest(wanted: HttpRequest, patience: Patience): Promise<HttpAnswer> {
  for (let count = 1; ; count++) {
    const outcome = await attempt(wanted);
    if ('answer' in outcome && !isPassing(outcome.answer.status)) return outcome.answer;
    const asked = 'answer' in outcome ? outcome.answer.retryAfterMs : undefined;
    const delay =
      asked ?? Math.min(patience.longestDelayMs, patience.firstDelayMs * 2 ** (count - 1));
    if (count >= patience.attempts || delay > patience.longestDelayMs) {
      throw unreachable(wanted.url, outcome, count, asked);
    }
    await sleep(delay, undefined, wanted.signal === undefined ? {} : { signal: wanted.signal });
  }
}

function unreachable(
  url: string,
  outcome: Attempt,
  count: number,
  asked: number | undefined,
): SourceUnreachable {
  const times = count === 1 ? 'once' : `${count} times`;
  if ('failure' in outcome) {
    const message = `${shownUrl(url)}: no answer (tried ${times}): ${outcome.failure}`;
    return new SourceUnreachable('http.no-answer', message, asked, { cause: outcome.cause });
  }
  const message = `${shownUrl(url)}: answers ${outcome.answer.status} (tried ${times})`;
  return new SourceUnreachable('http.not-now', message, asked);
}
