import type { ItemParser, ParseContext } from '../reading/file-reader';
import { unreadable } from '../reading/raw-record';
import { SourceBroken } from '../reading/source-faults';
import { hasLostCharacters, lostCharactersMessage } from '../reading/text-decoder';
import { LineSplitter, type Line } from '../reading/text-lines';
import { checkIdColumn, columnNames } from './csv-header';
import { RowScanner } from './row-scanner';

export interface CsvFormat {
  readonly delimiter: string;
  readonly encoding: string;
  /** Whether the first row names the columns. */
  readonly header: boolean;
  readonly id: string | undefined;
}

interface CompleteRow {
  readonly row: Line[];
  readonly cells: string[];
  readonly text: string;
  readonly position: string;
}

/** A row over more lines than this much text has lost its closing quote. */
const longestRow = 1_000_000;

const noClosingQuote = 'a cell opens with a quote that never closes';

/** Columns that are set apart by blanks have as many of them as it takes to stand in line. */
function aligned(line: Line): Line {
  return line.text.includes('"')
    ? line
    : { ...line, text: line.text.trim().replace(/ {2,}/g, ' ') };
}

/**
 * Reads rows, and finds its way back after a broken one. A quote that is never closed would
 * swallow the rest of the file; such a row is given up at its first line and reading goes on with
 * the second. That is why this does not use a CSV library: they stop, or lose what follows.
 */
export class CsvParser implements ItemParser {
  private readonly lines: LineSplitter;
  private columns: string[] | undefined;
  private row: Line[] = [];
  private rowLength = 0;
  private scanner: RowScanner;

  constructor(
    private readonly format: CsvFormat,
    private readonly context: ParseContext,
  ) {
    this.lines = new LineSplitter(context.file);
    this.scanner = new RowScanner(format.delimiter);
  }

  write(text: string): void {
    this.takeAll(this.lines.write(text));
  }

  end(): void {
    this.takeAll(this.lines.end());
    while (this.row.length > 0) this.takeAll(this.giveUp(noClosingQuote));
    if (this.columns === undefined) {
      const position = this.positionOf(1);
      throw new SourceBroken(
        'csv.empty',
        `${position}: the file is empty; expected a header row`,
        position,
      );
    }
  }

  private takeAll(lines: readonly Line[]): void {
    let waiting = lines;
    while (waiting.length > 0) {
      let again: Line[] = [];
      let at = 0;
      while (at < waiting.length && again.length === 0) {
        const line = waiting[at++];
        if (line !== undefined) again = this.take(line);
      }
      waiting = again.length === 0 ? [] : [...again, ...waiting.slice(at)];
    }
  }

  /** Takes one line; returns the lines that have to be read again. */
  private take(read: Line): Line[] {
    const line = this.format.delimiter === ' ' ? aligned(read) : read;
    if (this.row.length === 0 && line.text.trim() === '') return [];
    this.row.push(line);
    this.rowLength += line.text.length;
    const state = this.scanner.feed(line.text);
    if (state === 'complete') return this.complete();
    if (state === 'open') return this.rowLength > longestRow ? this.giveUp(noClosingQuote) : [];
    if (this.row.length > 1) return this.giveUp(noClosingQuote);
    return this.giveUp(
      'text stands after a closing quote; a quote within a cell is written twice ("")',
    );
  }

  private positionOf(line: number): string {
    return `${this.context.file} line ${line}`;
  }

  private nextRow(): { row: Line[]; cells: string[]; first: number } {
    const { row, scanner } = this;
    this.row = [];
    this.rowLength = 0;
    this.scanner = new RowScanner(this.format.delimiter);
    return { row, cells: scanner.cells, first: row[0]?.number ?? 1 };
  }

  /** Reports the first line of the row as broken and hands back the others. */
  private giveUp(fault: string): Line[] {
    const { row, first } = this.nextRow();
    const [line, ...others] = row;
    const position = this.positionOf(first);
    if (this.columns === undefined) {
      throw new SourceBroken(
        'csv.header',
        `${position}: the header row is broken: ${fault}`,
        position,
      );
    }
    const cutOff = line?.ended === false && fault === noClosingQuote;
    this.context.emit(
      unreadable(cutOff ? 'csv.cut-off' : 'csv.quote', fault, position, line?.text ?? ''),
    );
    if (cutOff) throw this.cutOff(position);
    return others;
  }

  private complete(): Line[] {
    const { row, cells, first } = this.nextRow();
    const position = this.positionOf(first);
    const text = row.map((line) => line.text).join('\n');
    if (this.columns === undefined) {
      this.readHeader(cells, text, position);
      if (this.format.header) return [];
    }
    return this.readRow({ row, cells, text, position });
  }

  private readRow({ row, cells, text, position }: CompleteRow): Line[] {
    const columns = this.columns ?? [];
    if (hasLostCharacters(text)) {
      const message = lostCharactersMessage(this.format.encoding);
      this.context.emit(unreadable('file.wrong-encoding', message, position, text));
      return [];
    }
    if (this.fits(cells, columns)) {
      const data = Object.fromEntries(columns.map((name, i) => [name, cells[i] ?? '']));
      this.context.emit(this.context.record(data, position));
      return [];
    }
    return this.misfit(row, cells, columns, position);
  }

  private readHeader(cells: readonly string[], text: string, position: string): void {
    if (hasLostCharacters(text)) {
      const message = `${position}: the header row holds ${lostCharactersMessage(this.format.encoding)}`;
      throw new SourceBroken('file.wrong-encoding', message, position);
    }
    const columns = columnNames(this.format.header ? cells : cells.map(() => ''));
    const { id, delimiter } = this.format;
    if (id !== undefined) checkIdColumn(id, columns, delimiter, position);
    this.columns = columns;
  }

  /** Empty cells after the last column are only delimiters too many. */
  private fits(cells: readonly string[], columns: readonly string[]): boolean {
    if (cells.length < columns.length) return false;
    return cells.slice(columns.length).every((cell) => cell.trim() === '');
  }

  private misfit(row: Line[], cells: string[], columns: string[], position: string): Line[] {
    const [first, ...others] = row;
    const cutOff = cells.length < columns.length && row.at(-1)?.ended === false;
    const rowsWithin = others.some(({ text }) =>
      this.fits(text.split(this.format.delimiter), columns),
    );
    // Whole rows inside a quotation: it was the quote that was wrong, not the number of columns.
    const swallowed = rowsWithin && first !== undefined;
    const message = swallowed
      ? noClosingQuote
      : `${cells.length} columns where the header has ${columns.length}`;
    const code = swallowed ? 'csv.quote' : cutOff ? 'csv.cut-off' : 'csv.columns';
    const excerpt = (swallowed ? [first] : row).map(({ text }) => text).join('\n');
    this.context.emit(unreadable(code, message, position, excerpt));
    if (swallowed) return others;
    if (cutOff) throw this.cutOff(position);
    return [];
  }

  private cutOff(position: string): SourceBroken {
    const message = `${position}: the file ends in the middle of a row; it was probably cut off on its way, send it again`;
    return new SourceBroken('csv.cut-off', message, position);
  }
}
