import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as after } from 'node:timers/promises';
import { maskOf } from '../masking/masking';
import { isGone } from './gone-reader';

export interface ServerEvent {
  /** What the reader sends as `Last-Event-ID` to go on after this one; one line. */
  readonly id: string;
  readonly data: unknown;
}

export interface EventStreamOptions {
  /** Between two signs of life where nothing happens, ms. Proxies cut what is silent for a minute. */
  readonly heartbeatMs?: number;
  /** After which a reader that takes nothing is cut off, ms; it goes on where it was. */
  readonly stalledMs?: number;
}

/** What readers wait before they connect again, ms. */
const retryMs = 1_000;

/**
 * Answers with server-sent events (WHATWG HTML, section 9.2) until the events end or the reader goes; then
 * the signal is aborted. The next events are asked for only when the reader has taken those before, so that
 * a slow reader costs no memory.
 */
export async function sendEvents(
  response: ServerResponse,
  eventsUntil: (signal: AbortSignal) => AsyncGenerator<readonly ServerEvent[]>,
  { heartbeatMs = 15_000, stalledMs = 60_000 }: EventStreamOptions = {},
): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    // nginx would gather events until its buffer is full.
    'x-accel-buffering': 'no',
  });
  response.flushHeaders();
  response.setTimeout(stalledMs, () => response.destroy());
  const text = Readable.from(lines(eventsUntil(gone.signal), heartbeatMs, maskOf(response)), {
    objectMode: false,
  });
  try {
    await pipeline(text, response);
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

async function* lines(
  events: AsyncGenerator<readonly ServerEvent[]>,
  heartbeatMs: number,
  mask: (data: unknown) => unknown,
): AsyncGenerator<string> {
  yield `retry: ${retryMs}\n\n`;
  try {
    for (let next = events.next(); ;) {
      const some = await withinHeartbeat(next, heartbeatMs);
      if (some === undefined) yield ': still here\n\n';
      else if (some.done === true) return;
      else {
        yield some.value.map((event) => eventText(event, mask)).join('');
        next = events.next();
      }
    }
  } finally {
    await events.return(undefined);
  }
}

/** JSON has no line breaks of its own, so that the data is one line. */
function eventText({ id, data }: ServerEvent, mask: (data: unknown) => unknown): string {
  return `id: ${id}\ndata: ${JSON.stringify(mask(data))}\n\n`;
}

/** @returns undefined when nothing came in time */
async function withinHeartbeat<T>(next: Promise<T>, ms: number): Promise<T | undefined> {
  const timer = new AbortController();
  const silence = after(ms, undefined, { signal: timer.signal }).catch(() => undefined);
  try {
    return await Promise.race([next, silence]);
  } finally {
    timer.abort();
  }
}
