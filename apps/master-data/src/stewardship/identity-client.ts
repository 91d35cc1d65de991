import { problem } from '@concord/contracts/problem';
import {
  actingFor,
  Configuration,
  ProblemError,
  unavailable,
  type Caller,
} from '@concord/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { identityAccess } from './identity-settings';

const patienceMs = 30_000;

interface Asked {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
}

/** Calls identity resolution in the name of whoever calls us. What it refuses is refused here in its words. */
@Injectable()
export class IdentityClient {
  private readonly access: ReturnType<typeof identityAccess>;

  constructor(configuration: Configuration) {
    this.access = identityAccess(configuration);
  }

  /** @throws ProblemError that of identity resolution, or 503 where it cannot be asked */
  async ask<T>(asked: Asked, schema: z.ZodType<T>, caller: Caller): Promise<T> {
    const response = await this.call(asked, caller);
    return schema.parse(await response.json());
  }

  async tell(asked: Asked, caller: Caller): Promise<void> {
    await (await this.call(asked, caller)).arrayBuffer();
  }

  private async call({ method, path, query, body }: Asked, caller: Caller): Promise<Response> {
    if (this.access === undefined)
      throw unavailable(
        'identity.unconfigured',
        'master-data is not told where identity-resolution is: set CONCORD_IDENTITY_URL and CONCORD_IDENTITY_KEY.',
      );
    const { url, key } = this.access;
    const init = {
      method,
      headers: {
        ...{ authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        ...actingFor(caller),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(patienceMs),
    };
    const response = await fetch(`${url}${path}${queryText(query)}`, init).catch(() => {
      throw unavailable('identity.away', 'identity-resolution does not answer; try again.');
    });
    if (response.ok) return response;
    throw refusal(response.status, await response.text());
  }
}

function queryText(query: Asked['query'] = {}): string {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) asked.set(name, String(value));
  return asked.size === 0 ? '' : `?${String(asked)}`;
}

function refusal(status: number, text: string): ProblemError {
  const parsed = problem.safeParse(parsedJson(text));
  if (!parsed.success || status === 401)
    return unavailable(
      'identity.refused',
      `identity-resolution answered ${status} to master-data; see CONCORD_IDENTITY_URL and CONCORD_IDENTITY_KEY.`,
    );
  const { title, code, detail, faults = [] } = parsed.data;
  return new ProblemError({ status, title, code, detail, faults });
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A proxy on the way, not the service: the status says what there is to say.
    return undefined;
  }
}
