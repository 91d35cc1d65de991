import { problem } from '@concord/contracts/problem';
import type { ServiceName } from '@concord/contracts/names';
import type { z } from 'zod';
import { actingFor } from '../access/acting-for';
import type { Caller } from '../access/requires';
import type { KitSettings } from '../config/settings';
import { ProblemError, unavailable } from '../problems/problem-error';

type PeerSettings = Pick<KitSettings, 'ingestionUrl' | 'identityResolutionUrl' | 'serviceKey'>;
type Peer = Extract<ServiceName, 'ingestion' | 'identity-resolution'>;

const longestMs = 30_000;

/** The services that are asked by others, at the addresses of the settings. */
export class Peers {
  constructor(private readonly settings: PeerSettings) {}

  /** @throws ProblemError 503 `peer.notConfigured` when its address or the key is not set */
  of(service: Peer): PeerConnection {
    const { ingestionUrl, identityResolutionUrl, serviceKey } = this.settings;
    const url = service === 'ingestion' ? ingestionUrl : identityResolutionUrl;
    if (url !== undefined && serviceKey !== undefined)
      return new PeerConnection(service, url, serviceKey);
    const name = `CONCORD_${service.replace('-', '_').toUpperCase()}_URL`;
    const remedy = `Set ${name} and CONCORD_SERVICE_KEY.`;
    throw unavailable('peer.notConfigured', `This needs ${service}, which is not set. ${remedy}`);
  }
}

/** The HTTP API of another service; its problems become ours. */
export class PeerConnection {
  constructor(
    private readonly service: Peer,
    private readonly url: string,
    private readonly key: string,
    private readonly caller?: Caller,
  ) {}

  /** The same, in the name of somebody: roles, and what is kept of who did what, are his. */
  actingFor(caller: Caller): PeerConnection {
    return new PeerConnection(this.service, this.url, this.key, caller);
  }

  /** For answers that say nothing. */
  async delete(path: string): Promise<void> {
    await this.call('DELETE', path);
  }

  async get<T>(path: string, schema: z.ZodType<T>): Promise<T> {
    return schema.parse(await this.call('GET', path));
  }

  async post<T>(path: string, body: unknown, schema: z.ZodType<T>): Promise<T> {
    return schema.parse(await this.call('POST', path, body));
  }

  private async call(method: string, path: string, body?: unknown): Promise<unknown> {
    const authorization = `Bearer ${this.key}`;
    const known = this.caller === undefined ? {} : actingFor(this.caller);
    const json = { 'content-type': 'application/json' };
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: { authorization, ...known, ...(body === undefined ? {} : json) },
      signal: AbortSignal.timeout(longestMs),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch(() => {
      throw unavailable('peer.away', `${this.service} does not answer; try again in some seconds.`);
    });
    const answer: unknown = await response.json().catch(() => undefined);
    if (response.ok) return answer;
    throw this.refusal(response.status, answer);
  }

  private refusal(status: number, answer: unknown): ProblemError {
    if (status === 401 || status === 403) {
      const remedy =
        'CONCORD_SERVICE_KEY has to be a key of role operator there, with the name "services"';
      return unavailable(
        'peer.refused',
        `${this.service} does not let this service in; ${remedy}.`,
      );
    }
    const told = problem.safeParse(answer);
    if (!told.success) return unavailable('peer.failed', `${this.service} answered ${status}.`);
    const { code, title, detail, faults = [] } = told.data;
    return new ProblemError({ status, code, title, detail, faults });
  }
}
