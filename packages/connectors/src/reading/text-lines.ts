import { SourceBroken } from './source-faults';

/** A line without its line break; the first one is number 1. */
export interface Line {
  readonly text: string;
  readonly number: number;
  /** False only for what stands after the last line break of the file. */
  readonly ended: boolean;
}

const longestLine = 4_000_000;

/** Cuts text that arrives in pieces into lines, by LF, CR LF, or CR where the first break is a bare CR. */
export class LineSplitter {
  private rest = '';
  private count = 0;
  private breakAt: '\n' | '\r' | undefined;

  constructor(private readonly file: string) {}

  write(text: string): Line[] {
    this.rest += text;
    this.breakAt ??= this.findBreak();
    const pieces = this.breakAt === undefined ? [this.rest] : this.rest.split(this.breakAt);
    this.rest = pieces.pop() ?? '';
    this.checkLength();
    return pieces.map((piece) => this.line(piece, true));
  }

  end(): Line[] {
    const text = this.rest;
    this.rest = '';
    if (this.breakAt === undefined && text.endsWith('\r')) return [this.line(text, true)];
    return text === '' ? [] : [this.line(text, false)];
  }

  private line(text: string, ended: boolean): Line {
    this.count += 1;
    return { text: text.endsWith('\r') ? text.slice(0, -1) : text, number: this.count, ended };
  }

  /** A CR at the very end may be half of a CR LF, so it decides nothing yet. */
  private findBreak(): '\n' | '\r' | undefined {
    const found = /[\r\n]/u.exec(this.rest);
    if (found === null || (found[0] === '\r' && found.index === this.rest.length - 1)) {
      return undefined;
    }
    return found[0] === '\r' && this.rest[found.index + 1] !== '\n' ? '\r' : '\n';
  }

  private checkLength(): void {
    if (this.rest.length <= longestLine) return;
    const position = `${this.file} line ${this.count + 1}`;
    throw new SourceBroken(
      'file.line-too-long',
      `${position}: longer than ${longestLine} characters; is this a text file with line breaks?`,
      position,
    );
  }
}
