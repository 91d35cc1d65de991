import type { SampleAnswer } from '@concord/contracts/stewarding';
import { csvRow } from '../csv';
import { CommandError, ExitCode } from '../exit-codes';

/** A line of a judged sample. */
export interface Judgement {
  readonly line: number;
  readonly a: string;
  readonly b: string;
  readonly verdict: 'same' | 'different';
}

const columns = ['verdict', 'a', 'b', 'left', 'right', 'weight', 'stratum'] as const;

/** A sample as CSV to be judged: the verdict comes first, beside it what the two records say. */
export function sampleCsv({ pairs }: SampleAnswer): string {
  const rows = pairs.map((pair) => csvRow(columns.map((column) => pair[column])));
  return [csvRow(columns), ...rows, ''].join('\n');
}

/**
 * The verdicts of a judged sample; lines without one are left out. Columns are found by their names.
 *
 * @throws CommandError that names the line, for a word that is no verdict
 */
export function judgementsOf(text: string, file: string): Judgement[] {
  const [head, ...rows] = csvCells(text);
  const [a, b, verdict] = ['a', 'b', 'verdict'].map((name) => head?.cells.indexOf(name) ?? -1);
  if (a === undefined || b === undefined || verdict === undefined || Math.min(a, b, verdict) < 0) {
    const remedy = 'a file that `concord evaluate --sample` wrote.';
    throw new CommandError(ExitCode.usage, `${file} lacks a column verdict, a or b.`, remedy);
  }
  return rows.flatMap(({ line, cells }) => {
    const word = (cells[verdict] ?? '').trim().toLowerCase();
    if (word === '') return [];
    if (word !== 'same' && word !== 'different') {
      const what = `${file}:${line} says "${word}".`;
      throw new CommandError(ExitCode.usage, what, 'same, different, or nothing if unsure.');
    }
    return [{ line, a: cells[a] ?? '', b: cells[b] ?? '', verdict: word }];
  });
}

/** Cells of RFC 4180, with the line on which each row begins; empty rows are left out. */
function csvCells(text: string): { line: number; cells: string[] }[] {
  const rows: { line: number; cells: string[] }[] = [];
  let cells: string[] = [];
  let line = 1;
  let start = 1;
  const cell = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/gy;
  for (let match = cell.exec(text); match !== null; match = cell.exec(text)) {
    const [whole, quoted, plain = '', end] = match;
    cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    line += whole.split('\n').length - 1;
    if (end === ',') continue;
    if (cells.some((one) => one !== '')) rows.push({ line: start, cells });
    [cells, start] = [[], line];
    if (end === '' || cell.lastIndex >= text.length) break;
  }
  return rows;
}
