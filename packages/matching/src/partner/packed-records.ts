import type { PlainValue, StandardValue } from '@concord/contracts/canonical';
import type { RecordKey } from '@concord/contracts/names';
import type { MatchRecord } from '../record';

/**
 * Records in a few long lists, which cross threads in a fifth of the time that records take. Only what matching looks
 * at: what the source wrote stays behind, and values that a rule filled in.
 */
export interface PackedRecords {
  readonly fieldNames: readonly string[];
  readonly keys: readonly RecordKey[];
  /** By value, the number of its field; `recordEnd` after the last value of a record. */
  readonly fields: readonly number[];
  readonly values: readonly PlainValue[];
  /** By value, its form for matching. */
  readonly forms: readonly (string | undefined)[];
}

const recordEnd = -1;

export function packRecords(records: Iterable<MatchRecord>): PackedRecords {
  const numbers = new Map<string, number>();
  const keys: RecordKey[] = [];
  const fields: number[] = [];
  const values: PlainValue[] = [];
  const forms: (string | undefined)[] = [];
  for (const record of records) {
    keys.push(record.key);
    for (const name in record.fields) {
      let number = numbers.get(name);
      if (number === undefined) numbers.set(name, (number = numbers.size));
      for (const { value, key, imputed } of record.fields[name] ?? []) {
        if (imputed === true) continue;
        fields.push(number);
        values.push(value);
        forms.push(key);
      }
    }
    fields.push(recordEnd);
  }
  return { fieldNames: [...numbers.keys()], keys, fields, values, forms };
}

export function unpackRecords({
  fieldNames,
  keys,
  fields,
  values,
  forms,
}: PackedRecords): MatchRecord[] {
  const records: MatchRecord[] = [];
  let own: Record<string, StandardValue[]> = {};
  let at = 0;
  for (const number of fields) {
    if (number === recordEnd) {
      records.push({ key: keys[records.length] ?? '', fields: own });
      own = {};
      continue;
    }
    const value = values[at] ?? '';
    const key = forms[at++];
    const one = key === undefined ? { value } : { value, key };
    const name = fieldNames[number] ?? '';
    const list = own[name];
    if (list === undefined) own[name] = [one];
    else list.push(one);
  }
  return records;
}
