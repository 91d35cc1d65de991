import { badRequest, ProblemError } from '@concord/service-kit';
import type { Customer } from '../customers/customer';

type Versioned = Pick<Customer, 'id' | 'version' | 'sources'>;

const form = /^(?:W\/)?"(\d{1,9})(?:\.[^"]*)?"$/;

/**
 * Says which version of a customer was answered: `"5.3"` is version 5 of three source records. Under an id that
 * redirects it names the survivor, too, since he counts for himself.
 */
export function etagOf({ id, version, sources }: Versioned, askedFor: string): string {
  return `"${version}.${sources}${id === askedFor ? '' : `.${id}`}"`;
}

/** Whether If-None-Match names the ETag, by the weak comparison of RFC 9110. */
export function holdsTag(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}

/**
 * Holds If-Match against the current version; without one everything goes.
 *
 * @throws ProblemError 412 `customer.stale` with the current version in the detail and its ETag in the headers, 400 when
 *   the header is no ETag.
 */
export function requireMatch(ifMatch: string | undefined, current: Versioned): void {
  const wanted = ifMatch?.trim();
  if (wanted === undefined || wanted === '*') return;
  const tags = wanted.split(',').map((tag) => form.exec(tag.trim())?.[1]);
  if (tags.includes(undefined)) {
    const message = 'not an ETag of a customer';
    throw badRequest(
      'customer.ifMatch',
      'If-Match is the ETag of a customer, such as "5.3" with quotes.',
      [{ path: 'header.if-match', message, expected: '"VERSION" or the ETag that was answered' }],
    );
  }
  if (tags.includes(String(current.version))) return;
  throw new ProblemError({
    status: 412,
    title: 'Precondition failed',
    code: 'customer.stale',
    detail: `Customer ${current.id} is at version ${current.version}, not ${tags.join(' or ')}; read it again, and decide anew.`,
    headers: { etag: etagOf(current, current.id) },
  });
}
