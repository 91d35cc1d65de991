import type { AttachedRecord, CanonicalRecord, RecordRelation } from '@concord/contracts/canonical';

/** What a source record brings beside itself. */
export interface Hanging {
  readonly attached: readonly AttachedRecord[];
  readonly relations: readonly RecordRelation[];
}

export const nothing: Hanging = { attached: [], relations: [] };

/** The record itself, which golden records are built of, and what hangs on it, which they never look at. */
export function divided(record: CanonicalRecord | undefined): {
  readonly core: CanonicalRecord | undefined;
  readonly hanging: Hanging | undefined;
} {
  if (record?.attached === undefined && record?.relations === undefined) {
    return { core: record, hanging: undefined };
  }
  const { attached = [], relations = [], ...core } = record;
  const empty = attached.length === 0 && relations.length === 0;
  return { core, hanging: empty ? undefined : { attached, relations } };
}
