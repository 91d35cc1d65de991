import type { NextFunction, Request, Response } from 'express';
import { z } from 'zod';
import type { Log } from '../log/log';
import type { Metrics } from '../metrics/metrics';
import { continueTrace, inTrace } from './trace';

const matchedRoute = z.object({ path: z.string() });

/**
 * Express middleware, the first of all: continues the caller's trace, answers with its
 * `traceparent`, and logs and measures each request by its route. The address itself may hold
 * what somebody searched for, so it is not logged.
 */
export function tracedRequests(log: Log, metrics: Metrics) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const trace = continueTrace(request.get('traceparent'));
    const startedAt = performance.now();
    response.set('traceparent', trace.traceparent);
    response.once('close', () => {
      const answered = {
        method: request.method,
        route: routeOf(request),
        status: response.statusCode,
        durationMs: Math.round(performance.now() - startedAt),
      };
      metrics.answered(answered);
      inTrace(trace, () => log.debug('request answered', answered));
    });
    inTrace(trace, next);
  };
}

/** `/v1/keys/:name`; requests that match no route are one, or strangers could make endless series. */
function routeOf(request: Request): string {
  const route = matchedRoute.safeParse(request.route);
  return route.success ? route.data.path : 'unmatched';
}
