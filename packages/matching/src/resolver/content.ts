import type { RecordKey } from '@concord/contracts/names';
import type { Profile } from '../profile';

/** Records that say exactly the same: they are indexed, scored and clustered as one. */
export interface Content {
  /** Profile id; with the record key behind it where a steward decided on that record alone. */
  readonly id: string;
  readonly slot: number;
  readonly profile: Profile;
  /** In the order of arrival. */
  readonly records: readonly RecordKey[];
}

/** What changed since the partition was last settled, by slot. */
export interface Unsettled {
  /** Contents that came. */
  readonly fresh: Set<number>;
  /** Contents that left; their slots are not used again before settling. */
  readonly gone: Set<number>;
  /** Contents whose candidates must be looked for again. */
  readonly dirty: Set<number>;
  /** Contents whose edges or constraints changed, those that left included. */
  readonly moved: Set<number>;
}

/** The smallest key; many copies are not sorted for it. */
export function firstRecord({ records }: Content): RecordKey {
  let first: RecordKey | undefined;
  for (const key of records) if (first === undefined || key < first) first = key;
  return first ?? '';
}
