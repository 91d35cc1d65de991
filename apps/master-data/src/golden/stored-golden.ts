import type { EntityResolved, GoldenChangeKind } from '@concord/contracts/events';
import type { GoldenValue } from '@concord/survivorship';
import type { LockNote } from '../stewardship/lock-note';

export type GoldenStatus = EntityResolved['status'];

/** A golden record with its lineage, as stored. */
export interface StoredGolden {
  readonly id: string;
  /** Counts up with every change that a reader can see; that a value has another origin now is none. */
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
  /** Where a steward locked it: the fields stay as they are. */
  readonly lock?: LockNote;
}

/** What identity resolution says, or a change of the survivorship policy. */
export type GoldenCause = EntityResolved['cause'] | 'policy';

/** What exactly led to a version. */
export interface Because {
  /** The source records that came, changed or went, as `crm:1042@3` (record 1042 in version 3); at most 20. */
  readonly records: readonly string[];
  /** How many they were, where they were more. */
  readonly recordCount?: number;
  /** The version of the setup whose survivorship rules it was built by. */
  readonly setup: number;
}

/** One version of a golden record: what changed, with the values before and after. */
export interface GoldenVersion {
  readonly entityId: string;
  readonly version: number;
  readonly at: string;
  readonly cause: GoldenCause;
  /** Absent in versions of releases that did not note it. */
  readonly because?: Because;
  readonly change?: GoldenChangeKind;
  /** Of a merge the golden records whose records it took over, of a split those that got some; at most 100. */
  readonly others?: readonly string[];
  readonly status: GoldenStatus;
  readonly into: readonly string[];
  readonly changes: readonly FieldChange[];
}

export interface FieldChange {
  readonly field: string;
  readonly before: readonly GoldenValue[];
  readonly after: readonly GoldenValue[];
}
