import { columnAt } from '@concord/contracts/column';
import { nearestName } from '../reading/nearest-name';
import { SourceBroken } from '../reading/source-faults';

const usualDelimiters = [',', ';', '\t', '|', ':'];

/** Column names, trimmed; a name that comes twice gets a number, an empty one its place. */
export function columnNames(cells: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, index) => {
    const name = cell.trim() === '' ? `column_${index + 1}` : cell.trim();
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name}_${times}`;
  });
}

function remedy(id: string, columns: readonly string[], delimiter: string): string {
  const [only = ''] = columns;
  const likely = usualDelimiters.find((mark) => mark !== delimiter && only.includes(mark));
  if (columns.length === 1 && likely !== undefined) {
    const shown = likely === '\t' ? '"\\t"' : `"${likely}"`;
    return `the only column contains ${shown}: set "delimiter: ${shown}" in the connection`;
  }
  const near = nearestName(id, columns);
  if (near !== undefined) return `is it "${near}"? Set "id" of the source to that column`;
  return 'set "id" of the source to the column that identifies a record; the file needs a header row';
}

/** Throws SourceBroken unless the id column exists: nothing of the file could be used. */
export function checkIdColumn(
  id: string,
  columns: readonly string[],
  delimiter: string,
  position: string,
): void {
  const row = Object.fromEntries(columns.map((name) => [name, '']));
  if (columnAt(row, id) !== undefined) return;
  const seen = columns.slice(0, 20).map((name) => JSON.stringify(name.slice(0, 80)));
  const message = `${position}: no column "${id}" (columns: ${seen.join(', ')}); ${remedy(id, columns, delimiter)}`;
  throw new SourceBroken('csv.no-id-column', message, position);
}
