import type { AddressValue, CanonicalFields, StandardValue } from '@concord/contracts/canonical';
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
/** What stands beyond so many characters takes no part in any comparison; folding cuts texts at 400. */
const longestText = 1_000;

/** The values of the given fields; values filled in by a rule are no evidence about a person. */
export function valuesOf(record: MatchRecord, fields: readonly MatchField[]): TypedValue[] {
  const found: TypedValue[] = [];
  for (const { name, type } of fields) {
    let count = 0;
    for (const value of record.fields[name] ?? []) {
      if (value.imputed === true) continue;
      if (++count > maxValuesPerField) break;
      found.push({ type, value: bounded(value) });
    }
  }
  return found;
}

/** The value as it is where nothing in it is too long, as nearly always. */
function bounded(value: StandardValue): StandardValue {
  const { key } = value;
  if (key !== undefined && key.length > longestText)
    return bounded({ ...value, key: key.slice(0, longestText) });
  if (typeof value.value === 'string') {
    return value.value.length <= longestText
      ? value
      : { ...value, value: value.value.slice(0, longestText) };
  }
  if (typeof value.value !== 'object' || !('lines' in value.value)) return value;
  const address = boundedAddress(value.value);
  return address === value.value ? value : { ...value, value: address };
}

const addressTexts = ['unit', 'district', 'city', 'region', 'postcode'] as const;
const mostLines = 6;

function boundedAddress(address: AddressValue): AddressValue {
  const tooLong = (text: string | undefined): boolean => (text?.length ?? 0) > longestText;
  const isFine =
    address.lines.length <= mostLines &&
    !address.lines.some(tooLong) &&
    !addressTexts.some((name) => tooLong(address[name]));
  if (isFine) return address;
  const cut = { ...address };
  cut.lines = address.lines.slice(0, mostLines).map((line) => line.slice(0, longestText));
  for (const name of addressTexts) {
    const text = address[name];
    if (text !== undefined) cut[name] = text.slice(0, longestText);
  }
  return cut;
}
