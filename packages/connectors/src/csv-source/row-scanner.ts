/** `open`: a quoted cell goes on in the next line. `fault`: text follows a closing quote. */
export type RowState = 'complete' | 'open' | 'fault';

/**
 * Takes the lines of one row (RFC 4180). A quote inside of an unquoted cell is text, as in
 * `5" pipe`: only a quote at the beginning of a cell opens a quotation.
 */
export class RowScanner {
  readonly cells: string[] = [];
  private cell = '';
  private quoted = false;

  constructor(private readonly delimiter: string) {}

  feed(line: string): RowState {
    if (this.quoted) this.cell += '\n';
    let at = 0;
    for (;;) {
      if (!this.quoted && line[at] === '"') {
        this.quoted = true;
        this.cell = '';
        at += 1;
      }
      const next = this.quoted ? this.closeQuote(line, at) : this.plainCell(line, at);
      if (typeof next === 'string') return next;
      at = next;
    }
  }

  private plainCell(line: string, at: number): number | RowState {
    const end = line.indexOf(this.delimiter, at);
    this.cells.push(end < 0 ? line.slice(at) : line.slice(at, end));
    return end < 0 ? 'complete' : end + 1;
  }

  private closeQuote(line: string, at: number): number | RowState {
    const quote = line.indexOf('"', at);
    if (quote < 0) {
      this.cell += line.slice(at);
      return 'open';
    }
    this.cell += line.slice(at, quote);
    const after = line[quote + 1];
    if (after === '"') {
      this.cell += '"';
      return quote + 2;
    }
    if (after !== undefined && after !== this.delimiter) return 'fault';
    this.cells.push(this.cell);
    this.quoted = false;
    return after === undefined ? 'complete' : quote + 2;
  }
}
