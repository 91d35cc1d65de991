import type { EntityEffect } from '@concord/contracts/stewarding';
import { standingFields, type Arrived } from '../golden/build';
import { sameValues, type PolicyFor } from '../golden/golden-change';
import type { FieldChange, StoredGolden } from '../golden/stored-golden';
import type { Locks } from './lock';
import type { LockNote } from './lock-note';

/** A golden record as it stands and as it would stand. */
export interface ForeseenGolden {
  readonly before: StoredGolden['fields'];
  readonly after: StoredGolden['fields'];
  readonly changes: readonly FieldChange[];
  readonly lock?: LockNote;
}

/** What would stand with these members, built as it is built when it happens. */
export function foreseen(
  before: StoredGolden['fields'],
  members: readonly Arrived[],
  policyFor: PolicyFor,
  locks: Locks,
): ForeseenGolden {
  const entity = members[0]?.record.entity;
  const standing =
    entity === undefined ? { fields: {} } : standingFields(members, policyFor(entity), locks);
  const { fields: after, ...rest } = standing;
  return { before, after, changes: fieldDifferences(before, after), ...rest };
}

/** The members that an entity would have, of those loaded for all entities of an action. */
export function membersAfter(
  { after }: Pick<EntityEffect, 'after'>,
  loaded: ReadonlyMap<string, Arrived>,
): Arrived[] {
  return after.flatMap((key) => loaded.get(key) ?? []);
}

export function fieldDifferences(
  before: StoredGolden['fields'],
  after: StoredGolden['fields'],
): FieldChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((field) => {
    const [old, now] = [before[field] ?? [], after[field] ?? []];
    return sameValues(old, now) ? [] : [{ field, before: old, after: now }];
  });
}

/** Changes as the API shows them. */
export function shownChanges(changes: readonly FieldChange[]) {
  return changes.map(({ field, before, after }) => ({
    field,
    before: [...before],
    after: [...after],
  }));
}
