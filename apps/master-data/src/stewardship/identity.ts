import { Peers, type Caller, type PeerConnection } from '@concord/service-kit';
import { Injectable } from '@nestjs/common';

/** Identity resolution, asked in the name of whoever calls us: what stewards decide is kept there as theirs. */
@Injectable()
export class Identity {
  constructor(private readonly peers: Peers) {}

  /** @throws ProblemError 503 where it is not told where it is */
  inTheNameOf(caller: Caller): PeerConnection {
    return this.peers.of('identity-resolution').actingFor(caller);
  }
}

/** A query with what is asked for: `?a=crm%3A1&limit=10`. */
export function queryText(asked: Readonly<Record<string, string | number | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked))
    if (value !== undefined) query.set(name, String(value));
  return query.size === 0 ? '' : `?${String(query)}`;
}
