import type { CanonicalFields } from '@concord/contracts/canonical';
import type { RecordKey } from '@concord/contracts/names';

/** A source record as identity resolution holds it. */
export interface StoredRecord {
  readonly key: RecordKey;
  readonly source: string;
  readonly recordId: string;
  readonly version: number;
  /** Counts up with every decision about the record; what goes out carries it. */
  readonly sequence: number;
  /** `null` when the record was deleted. */
  readonly entityId: string | null;
  /** Which entity of the model it is: `customer`. */
  readonly kind: string;
  /** Absent when the record was deleted. */
  readonly fields?: CanonicalFields;
}
