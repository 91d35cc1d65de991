const quote = 0x22;
const lineFeed = 0x0a;

/** Counts the rows of lines that go by; of CSV, not the line breaks within quotes. */
export class RowCounter {
  private quoted = false;
  private lines = 0;

  constructor(private readonly format: 'ndjson' | 'csv') {}

  add(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (byte === quote && this.format === 'csv') this.quoted = !this.quoted;
      else if (byte === lineFeed && !this.quoted) this.lines += 1;
    }
  }

  /** @param header whether the first line was one */
  rows(header: boolean): number {
    return this.lines - (header && this.lines > 0 ? 1 : 0);
  }
}
