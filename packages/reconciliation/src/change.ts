import { contentHash } from './content';

/** What is stored of a source record; a deleted one has no hash, but keeps its version. */
export interface KnownRecord {
  readonly version: number;
  readonly hash?: string;
}

/** What an arrival means for a record. Versions count up by one, deletions included. */
export type Change =
  | { readonly op: 'upsert'; readonly version: number; readonly hash: string }
  | { readonly op: 'delete'; readonly version: number }
  | { readonly op: 'repeat' };

/**
 * Change detection by hash. `data` is the record as it came, or undefined when the source no
 * longer has it. A record that comes back after its deletion is a change even with old content.
 */
export function changeOf(known: KnownRecord | undefined, data: unknown): Change {
  const version = (known?.version ?? 0) + 1;
  if (data === undefined) {
    return known?.hash === undefined ? { op: 'repeat' } : { op: 'delete', version };
  }
  const hash = contentHash(data);
  return hash === known?.hash ? { op: 'repeat' } : { op: 'upsert', version, hash };
}
