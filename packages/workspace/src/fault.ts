/**
 * Something wrong in a workspace, said so that a person can mend it without reading our code.
 * `file` is relative to the workspace folder, `line` and `column` count from 1, `path` is where it
 * stands in the file (`mapping.givenName`; empty for the file itself).
 */
export interface Fault {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly path: string;
  readonly message: string;
  readonly expected?: string;
  /** The valid word that is spelled most like the one found. */
  readonly nearest?: string;
}

/** A place in a file: keys of objects and positions in lists. */
export type Path = readonly (string | number)[];

/** A fault before it has a file and a line. `at` says whether the key or its value is to blame. */
export interface Finding {
  readonly path: Path;
  readonly at: 'key' | 'value';
  readonly message: string;
  readonly expected?: string;
  readonly nearest?: string;
}

/** `['require', 0]` → `require[0]` */
export function pathText(path: Path): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else text += text === '' ? step : `.${step}`;
  }
  return text;
}

/** One fault as one line: `sources/crm.yaml:7:3 mapping.emial: …; expected …; did you mean "email"?` */
export function faultText(fault: Fault): string {
  const place = `${fault.file}:${fault.line}:${fault.column}`;
  const subject = fault.path === '' ? '' : ` ${fault.path}`;
  const expected = fault.expected === undefined ? '' : `; expected ${fault.expected}`;
  const nearest = fault.nearest === undefined ? '' : `; did you mean "${fault.nearest}"?`;
  return `${place}${subject}: ${fault.message}${expected}${nearest}`;
}

export function byPlace(a: Fault, b: Fault): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
