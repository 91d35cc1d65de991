import type { Problem } from '@concord/contracts/problem';
import type { z } from 'zod';

export type Fault = NonNullable<Problem['faults']>[number];

interface ProblemOptions {
  readonly status: number;
  /** Stable, to program against: `source.unknown`. */
  readonly code: string;
  readonly title: string;
  readonly detail?: string | undefined;
  readonly faults?: readonly Fault[];
  readonly into?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** A failure that the caller is told about, as RFC 9457 problem details. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string | undefined;
  readonly faults: readonly Fault[];
  readonly into: readonly string[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(options: ProblemOptions) {
    super(options.detail ?? options.title);
    this.status = options.status;
    this.code = options.code;
    this.title = options.title;
    this.detail = options.detail;
    this.faults = options.faults ?? [];
    this.into = options.into ?? [];
    this.headers = options.headers ?? {};
  }
}

/** 300: what was asked for is several things now; `into` has their ids, `link` leads to one of them. */
export function multipleChoices(
  code: string,
  detail: string,
  into: readonly string[],
  link: (id: string) => string,
): ProblemError {
  const links = into.map((id) => `<${link(id)}>; rel="alternate"`).join(', ');
  const headers = links === '' ? {} : { link: links };
  return new ProblemError({ status: 300, title: 'Multiple choices', code, detail, into, headers });
}

/** 404. `code` says what is not there: `source.unknown`, `record.unknown`. */
export function notFound(code: string, detail: string): ProblemError {
  return new ProblemError({ status: 404, title: 'Not found', code, detail });
}

/** 400: understood, but cannot be asked for like this. */
export function badRequest(
  code: string,
  detail: string,
  faults: readonly Fault[] = [],
): ProblemError {
  return new ProblemError({ status: 400, title: 'Bad request', code, detail, faults });
}

/** 409: at odds with what is stored; `detail` says what to do about it. */
export function conflict(code: string, detail: string): ProblemError {
  return new ProblemError({ status: 409, title: 'Conflict', code, detail });
}

/** 410: it was there and will not come back; `detail` says how to go on. */
export function gone(code: string, detail: string): ProblemError {
  return new ProblemError({ status: 410, title: 'Gone', code, detail });
}

/** 412: If-Match names a version that is not the current one. */
export function preconditionFailed(code: string, detail: string): ProblemError {
  return new ProblemError({ status: 412, title: 'Precondition failed', code, detail });
}

/** 503: cannot be done now; worth trying again after `retryAfterSeconds`. */
export function unavailable(code: string, detail: string, retryAfterSeconds = 5): ProblemError {
  return new ProblemError({
    status: 503,
    title: 'Service unavailable',
    code,
    detail,
    headers: { 'retry-after': String(retryAfterSeconds) },
  });
}

/** 400 `request.invalid` with every fault of the request; `place` is where it was: `body`, `query`. */
export function invalidRequest(error: z.ZodError, place: string): ProblemError {
  const faults = error.issues.map((issue) => faultOf(issue, place));
  const count = faults.length === 1 ? 'one fault' : `${faults.length} faults`;
  return new ProblemError({
    status: 400,
    title: 'Bad request',
    code: 'request.invalid',
    detail: `The ${place} of the request has ${count}.`,
    faults,
  });
}

function faultOf(issue: z.core.$ZodIssue, place: string): Fault {
  const path = [place, ...issue.path.map(String)].join('.');
  const expected = expectedOf(issue);
  return { path, message: issue.message, ...(expected === undefined ? {} : { expected }) };
}

function expectedOf(issue: z.core.$ZodIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected;
    case 'invalid_value':
      return issue.values.map(String).join(' | ');
    case 'invalid_format':
      return issue.pattern ?? issue.format;
    default:
      return undefined;
  }
}
