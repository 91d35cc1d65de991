import { createHash } from 'node:crypto';

/** 132 bits of SHA-256 as 22 letters: names a content, and orders ties without regard to arrival. */
export function digest(content: string): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 22);
}
