import type { EntityResolved } from '@concord/contracts/events';
import type { RecordKey } from '@concord/contracts/names';

/** Every id ever issued, with what became of it. */
export interface StoredEntity {
  readonly id: string;
  /** Smaller is older. */
  readonly age: number;
  /** The record for which the id was issued, or its heir. */
  readonly founder: RecordKey;
  readonly kind: string;
  readonly status: EntityResolved['status'];
  /** Where it lives on, when it was merged or split away. */
  readonly into: readonly string[];
  /** Counts up with every event about it. */
  readonly version: number;
}
