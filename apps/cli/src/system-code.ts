/**
 * The system's code (`ENOENT`, `EEXIST`) of whatever was thrown. Not by `instanceof Error`: an
 * error of Node's own modules is of another realm where tests run in a context of their own.
 */
export function systemCodeOf(thrown: unknown): string | undefined {
  if (typeof thrown !== 'object' || thrown === null || !('code' in thrown)) return undefined;
  return typeof thrown.code === 'string' ? thrown.code : undefined;
}
