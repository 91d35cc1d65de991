/**
 * What may leave in a log line. Customer data is all around in these services, so nothing goes
 * out because nobody forbade it: only the fields below, numbers and flags do.
 */
const idFields: ReadonlySet<string> = new Set([
  'record',
  'entity',
  'message',
  'trace',
  'source',
  'destination',
  'type',
  'queue',
  'channel',
  'partition',
  'shard',
  'run',
  'job',
  'connector',
  'model',
  'code',
  'key',
  'role',
  'method',
  'route',
  'signal',
  'state',
  'endpoint',
  'context',
  'check',
  'url',
  'connection',
  'instance',
  'lease',
  'hash',
]);

/** Ids as machines write them. An e-mail address or a name used as an id is not among them. */
const plainId = /^[A-Za-z0-9_.:/{}[\]*#=,-]{1,200}$/;

/** Above this a number may be a telephone or an identity card number. */
const largestCount = 1e9;

/**
 * The fields of a log line that may be printed. Ids of an unusual shape are replaced by the
 * beginning of their SHA-256, so that they can still be followed; `withheld` counts the rest.
 */
export function printable(
  fields: Readonly<Record<string, unknown>>,
  digest: (text: string) => string,
): Record<string, unknown> {
  const printed: Record<string, unknown> = {};
  let withheld = 0;
  for (const [name, value] of Object.entries(fields)) {
    const shown = value === undefined ? undefined : shownValue(name, value, digest);
    if (shown !== undefined) printed[name] = shown;
    else if (value !== undefined) withheld += 1;
  }
  return withheld === 0 ? printed : { ...printed, withheld };
}

function shownValue(name: string, value: unknown, digest: (text: string) => string): unknown {
  if (name === 'error') return errorFields(value);
  if (name === 'reason') return typeof value === 'string' ? reasonOf(value) : undefined;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return Math.abs(value) < largestCount ? value : undefined;
  if (typeof value !== 'string' || !idFields.has(name)) return undefined;
  return plainId.test(value) ? value : `sha256:${digest(value).slice(0, 16)}`;
}

/**
 * An error without what it may quote. Drivers put the offending document into their messages
 * (`E11000 dup key: { email: … }`), so only errors known to speak of machines keep their words;
 * of all others the class, the code and the place in the code remain, which is where one looks.
 */
export function errorFields(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = codeOf(error);
  return {
    name: error.name,
    ...(code === undefined ? {} : { code }),
    ...(speaksOfMachines(error) ? { message: withoutQuotes(error.message) } : {}),
    at: framesOf(error),
    ...(error.cause === undefined ? {} : { cause: errorFields(error.cause) }),
  };
}

const machineErrors =
  /^(Mongo(?:ose)?(Network|ServerSelection|Topology|NotConnected|PoolCleared|Parse)\w*|ReferenceError|TypeError|UnknownDependenciesException|UndefinedDependencyException|UnknownExportException|InvalidClassModuleException|IllegalOperationError)$/;

function speaksOfMachines(error: Error): boolean {
  const isSystemError = 'syscall' in error;
  return (
    isSystemError || machineErrors.test(error.name) || machineErrors.test(error.constructor.name)
  );
}

/** How brokers, sockets and drivers begin what they say. */
const machineWords =
  /^(\w*Error: )?(connect|read|write|getaddrinfo|socket|connection|channel|heartbeat|handshake|operation failed|server selection)\b/i;

/** A reason given as text: a code, the words of a machine, or else the class of the error alone. */
function reasonOf(reason: string): string | undefined {
  if (plainId.test(reason)) return reason;
  if (machineWords.test(reason)) return withoutQuotes(reason);
  return /^([A-Z]\w{0,59}): /.exec(reason)?.[1];
}

function withoutQuotes(text: string): string {
  return text.replace(/"[^"]*"|`[^`]*`|\{[^}]*\}/g, '"…"').slice(0, 500);
}

function codeOf(error: Error): string | number | undefined {
  if (!('code' in error)) return undefined;
  const { code } = error;
  if (typeof code === 'number') return code;
  return typeof code === 'string' && /^[A-Za-z][A-Za-z0-9_.-]{0,59}$/.test(code) ? code : undefined;
}

function framesOf(error: Error): string[] {
  const lines = error.stack?.split('\n') ?? [];
  return lines
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim().replace(/^at /, ''));
}
