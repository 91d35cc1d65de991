import { sameValues, undoVersions } from '../golden/golden-change';
import type { FieldChange, GoldenVersion, StoredGolden } from '../golden/stored-golden';

/** A golden record as it stood in one version. */
export interface Standing {
  readonly version: number;
  /** When the version was made; absent of version 0, the time before there was any. */
  readonly at?: string;
  readonly status?: StoredGolden['status'];
  readonly into: readonly string[];
  readonly fields: StoredGolden['fields'];
}

/**
 * What differs between two versions, whatever happened in between: a value that changed and changed back is
 * no difference.
 *
 * @param later all versions above the lower one, newest first
 */
export function compared(
  golden: StoredGolden,
  from: number,
  to: number,
  later: readonly GoldenVersion[],
  before: GoldenVersion | undefined,
): { readonly from: Standing; readonly to: Standing; readonly changes: readonly FieldChange[] } {
  const all = before === undefined ? later : [...later, before];
  const standing = (version: number): Standing => {
    const made = all.find((one) => one.version === version);
    const fields = undoVersions(
      golden,
      all.filter((one) => one.version > version),
    );
    if (made === undefined) return { version, into: [], fields };
    return { version, at: made.at, status: made.status, into: made.into, fields };
  };
  const [old, now] = [standing(from), standing(to)];
  const names = [...new Set([...Object.keys(old.fields), ...Object.keys(now.fields)])];
  const changes = names.flatMap((field): FieldChange[] => {
    const [was, is] = [old.fields[field] ?? [], now.fields[field] ?? []];
    return sameValues(was, is) ? [] : [{ field, before: was, after: is }];
  });
  return { from: old, to: now, changes };
}
