import type { CanonicalFields, StandardValue, ValueChange } from '@concord/contracts/canonical';
import type { FixedColumn } from '@concord/contracts/quarantine';
import type { Cleanser, Outcome } from '@concord/standardization/record';
import { columnAt } from '@concord/contracts/column';

type Raw = Readonly<Record<string, unknown>>;

/**
 * The raw record with columns set: a path with dots goes into nested objects where the record has
 * them, and else names a column of its own, just as a mapping reads it.
 */
export function withColumns(data: Raw, fix: readonly FixedColumn[]): Raw {
  return fix.reduce((raw, { column, after }) => withColumn(raw, column, after), data);
}

function withColumn(data: Raw, column: string, value: unknown): Raw {
  const dot = column.indexOf('.');
  const inner =
    dot < 1 || Object.hasOwn(data, column) ? undefined : own(data, column.slice(0, dot));
  if (!isRecord(inner)) return { ...data, [column]: value };
  return {
    ...data,
    [column.slice(0, dot)]: withColumn(inner, column.slice(dot + 1), value),
  };
}

function own(data: Raw, name: string): unknown {
  return Object.getOwnPropertyDescriptor(data, name)?.value;
}

function isRecord(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What was set right before and what is set right now; of one column the later counts. */
export function mergedFix(
  original: unknown,
  before: readonly FixedColumn[],
  columns: Raw,
): FixedColumn[] {
  const kept = before.filter(({ column }) => !Object.hasOwn(columns, column));
  return [
    ...kept,
    ...Object.entries(columns).map(([column, after]) => ({
      column,
      before: columnAt(original, column) ?? null,
      after,
    })),
  ];
}

/**
 * Judges what a person set right. Each field that has other values than without him stands among the
 * changes with the rule `steward`.
 *
 * @param original undefined for a row that could not be read: then the fix is all there is.
 */
export function outcomeOfFixed(
  cleanser: Cleanser,
  original: Raw | undefined,
  fix: readonly FixedColumn[],
  today: string,
  carried?: Raw,
): Outcome {
  const outcome = cleanser(withColumns(original ?? {}, fix), today, carried);
  const before = original === undefined ? {} : fieldsOf(cleanser(original, today, carried));
  return {
    ...outcome,
    changes: [...stewardChanges(before, fieldsOf(outcome)), ...outcome.changes],
  };
}

function fieldsOf(outcome: Outcome): CanonicalFields {
  return outcome.kind === 'accepted' ? outcome.record.fields : outcome.draft;
}

function stewardChanges(before: CanonicalFields, after: CanonicalFields): ValueChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((field): ValueChange[] => {
    const [was = [], is = []] = [before[field], after[field]];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    const only = is.length === 1 ? is[0]?.value : undefined;
    return [{ field, before: textOf(was), after: only ?? textOf(is), rule: 'steward' }];
  });
}

/** What the source wrote, where that is known. */
function textOf(values: readonly StandardValue[]): string | null {
  if (values.length === 0) return null;
  return values
    .map(({ value, original }) => {
      if (original !== undefined) return original;
      return typeof value === 'object' ? JSON.stringify(value) : String(value);
    })
    .join('; ');
}
