import type { NextFunction, Request, Response } from 'express';
import { z } from 'zod';
import { jsonFaultAt } from './json-fault';
import { ProblemError } from './problem-error';

/** What body-parser and its http-errors say of a body that could not be read. */
const bodyError = z.object({
  type: z.string(),
  status: z.int(),
  body: z.unknown().optional(),
  limit: z.number().optional(),
});

/** Express error middleware, placed after the body parser: its failures as problem details. */
export function bodyFaults(
  error: unknown,
  _request: Request,
  _response: Response,
  next: NextFunction,
): void {
  const parsed = bodyError.safeParse(error);
  next(parsed.success ? bodyProblem(parsed.data) : error);
}

function bodyProblem({ type, status, body, limit }: z.infer<typeof bodyError>): ProblemError {
  if (type === 'entity.parse.failed') return notJson(typeof body === 'string' ? body : '');
  if (type === 'entity.too.large') {
    return new ProblemError({
      status: 413,
      title: 'Content too large',
      code: 'request.tooLarge',
      detail: `The body is larger than ${limit ?? 0} bytes. Send it in several requests, or raise CONCORD_BODY_LIMIT.`,
    });
  }
  if (status === 415) return unsupportedMediaType('a charset and encoding such as utf-8 and gzip');
  return new ProblemError({
    status,
    title: 'Bad request',
    code: 'request.unreadable',
    detail: 'The body could not be read to its end.',
  });
}

/** 415. */
export function unsupportedMediaType(expected: string): ProblemError {
  return new ProblemError({
    status: 415,
    title: 'Unsupported media type',
    code: 'request.mediaType',
    detail: `The body is not in a form that is read here; expected ${expected}.`,
  });
}

function notJson(text: string): ProblemError {
  const at = jsonFaultAt(text) ?? 0;
  const before = text.slice(0, at).split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  const place = `line ${before.length}, column ${column}`;
  return new ProblemError({
    status: 400,
    title: 'Bad request',
    code: 'request.notJson',
    detail: `The body is not JSON: ${at < text.length ? 'unexpected character' : 'it ends'} at ${place} (offset ${at}).`,
    faults: [{ path: 'body', message: `not JSON at ${place}`, expected: 'a JSON text (RFC 8259)' }],
  });
}
