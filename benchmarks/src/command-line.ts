import { parseArgs } from 'node:util';
import { say } from './report';

/** What a benchmark was called with makes no sense to it; the message says what it takes. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * Runs a benchmark: `--help` shows what it takes and what it prints. Ends the process with 2 after
 * wrong use, with 1 after a failure.
 */
export function runBenchmark(usage: string, main: () => Promise<void>): void {
  const words = process.argv.slice(2);
  if (words.includes('--help') || words.includes('-h')) {
    process.stdout.write(`${usage}\n`);
    return;
  }
  main().catch((error: unknown) => {
    if (isWrongUse(error)) say(`${error.message}\n\n${usage}`);
    else say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exit(isWrongUse(error) ? 2 : 1);
  });
}

function isWrongUse(error: unknown): error is Error {
  if (error instanceof UsageError) return true;
  const { code = '' }: NodeJS.ErrnoException =
    error instanceof Error ? error : { name: '', message: '' };
  return code.startsWith('ERR_PARSE_ARGS');
}

/** @throws UsageError when an option is no whole number above 0. */
export function whole(name: string, text: string | undefined, usual: number): number {
  if (text === undefined) return usual;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new UsageError(`--${name} takes a whole number above 0, such as ${usual}, not "${text}"`);
}

/**
 * Whole numbers of the command line by name: `--records 50000`.
 *
 * @throws UsageError that names the option and what it takes.
 */
export function numbers<Name extends string>(
  defaults: Readonly<Record<Name, number>>,
): Record<Name, number> {
  const names = Object.keys(defaults) as Name[];
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  const { values } = parseArgs({ options });
  const numberOf = (name: Name): number => {
    const given = values[name];
    return whole(name, typeof given === 'string' ? given : undefined, defaults[name]);
  };
  return Object.fromEntries(names.map((name) => [name, numberOf(name)])) as Record<Name, number>;
}
