import { randomBytes } from 'node:crypto';

const pattern = /^00-([0-9a-f]{32})-[0-9a-f]{16}-([0-9a-f]{2})$/;

/** A new, sampled trace (W3C Trace Context, version 00). */
export function newTraceparent(): string {
  return `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`;
}

/** The same trace with a new span; a new trace when there is none or it cannot be read. */
export function childTraceparent(parent: string | undefined): string {
  const match = parent === undefined ? null : pattern.exec(parent);
  const [, trace, flags] = match ?? [];
  if (trace === undefined || flags === undefined) return newTraceparent();
  return `00-${trace}-${randomBytes(8).toString('hex')}-${flags}`;
}
