import type { Delivery } from '../destination-writer';

/** How deliveries become text. */
export interface LineFormat {
  /** The first line of the file, if it has one. */
  readonly header: string;
  line(delivery: Delivery): string;
}

function cell(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value) && value.every((part) => typeof part !== 'object')) {
    return value.map(String).join('; ');
  }
  if (typeof value === 'object') return JSON.stringify(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function row(cells: readonly unknown[]): string {
  return `${cells.map((value) => quoted(cell(value))).join(',')}\n`;
}

/** One JSON object per line: `{ op, id, version, fields }`. */
export const ndjsonLines: LineFormat = {
  header: '',
  line: (delivery) => {
    const { op, id, version } = delivery;
    const fields = op === 'upsert' ? { fields: delivery.fields } : {};
    return `${JSON.stringify({ op, id, version, ...fields })}\n`;
  },
};

/** CSV by RFC 4180 with LF: `op,id,version`, then the columns of the mapping; lists joined by `; `. */
export function csvLines(columns: readonly string[]): LineFormat {
  return {
    header: row(['op', 'id', 'version', ...columns]),
    line: (delivery) => {
      const fields = delivery.op === 'upsert' ? delivery.fields : {};
      const values = columns.map((name) => fields[name]);
      return row([delivery.op, delivery.id, delivery.version, ...values]);
    },
  };
}
