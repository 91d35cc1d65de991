import { addressValue } from '@concord/contracts/canonical';
import type { Encoding } from '@concord/service-kit';
import type { Column, Row, Table } from './table';

const rowsPerChunk = 100;
const parts: Partial<Readonly<Record<Column['shape'], readonly string[]>>> = {
  address: Object.keys(addressValue.shape),
  money: ['amount', 'currency'],
};

/**
 * RFC 4180 with a header. Several values in one cell are joined by ` | `; an address or amount has a column for each
 * of its parts (`address.city`), and where there may be several of them, one cell as JSON.
 */
export function csvOf(table: Table, { header }: { readonly header: boolean }): Encoding {
  return {
    mediaType: `text/csv; charset=utf-8; header=${header ? 'present' : 'absent'}`,
    async *encode(items) {
      let lines = header ? [csvLine(table.columns.flatMap(names))] : [];
      for await (const item of items) {
        const row = table.rowOf(item);
        lines.push(csvLine(table.columns.flatMap((one) => cells(one, row))));
        if (lines.length < rowsPerChunk) continue;
        yield lines.join('');
        lines = [];
      }
      if (lines.length > 0) yield lines.join('');
    },
  };
}

function names({ name, shape, many }: Column): string[] {
  return (many ? undefined : parts[shape])?.map((part) => `${name}.${part}`) ?? [name];
}

function cells({ name, shape, many }: Column, row: Row): string[] {
  const value = row[name];
  const inParts = parts[shape];
  if (inParts === undefined) return [plain(value)];
  if (many) return [Array.isArray(value) && value.length > 0 ? JSON.stringify(value) : ''];
  const known = typeof value === 'object' && value !== null ? value : {};
  return inParts.map((part) => plain(Reflect.get(known, part)));
}

function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(plain).join(' | ');
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function csvLine(line: readonly string[]): string {
  return `${line.map(quoted).join(',')}\r\n`;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
