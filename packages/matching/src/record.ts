import type { CanonicalFields, StandardValue } from '@concord/contracts/canonical';
import type { RecordKey } from '@concord/contracts/names';
import type { SemanticType } from '@concord/contracts/semantic-types';

/** A field of the workspace that takes part in matching. */
export interface MatchField {
  readonly name: string;
  readonly type: SemanticType;
}

/** What matching sees of a canonical record. */
export interface MatchRecord {
  readonly key: RecordKey;
  readonly fields: CanonicalFields;
}

/** A steward's word on two records; it outlives updates, re-training and re-matching. */
export interface Decision {
  readonly a: RecordKey;
  readonly b: RecordKey;
  readonly verdict: 'same' | 'different';
}

/** One value of a record together with the semantic type of the field it stands in. */
export interface TypedValue {
  readonly type: SemanticType;
  readonly value: StandardValue;
}

/** More values than this in one field are noise (a list pasted into a cell) and would only cost time. */
const maxValuesPerField = 16;

/** The values of the given fields; values filled in by a rule are no evidence about a person. */
export function valuesOf(record: MatchRecord, fields: readonly MatchField[]): TypedValue[] {
  const found: TypedValue[] = [];
  for (const { name, type } of fields) {
    let count = 0;
    for (const value of record.fields[name] ?? []) {
      if (value.imputed === true) continue;
      if (++count > maxValuesPerField) break;
      found.push({ type, value });
    }
  }
  return found;
}
