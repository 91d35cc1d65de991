import { createReadStream, createWriteStream, promises as fs } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';

type Scalar = string | number | boolean;

const scalar = (value: unknown): value is Scalar =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/**
 * A JSON object as columns: parts of objects by dots (`address.city`), a list of one like its only
 * entry, plain lists joined by ` | `, further objects of a list by number (`address.2.city`).
 */
export function columnsOf(value: unknown, path = ''): Map<string, Scalar> {
  if (scalar(value)) return new Map([[path, value]]);
  if (Array.isArray(value)) return listColumns(value, path);
  const columns = new Map<string, Scalar>();
  if (typeof value !== 'object' || value === null) return columns;
  for (const [name, part] of Object.entries(value)) {
    const inner = columnsOf(part, path === '' ? name : `${path}.${name}`);
    for (const [column, cell] of inner) columns.set(column, cell);
  }
  return columns;
}

function listColumns(list: readonly unknown[], path: string): Map<string, Scalar> {
  if (list.every(scalar)) {
    const only = list.length === 1 ? list[0] : list.join(' | ');
    return new Map<string, Scalar>(only === undefined || list.length === 0 ? [] : [[path, only]]);
  }
  const columns = list.map((entry, index) =>
    columnsOf(entry, index === 0 ? path : `${path}.${index + 1}`),
  );
  return new Map(columns.flatMap((one) => [...one]));
}

/** RFC 4180: quotes only where needed, doubled inside. */
export function csvRow(cells: readonly (Scalar | undefined)[]): string {
  return cells
    .map((cell) => {
      const text = cell === undefined ? '' : String(cell);
      return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    })
    .join(',');
}

/**
 * NDJSON to CSV with a header of all columns that occur. Columns are known only at the end, so the
 * lines wait in a temporary file; memory holds the column names.
 */
export async function* csvLines(lines: AsyncIterable<string>): AsyncIterable<string> {
  const folder = await fs.mkdtemp(join(tmpdir(), 'concord-export-'));
  try {
    const spool = join(folder, 'lines.ndjson');
    const columns = await spoolLines(lines, spool);
    yield csvRow(columns);
    for await (const line of createInterface({
      input: createReadStream(spool),
      crlfDelay: Infinity,
    })) {
      const cells = columnsOf(JSON.parse(line));
      yield csvRow(columns.map((column) => cells.get(column)));
    }
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
}

async function spoolLines(lines: AsyncIterable<string>, spool: string): Promise<string[]> {
  const columns = new Set<string>();
  const stream = createWriteStream(spool);
  const done = finished(stream);
  for await (const line of lines) {
    for (const column of columnsOf(JSON.parse(line)).keys()) columns.add(column);
    if (!stream.write(`${line}\n`)) await Promise.race([once(stream, 'drain'), done]);
  }
  stream.end();
  await done;
  return [...columns];
}
