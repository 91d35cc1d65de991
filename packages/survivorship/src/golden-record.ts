import type { CanonicalRecord, PlainValue } from '@concord/contracts/canonical';
import type { RecordKey } from '@concord/contracts/names';

/** One source record that belongs to the entity. Keys are unique among the contributors. */
export interface Contributor {
  readonly key: RecordKey;
  readonly source: string;
  readonly record: CanonicalRecord;
  /** 0 to 1; absent: the trust of its source in the policy. */
  readonly trust?: number;
  /** The version of the source record, for the lineage only. */
  readonly version?: number;
  /**
   * A steward's word: trusted above every record and rule. It decides alone about each slot of which it
   * names a field; a field that it names with an empty list has no value then.
   */
  readonly steward?: true;
}

/** A value that did not survive, and the rule by which it lost to the one that did. */
export interface LostValue {
  readonly value: PlainValue;
  readonly key: RecordKey;
  readonly rule: string;
}

/** A value that survived, and where it comes from. */
export interface GoldenValue {
  readonly value: PlainValue;
  /** The source record that gave it. */
  readonly key: RecordKey;
  readonly recordVersion?: number;
  /** When its source record last changed, as the source says. */
  readonly changedAt?: string;
  /**
   * The rule that decided: a name of the chain, `whole` (a fragment lost to a whole value),
   * `condition` (one for which `when` did not hold lost), `same-name`, `steward` (his word), `record-key` (the last tie), or `only-value` where nothing had to be decided.
   */
  readonly rule: string;
  readonly imputed?: true;
  /** The best of what lost, at most five, on the first value of the field only. */
  readonly lost?: readonly LostValue[];
}

/** The best values of an entity; fields in the order of the model, fields without a value absent. */
export interface GoldenRecord {
  readonly fields: Readonly<Record<string, readonly GoldenValue[]>>;
}
