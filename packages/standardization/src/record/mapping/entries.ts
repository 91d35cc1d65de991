import { columnAt } from '@concord/contracts/column';
import { condition, type RawRecord } from './value';

interface Parts {
  readonly each?: string | undefined;
  readonly when?: string | undefined;
}

function isRecord(value: unknown): value is RawRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listAt(record: RawRecord, column: string): unknown[] {
  const found = columnAt(record, column);
  if (found === undefined || found === null || found === '') return [];
  return Array.isArray(found) ? found : [found];
}

/**
 * Prepares the choice of the parts of a record that a mapping is about: the entries of a list in it,
 * or the record itself, where a condition holds. An entry that is no object is one with the column
 * `value`.
 */
export function entryReader({ each, when }: Parts): (record: RawRecord) => RawRecord[] {
  const holds = when === undefined ? () => true : condition(when);
  return (record) => {
    const entries = each === undefined ? [record] : listAt(record, each);
    return entries
      .map((entry) => (isRecord(entry) ? entry : { value: entry }))
      .filter((entry) => holds(entry, record));
  };
}
