import type { EntityResolved } from '@concord/contracts/events';
import type { GoldenValue } from '@concord/survivorship';

export type GoldenStatus = EntityResolved['status'];

/** A golden record with its lineage, as stored. */
export interface StoredGolden {
  readonly id: string;
  /** Counts up with every change that a reader can see. */
  readonly version: number;
  readonly status: GoldenStatus;
  /** Where the entity lives on: the survivor of a merge, the parts of a split. */
  readonly into: readonly string[];
  readonly entity: string;
  readonly fields: Readonly<Record<string, readonly GoldenValue[]>>;
  /** The version of identity resolution's last word on the entity. */
  readonly membershipVersion: number;
  readonly contributors: number;
  readonly createdAt: string;
  readonly changedAt: string;
}

/** What identity resolution says, or a change of the survivorship policy. */
export type GoldenCause = EntityResolved['cause'] | 'policy';

/** One version of a golden record: what changed, with the values before and after. */
export interface GoldenVersion {
  readonly entityId: string;
  readonly version: number;
  readonly at: string;
  readonly cause: GoldenCause;
  readonly status: GoldenStatus;
  readonly into: readonly string[];
  readonly changes: readonly FieldChange[];
}

export interface FieldChange {
  readonly field: string;
  readonly before: readonly GoldenValue[];
  readonly after: readonly GoldenValue[];
}
