import { types } from 'node:util';
import { bytesOf } from '../bytes';

/** An answer whose body has been read. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
  /** From Retry-After, in milliseconds. */
  readonly retryAfterMs?: number;
  /** Where a redirect points; redirects are never followed, they would carry the API key along. */
  readonly location?: string;
}

export interface HttpRequest {
  readonly url: string;
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

const longestBody = 64 * 1024 * 1024;

/** Retry-After is seconds or an HTTP date (RFC 9110, 10.2.3). */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\s*\d+\s*$/u.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}

async function readBody(response: Response): Promise<string> {
  if (response.body === null) return '';
  const decoder = new TextDecoder();
  let [text, length] = ['', 0];
  for await (const chunk of response.body) {
    const bytes = bytesOf(chunk);
    length += bytes.length;
    if (length > longestBody) throw new Error(`the answer is larger than ${longestBody} bytes`);
    text += decoder.decode(bytes, { stream: true });
  }
  return text + decoder.decode();
}

/** One request without retries. Rejects when nobody answers within the timeout, or on abort. */
export async function request(wanted: HttpRequest): Promise<HttpAnswer> {
  const { url, method, headers, body, timeoutMs, signal } = wanted;
  const timeout = AbortSignal.timeout(timeoutMs);
  const response = await fetch(url, {
    method,
    headers,
    redirect: 'manual',
    signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    ...(body === undefined ? {} : { body }),
  });
  const retryAfterMs = parseRetryAfter(response.headers.get('retry-after'), Date.now());
  const location = response.headers.get('location');
  return {
    status: response.status,
    body: await readBody(response),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(location === null ? {} : { location }),
  };
}

/** Whether the same request may succeed later. */
export function isPassing(status: number): boolean {
  return status >= 500 || status === 429 || status === 408 || status === 425;
}

/** The chain of causes of a failed fetch in one line: fetch itself says only "fetch failed". */
export function failureText(error: unknown): string {
  if (!types.isNativeError(error)) return String(error);
  const own = error.message === '' ? error.name : error.message;
  return error.cause === undefined ? own : `${own}: ${failureText(error.cause)}`;
}

/** A URL for people: without the query, which may carry a key. */
export function shownUrl(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}

/** The first of a body in one line. */
export function bodyExcerpt(body: string): string {
  return body.slice(0, 300).replace(/\s+/gu, ' ').trim();
}
