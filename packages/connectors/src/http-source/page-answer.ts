import { bodyExcerpt, shownUrl, type HttpAnswer } from '../http/http-answer';
import { columnAt } from '@concord/contracts/column';
import { cellText } from '../reading/cell-text';
import { nearestName } from '../reading/nearest-name';
import { isRecord } from '../reading/raw-record';
import { SourceBroken } from '../reading/source-faults';
import type { HttpConnection } from './page-walk';

export interface Page {
  readonly items: readonly unknown[];
  /** The cursor of the next page; absent on the last one, and when paging by number. */
  readonly next?: string;
}

const remedies: Readonly<Record<number, string>> = {
  401: 'is the key in "headers" right?',
  403: 'is the key in "headers" allowed to read this?',
  404: 'is "url" right?',
};

function statusFault({ status, location, body }: HttpAnswer): string {
  if (location !== undefined) {
    return `redirects to ${location.slice(0, 200)}; set "url" to the final address`;
  }
  return `answers ${status}; ${remedies[status] ?? bodyExcerpt(body)}`;
}

function parseBody(answer: HttpAnswer, position: string): unknown {
  try {
    return JSON.parse(answer.body) as unknown;
  } catch {
    const excerpt = bodyExcerpt(answer.body);
    const message = `${position}: the answer is not JSON; it begins with: ${excerpt}`;
    throw new SourceBroken('http.not-json', message, position);
  }
}

function noList(body: unknown, { items }: HttpConnection, position: string): SourceBroken {
  const names = isRecord(body) ? Object.keys(body).slice(0, 20) : [];
  const near = items === undefined ? undefined : nearestName(items, names);
  const has = isRecord(body) ? `it has ${names.join(', ')}` : `it is ${typeof body}`;
  const place = items === undefined ? 'the answer is not a list' : `no list at "${items}"`;
  const hint = near === undefined ? 'set "items" to where the list stands' : `is it "${near}"?`;
  return new SourceBroken('http.no-items', `${position}: ${place} (${has}); ${hint}`, position);
}

/** The items of an answer. Throws SourceBroken, naming url and page, for what is no page of items. */
export function pageOf(
  answer: HttpAnswer,
  connection: HttpConnection,
  url: string,
  step: string,
): Page {
  const position = `${shownUrl(url)} ${step}`;
  if (answer.status < 200 || answer.status >= 300) {
    const message = `${position}: ${statusFault(answer)}`;
    throw new SourceBroken('http.refused', message, position);
  }
  const body = parseBody(answer, position);
  const items = connection.items === undefined ? body : columnAt(body, connection.items);
  if (!Array.isArray(items)) throw noList(body, connection, position);
  const { paging } = connection;
  const next = paging.by === 'cursor' ? cellText(columnAt(body, paging.next)) : '';
  return { items, ...(next === '' ? {} : { next }) };
}
