import type { SourceConnection } from '@concord/contracts/workspace';
import { shownUrl } from '../http/http-answer';
import { SourceBroken } from '../reading/source-faults';
import type { HttpCheckpoint } from '../reading/source-reader';
import { sinceMark } from './high-water';

export type HttpConnection = Extract<SourceConnection, { connector: 'http' }>;

/** A page to ask for: by number, by cursor, or the first one of a walk by cursor. */
export interface PageStep {
  readonly page?: number;
  readonly cursor?: string;
}

/** Where a walk begins or goes on. */
export function firstStep({ paging }: HttpConnection, from: HttpCheckpoint): PageStep {
  if (from.cursor !== undefined) return { cursor: from.cursor };
  if (paging.by === 'cursor') return {};
  return { page: from.page ?? paging.first };
}

/** For positions and messages: `page 3`, `cursor abc`. */
export function stepName(step: PageStep): string {
  if (step.page !== undefined) return `page ${step.page}`;
  return step.cursor === undefined ? 'first page' : `cursor ${step.cursor.slice(0, 60)}`;
}

/** A cursor that is a link to the next page. */
function isLink(cursor: string): boolean {
  return /^(?:https?:\/\/|\/|\?)/u.test(cursor);
}

export function pageUrl(connection: HttpConnection, step: PageStep, since?: string): string {
  const { paging, updatedSince } = connection;
  if (step.cursor !== undefined && isLink(step.cursor)) {
    return linkedUrl(connection, step.cursor);
  }
  const url = new URL(connection.url);
  url.searchParams.set(paging.sizeParameter, String(paging.size));
  if (step.page !== undefined) url.searchParams.set(paging.parameter, String(step.page));
  if (step.cursor !== undefined) url.searchParams.set(paging.parameter, step.cursor);
  if (updatedSince !== undefined && since !== undefined) {
    url.searchParams.set(updatedSince, sinceMark(since));
  }
  return url.href;
}

/** A link must stay with the server of the source: the headers may hold its key. */
function linkedUrl(connection: HttpConnection, link: string): string {
  const base = new URL(connection.url);
  const url = URL.canParse(link, base.href) ? new URL(link, base) : undefined;
  if (url?.origin === base.origin) return url.href;
  const shown = shownUrl(connection.url);
  throw new SourceBroken(
    'http.foreign-link',
    `${shown}: the link to the next page leads to ${url?.origin ?? 'no valid address'}, away from ${base.origin}; it is not followed`,
    shown,
  );
}
