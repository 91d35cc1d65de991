import type { StoredGolden } from '../golden/stored-golden';
import type { StoredContributor } from '../membership/membership';
import type { LockNote } from './lock-note';

/** A lock with the golden values that it holds. */
export interface Lock extends LockNote {
  readonly fields: StoredGolden['fields'];
  /** Of the decisions that hold its records together in identity resolution; undone when it is released. */
  readonly actionId?: string;
}

export type Locks = ReadonlyMap<string, Lock>;

export const noLocks: Locks = new Map<string, never>();

/** The lock that counts for a customer with these records: of several that met in a merge the first one. */
export function lockOn(members: readonly StoredContributor[], locks: Locks): Lock | undefined {
  if (locks.size === 0) return undefined;
  let first: Lock | undefined;
  for (const { lockId } of members) {
    const lock = lockId === undefined ? undefined : locks.get(lockId);
    if (lock !== undefined && (first === undefined || isBefore(lock, first))) first = lock;
  }
  return first;
}

function isBefore(one: Lock, other: Lock): boolean {
  return one.at === other.at ? one.id < other.id : one.at < other.at;
}

export function lockIdsIn(
  entities: Iterable<{ readonly contributors: readonly StoredContributor[] }>,
): string[] {
  const ids = new Set<string>();
  for (const { contributors } of entities)
    for (const { lockId } of contributors) if (lockId !== undefined) ids.add(lockId);
  return [...ids];
}
