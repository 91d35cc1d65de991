import { buildGolden, type SurvivorshipPolicy } from '@concord/survivorship';
import type { StoredContributor } from '../membership/membership';
import { lockOn, noLocks, type Locks } from '../stewardship/lock';
import { noteOf, type LockNote } from '../stewardship/lock-note';
import { wordOf } from '../stewardship/override';
import type { StoredGolden } from './stored-golden';

/** A contributor whose canonical record has arrived. */
export type Arrived = StoredContributor & Required<Pick<StoredContributor, 'record'>>;

/** Those whose record has arrived: only they have a say. */
export function arrivedOf(contributors: readonly StoredContributor[]): Arrived[] {
  return contributors.flatMap(({ record, ...rest }) =>
    record === undefined ? [] : [{ ...rest, record }],
  );
}

/**
 * The fields of a golden record as its records and the words of stewards make them: the one way in which they
 * come to be, for keeping them, for showing what lost, and for verifying that what is kept is what comes out.
 *
 * @param withLost as stored, without: that can be worked out again at any time (`lineage`), and one more loser
 *   is no new version.
 */
export function builtFields(
  arrived: readonly Arrived[],
  policy: SurvivorshipPolicy,
  { withLost = false }: { readonly withLost?: boolean } = {},
): StoredGolden['fields'] {
  const contributors = arrived.flatMap(({ key, source, record, recordVersion, overrides }) => {
    const own = { key, source, record, version: recordVersion };
    if (overrides === undefined) return [own];
    return [own, ...overrides.map((override) => wordOf(override, record.entity))];
  });
  return buildGolden(contributors, policy, { withLost }).fields;
}

/** What stands: the fields as they are built or, of a locked customer, those that its lock holds. */
export function standingFields(
  arrived: readonly Arrived[],
  policy: SurvivorshipPolicy,
  locks: Locks = noLocks,
): { readonly fields: StoredGolden['fields']; readonly lock?: LockNote } {
  const lock = lockOn(arrived, locks);
  if (lock !== undefined) return { fields: lock.fields, lock: noteOf(lock) };
  return { fields: builtFields(arrived, policy) };
}
