export type LocalStackErrorCode =
  | 'external-server-unreachable'
  | 'external-server-unsuitable'
  | 'external-server-not-ours'
  | 'port-taken'
  | 'start-failed'
  | 'binary-not-found'
  | 'integrity-mismatch'
  | 'download-failed'
  | 'lock-timeout';

/** Something about the local MongoDB or RabbitMQ that a person has to put right; `remedy` says how. */
export class LocalStackError extends Error {
  constructor(
    readonly code: LocalStackErrorCode,
    what: string,
    readonly remedy: string,
    options?: ErrorOptions,
  ) {
    super(`${what}\n  What to do: ${remedy}`, options);
    this.name = 'LocalStackError';
  }
}

/** The text of whatever was thrown. */
export function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** The system's error code (`ENOENT`, `EADDRINUSE`) of whatever was thrown, if it has one. */
export function systemCodeOf(thrown: unknown): string | undefined {
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string'
    ? thrown.code
    : undefined;
}
