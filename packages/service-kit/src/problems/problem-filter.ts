import { STATUS_CODES } from 'node:http';
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { problemContentType, type Problem } from '@concord/contracts/problem';
import type { Request, Response } from 'express';
import { currentTrace } from '../http/trace';
import type { Log } from '../log/log';
import { ProblemError } from './problem-error';

/** The one exception filter: whatever is thrown, the caller gets problem details. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(exception: unknown, host: ArgumentsHost): void {
    // A failed message is retried or parked by messaging; this filter speaks HTTP only.
    if (host.getType() !== 'http') throw exception;
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const problem = problemOf(exception);
    if (problem.status >= 500 && !(exception instanceof ProblemError)) {
      this.log.error('request failed unexpectedly', { method: request.method, error: exception });
    }
    if (response.headersSent) {
      // A stream broke off: only a cut connection tells the reader that this was not the end.
      response.destroy();
      return;
    }
    response
      .status(problem.status)
      .set(exception instanceof ProblemError ? exception.headers : {})
      .type(problemContentType)
      .send(JSON.stringify({ ...problem, instance: request.path }));
  }
}

const storeIsAway = /^Mongo(ose)?(ServerSelection|Network|NotConnected|PoolCleared)\w*$/;

/** Problem details of anything thrown; what was not meant for the caller tells him nothing. */
export function problemOf(exception: unknown): Problem {
  const traceId = currentTrace()?.traceId;
  return { ...withoutTrace(exception), ...(traceId === undefined ? {} : { traceId }) };
}

function withoutTrace(exception: unknown): Problem {
  if (exception instanceof ProblemError) {
    const { status, code, title, detail, faults, into } = exception;
    return {
      ...head(status, code, title),
      ...(detail === undefined ? {} : { detail }),
      ...(into.length === 0 ? {} : { into: [...into] }),
      ...(faults.length === 0 ? {} : { faults: [...faults] }),
    };
  }
  if (exception instanceof Error && storeIsAway.test(exception.name)) {
    return {
      ...head(503, 'store.away', 'Service unavailable'),
      detail: 'MongoDB cannot be reached just now; try again in a few seconds.',
    };
  }
  if (exception instanceof HttpException && exception.getStatus() < 500) {
    return frameworkProblem(exception.getStatus(), exception.message);
  }
  return {
    ...head(500, 'internal', 'Internal error'),
    detail: 'Something went wrong on our side; the log has it under this trace id.',
  };
}

function frameworkProblem(status: number, message: string): Problem {
  if (status === 404) return { ...head(404, 'route.unknown', 'Not found'), detail: `${message}.` };
  const title = STATUS_CODES[status] ?? 'Error';
  return { ...head(status, `http.${status}`, title), detail: message };
}

function head(status: number, code: string, title: string): Problem {
  return { type: `urn:concord:problem:${code}`, title, status, code };
}
