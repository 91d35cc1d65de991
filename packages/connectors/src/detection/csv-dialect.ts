import { RowScanner } from '../csv-source/row-scanner';

const delimiters = [',', ';', '\t', '|', ' '] as const;
const mostRows = 200;

/** Rows of the beginning of a file; the last line may be cut and is left out. */
function rowsOf(text: string, delimiter: string): string[][] {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  const isCut = lines.length > 1 && !/[\r\n]$/.test(text);
  const whole = isCut ? lines.slice(0, -1) : lines;
  const rows: string[][] = [];
  let scanner = new RowScanner(delimiter);
  for (const line of whole.slice(0, mostRows)) {
    const state = scanner.feed(delimiter === ' ' ? line.trim().replace(/ {2,}/g, ' ') : line);
    if (state === 'open') continue;
    if (state === 'complete') rows.push(scanner.cells);
    scanner = new RowScanner(delimiter);
  }
  return rows;
}

function commonest(lengths: readonly number[]): { length: number; share: number } {
  const counts = new Map<number, number>();
  for (const length of lengths) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  return { length: best?.[0] ?? 0, share: (best?.[1] ?? 0) / Math.max(1, lengths.length) };
}

/** Columns that blanks put in line have more than one of them between some. */
function isAligned(text: string): boolean {
  const lines = text.split(/\r?\n/).slice(0, mostRows);
  return lines.filter((line) => /\S {2,}\S/.test(line)).length > lines.length / 2;
}

/** The rows of one length are what a delimiter is known by; of two that do, the one with more columns. */
export function detectDelimiter(text: string): string {
  const scored = delimiters.map((delimiter) => {
    const { length, share } = commonest(rowsOf(text, delimiter).map((row) => row.length));
    // Blanks stand in names and sentences: they divide only what nothing else divides.
    const doubt = delimiter !== ' ' ? 1 : isAligned(text) ? 0.5 : 0;
    return {
      delimiter,
      score: length < 2 || share < 0.7 ? 0 : doubt * share * Math.log2(length + 1),
    };
  });
  const [best] = scored.sort((a, b) => b.score - a.score);
  return best === undefined || best.score === 0 ? ',' : best.delimiter;
}

const data =
  /^[-+]?[\d.,/: ()+-]*\d[\d.,/: ()+-]*%?$|@|^\d{4}-\d{2}|^https?:|^(?:true|false|null|n\/a)$/i;
/** The shape of a value, coarse: what is a number, how long a text is. */
const shapeOf = (cell: string): string => {
  if (/^[\d.,:/ +-]+$/.test(cell)) return '9';
  return /\d/.test(cell) ? 'mixed' : 'text';
};

/**
 * Whether the first row names the columns: names are there, differ, and are no data; and some column looks
 * different below.
 */
export function hasHeader(text: string, delimiter: string): boolean {
  const [first, ...rest] = rowsOf(text, delimiter);
  if (first === undefined) return true;
  const names = first.map((cell) => cell.trim());
  const filled = names.filter((name) => name !== '');
  if (filled.length < Math.ceil(names.length / 2)) return false;
  const repeats = filled.length - new Set(filled).size;
  if (filled.some((name) => data.test(name)) || repeats > filled.length / 3) return false;
  if (rest.length === 0) return true;
  const body = rest.slice(0, 50);
  const isOther = names.some((name, at) => {
    const cells = body.map((row) => row[at]?.trim() ?? '').filter((cell) => cell !== '');
    const sameShape = cells.filter((cell) => shapeOf(cell) === shapeOf(name)).length;
    return cells.length > 0 && sameShape < cells.length * 0.5;
  });
  // All columns are words, as in a list of names: a name that comes again below is no header.
  const comesAgain = names.some((name, at) =>
    body.some((row) => row[at]?.trim() === name && name !== ''),
  );
  return isOther || !comesAgain;
}
