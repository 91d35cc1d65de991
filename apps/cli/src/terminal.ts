import Table from 'cli-table3';
import pc from 'picocolors';

export interface Output {
  readonly isTTY?: boolean | undefined;
  write(text: string): boolean;
}

/**
 * Where a command speaks: results to `out`, so that they can be piped; everything about the way
 * there (progress, notes, warnings) to `err`.
 */
export class Terminal {
  constructor(
    readonly out: Output,
    readonly err: Output,
  ) {}

  /** Whether somebody watches: progress bars instead of lines. */
  get interactive(): boolean {
    return this.err.isTTY === true;
  }

  print(text = ''): void {
    this.out.write(`${text}\n`);
  }

  json(value: unknown): void {
    this.out.write(`${JSON.stringify(value, null, 2)}\n`);
  }

  note(text: string): void {
    this.err.write(`${text}\n`);
  }

  warn(text: string): void {
    this.err.write(`${pc.yellow('!')} ${text}\n`);
  }
}

export const processTerminal = new Terminal(process.stdout, process.stderr);

export type Cell = string | number;

/** A table without frames: columns wide enough, numbers to the right. */
export function tableText(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const numeric = head.map((_, column) => rows.some((row) => typeof row[column] === 'number'));
  const table = new Table({
    head: head.map((title) => pc.dim(title)),
    colAligns: numeric.map((right) => (right ? 'right' : 'left')),
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 2 },
    chars: plainFrame,
  });
  table.push(
    ...rows.map((row) => row.map((cell) => (typeof cell === 'number' ? grouped(cell) : cell))),
  );
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

const plainFrame = {
  ...{ top: '', 'top-mid': '', 'top-left': '', 'top-right': '' },
  ...{ bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '' },
  ...{ left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '', middle: '' },
};

/** 12345 → `12,345`, whatever the language of the machine. */
export function grouped(count: number): string {
  return count.toLocaleString('en-US');
}

/** Seconds as people say them: `0.8 s`, `41 s`, `3 min 5 s`. */
export function durationText(milliseconds: number): string {
  if (milliseconds < 9_950) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const rest = seconds % 60;
  return rest === 0
    ? `${Math.floor(seconds / 60)} min`
    : `${Math.floor(seconds / 60)} min ${rest} s`;
}
