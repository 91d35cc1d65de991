import { columnAt } from '@concord/contracts/column';
import type { LookupTables, PlainExpression, ValueExpression } from '@concord/contracts/workspace';
import { compileExpression, type Expression } from '../../expression/expression';
import { MappingFault } from './fault';

/** A record as its source gave it. */
export type RawRecord = Readonly<Record<string, unknown>>;

/** A raw value on the way to its standardizer; `imputed` where the mapping filled it in. */
export interface RawValue {
  readonly raw: unknown;
  readonly imputed?: true;
}

/**
 * Raw values of one record, in order; empty ones left out. `record` is the whole record where
 * `data` is one entry of a list in it.
 *
 * @throws ExpressionError, MappingFault
 */
export type ValueReader = (data: RawRecord, record: RawRecord) => RawValue[];

type Treatment = Pick<
  Extract<PlainExpression, { from: string }>,
  'lookup' | 'unlisted' | 'default'
>;
type Reader = (data: RawRecord, record: RawRecord) => unknown[];

/** Prepares an expression of the mapping, to be used for every record. @throws ExpressionError */
export function valueReader(expression: ValueExpression, tables: LookupTables): ValueReader {
  if (typeof expression === 'object' && 'when' in expression) {
    const when = condition(expression.when);
    const yes = plainReader(expression.then, tables);
    const no = expression.else === undefined ? none : plainReader(expression.else, tables);
    return (data, record) => (when(data, record) ? yes : no)(data, record);
  }
  return plainReader(expression, tables);
}

const none: ValueReader = () => [];

/** Whether an expression holds for a record, by what JSONata takes for true. */
export function condition(text: string): (data: RawRecord, record: RawRecord) => boolean {
  const expression = compileExpression(text);
  return (data, record) => holds(expression.evaluate(data, record));
}

function holds(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holds);
  return typeof value === 'object' && value !== null
    ? Object.keys(value).length > 0
    : Boolean(value);
}

function plainReader(expression: PlainExpression, tables: LookupTables): ValueReader {
  if (typeof expression === 'string') return columnReader(expression);
  if ('constant' in expression) {
    const constant = [{ raw: expression.constant }];
    return () => constant;
  }
  if ('join' in expression) return filled(joined(expression.join, expression.with), expression);
  const read = 'from' in expression ? cut(expression) : computed(expression.expression);
  return filled(looked(read, expression, tables), expression);
}

/** Most fields of most sources: a column as it is. */
function columnReader(path: string): ValueReader {
  const ofList = filled((data) => asList(columnAt(data, path)), {});
  return (data, record) => {
    const raw = columnAt(data, path);
    if (Array.isArray(raw)) return ofList(data, record);
    return isEmpty(raw) ? [] : [{ raw }];
  };
}

/** Leaves out what is empty; the default stands in for nothing at all. */
function filled(read: Reader, { default: fallback }: Pick<Treatment, 'default'>): ValueReader {
  const standIn: RawValue[] = fallback === undefined ? [] : [{ raw: fallback, imputed: true }];
  return (data, record) => {
    const values = read(data, record).filter((raw) => !isEmpty(raw));
    return values.length === 0 ? standIn : values.map((raw) => ({ raw }));
  };
}

function joined(columns: readonly string[], separator: string): Reader {
  return (data) => {
    const parts = columns.map((path) => columnAt(data, path)).filter((part) => !isEmpty(part));
    return parts.length === 0 ? [] : [parts.map(asText).join(separator)];
  };
}

function cut({ from, split, part }: Extract<PlainExpression, { from: string }>): Reader {
  return (data) => {
    const found = asList(columnAt(data, from)).filter((value) => !isEmpty(value));
    if (split === undefined) return found;
    return found.flatMap((value) => {
      const pieces = asText(value).split(split);
      return part === undefined ? pieces : pieces.slice(...placeOf(part));
    });
  };
}

/** `1` is the first piece, `-1` the last. */
function placeOf(part: number): [number, number | undefined] {
  if (part > 0) return [part - 1, part];
  return [part, part === -1 ? undefined : part + 1];
}

function computed(text: string): Reader {
  const expression: Expression = compileExpression(text);
  return (data, record) => asList(expression.evaluate(data, record));
}

function looked(read: Reader, { lookup, unlisted }: Treatment, tables: LookupTables): Reader {
  if (lookup === undefined) return read;
  const rows = new Map(
    Object.entries(typeof lookup === 'string' ? (tables[lookup] ?? {}) : lookup),
  );
  const translated = (value: unknown): unknown[] => {
    const found = rows.get(asText(value).trim());
    if (found !== undefined) return [found];
    if (unlisted === 'quarantine') {
      throw new MappingFault('mapping.unlisted', `a value that the lookup does not list`);
    }
    return unlisted === 'drop' ? [] : [value];
  };
  return (data, record) =>
    read(data, record).flatMap((value) => (isEmpty(value) ? [] : translated(value)));
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

/** A scalar as text; anything else as JSON. */
export function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return JSON.stringify(value);
}

export function isEmpty(value: unknown): boolean {
  if (typeof value !== 'string') return value === undefined || value === null;
  const first = value.charCodeAt(0);
  const isVisible = first > 0x20 && first < 0x7f;
  return !isVisible && value.trim() === '';
}
