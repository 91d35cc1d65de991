/** What the exit code of every command means; `concord --help` prints this table. */
export const ExitCode = {
  ok: 0,
  failed: 1,
  usage: 2,
  workspaceInvalid: 3,
  notRunning: 4,
  checkFailed: 5,
} as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

export const exitCodeMeanings: Readonly<Record<ExitCode, string>> = {
  0: 'done',
  1: 'failed; the message says why',
  2: 'wrong use: unknown command, missing argument, old Node.js',
  3: 'the workspace has faults',
  4: 'Concord is not running, or does not answer',
  5: 'a check did not hold: a test, a sum of the demo, a check of a source',
};

/** Something a person has to put right. Shown without a stack trace; `remedy` says what to do. */
export class CommandError extends Error {
  constructor(
    readonly exitCode: ExitCode,
    what: string,
    remedy?: string,
    options?: ErrorOptions,
  ) {
    super(remedy === undefined ? what : `${what}\n  What to do: ${remedy}`, options);
    this.name = 'CommandError';
  }
}
