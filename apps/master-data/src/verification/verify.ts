import type { GoldenVerification } from '@concord/contracts/verification';
import type { SurvivorshipPolicy } from '@concord/survivorship';
import { arrivedOf, standingFields } from '../golden/build';
import { sameValues, undoVersions } from '../golden/golden-change';
import type { GoldenVersion, StoredGolden } from '../golden/stored-golden';
import type { StoredContributor } from '../membership/membership';
import type { Locks } from '../stewardship/lock';

export type Finding = GoldenVerification['differing'][number];

/** A golden record beside all that it should come out of, read at one moment. */
export interface Evidence {
  readonly golden: StoredGolden;
  readonly contributors: readonly StoredContributor[];
  /** All versions, newest first; undefined where they are too many to look at. */
  readonly versions: readonly GoldenVersion[] | undefined;
  /** Those that its records bear. */
  readonly locks?: Locks;
}

/**
 * Builds a golden record anew and holds it against what is stored: its fields with their lineage to the byte, the
 * number of its contributors, and its history, which taken back version by version must end in nothing.
 *
 * @returns `waiting` while its records are on their way from one entity to another
 */
export function verify(
  { golden, contributors, versions, locks }: Evidence,
  policy: SurvivorshipPolicy,
): Finding | 'agrees' | 'waiting' {
  const arrived = arrivedOf(contributors);
  if (golden.status === 'current' && arrived.length === 0) return 'waiting';
  const fields = differingFields(golden.fields, standingFields(arrived, policy, locks).fields);
  const faults: Finding['faults'] = [];
  if (fields.length > 0) faults.push('fields');
  if (golden.contributors !== arrived.length) faults.push('contributors');
  if (versions !== undefined && !addsUp(golden, versions)) faults.push('history');
  if (faults.length === 0) return 'agrees';
  return { id: golden.id, version: golden.version, faults, fields };
}

function differingFields(stored: StoredGolden['fields'], built: StoredGolden['fields']): string[] {
  if (JSON.stringify(stored) === JSON.stringify(built)) return [];
  const names = [...new Set([...Object.keys(stored), ...Object.keys(built)])];
  const differing = names.filter(
    (name) => JSON.stringify(stored[name]) !== JSON.stringify(built[name]),
  );
  // The same fields in another order are other bytes, too.
  return differing.length === 0 ? names : differing;
}

/** Versions count from one, each begins where the one before ended, and the first begins with nothing. */
function addsUp(golden: StoredGolden, versions: readonly GoldenVersion[]): boolean {
  if (versions.length !== golden.version) return false;
  return (
    versions.every(({ version, changes }, at) => {
      if (version !== golden.version - at) return false;
      const here = undoVersions(golden, versions.slice(0, at));
      return changes.every(({ field, after }) => sameValues(here[field] ?? [], after));
    }) && Object.keys(undoVersions(golden, versions)).length === 0
  );
}
