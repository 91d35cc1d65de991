import { columnAt } from '@concord/contracts/column';
import { cellText } from './cell-text';
import { shapeFault } from './record-shape';
import type { SourceItem } from './source-reader';

/** Columns that every record is read by. */
export interface RecordColumns {
  /** Absent: who reads only looks at the data, and a record goes by its position. */
  readonly id?: string;
  readonly changedAt?: string;
}

const longestId = 400;
const longestPosition = 300;
const longestExcerpt = 2000;

function cut(text: string, length: number): string {
  // Half a surrogate pair at the end would be no text.
  return text.length <= length ? text : text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}

/** An item that says why there is no record. */
export function unreadable(
  code: string,
  message: string,
  position: string,
  excerpt: string,
): SourceItem {
  const place = cut(position, longestPosition);
  return {
    kind: 'unreadable',
    fault: { code, message: `${place}: ${message}` },
    position: place,
    excerpt: cut(excerpt, longestExcerpt),
  };
}

/**
 * A record by its id column, or an unreadable item when it has no usable id or a shape that no
 * store takes.
 */
export function rawRecord(
  data: Record<string, unknown>,
  columns: RecordColumns,
  position: string,
): SourceItem {
  const misshapen = shapeFault(data);
  if (misshapen !== undefined) {
    const names = Object.keys(data).slice(0, 20).join(', ');
    return unreadable(misshapen.code, misshapen.message, position, `columns: ${names}`);
  }
  if (columns.id === undefined) return { kind: 'record', recordId: position, data, position };
  const recordId = cellText(columnAt(data, columns.id));
  if (recordId === '') {
    const seen = Object.keys(data).slice(0, 20).join(', ');
    const message = `no id in column "${columns.id}" (columns: ${seen})`;
    return unreadable('record.no-id', message, position, JSON.stringify(data));
  }
  if (recordId.length > longestId) {
    const message = `the id in column "${columns.id}" has ${recordId.length} characters, at most ${longestId} are allowed`;
    return unreadable('record.id-too-long', message, position, JSON.stringify(data));
  }
  const changedAt =
    columns.changedAt === undefined ? '' : cellText(columnAt(data, columns.changedAt));
  return {
    kind: 'record',
    recordId,
    data,
    ...(changedAt === '' ? {} : { changedAt }),
    position: cut(position, longestPosition),
  };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
