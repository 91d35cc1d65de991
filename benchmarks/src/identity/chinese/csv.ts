import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { columns, type ChineseRecord } from './records';

function cell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csvOf(records: readonly ChineseRecord[]): string {
  const lines = records.map((record) => columns.map((name) => cell(record[name])).join(','));
  return [columns.join(','), ...lines, ''].join('\n');
}

/** Writes the records into a file for as long as `use` needs it. */
export async function withCsvFile<T>(
  records: readonly ChineseRecord[],
  use: (path: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'concord-chinese-'));
  try {
    const path = join(folder, 'chinese.csv');
    await writeFile(path, csvOf(records));
    return await use(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}
