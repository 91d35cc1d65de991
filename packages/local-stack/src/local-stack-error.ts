export type LocalStackErrorCode =
  | 'external-server-unreachable'
  | 'external-server-unsuitable'
  | 'external-server-not-ours'
  | 'port-taken'
  /** Taken by another program between our look and the server's start. */
  | 'port-lost'
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

/**
 * A text field of whatever was thrown. Not by `instanceof Error`: under jest the errors of Node's own modules come from
 * another realm and are no instances of the `Error` that we see.
 */
function textField(thrown: unknown, name: 'message' | 'code'): string | undefined {
  if (typeof thrown !== 'object' || thrown === null) return undefined;
  const value: unknown = Reflect.get(thrown, name);
  return typeof value === 'string' ? value : undefined;
}

/** The text of whatever was thrown. */
export function reasonOf(thrown: unknown): string {
  return textField(thrown, 'message') ?? String(thrown);
}

/** The system's error code (`ENOENT`, `EADDRINUSE`) of whatever was thrown, if it has one. */
export function systemCodeOf(thrown: unknown): string | undefined {
  return textField(thrown, 'code');
}
