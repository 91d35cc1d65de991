import { spawn } from 'node:child_process';
import { constants, promises as fs } from 'node:fs';
import { delimiter, join } from 'node:path';
import { childEnvironment, readEnvironment } from './environment';

export interface CommandResult {
  readonly code: number;
  readonly output: string;
}

export interface CommandOptions {
  readonly cwd?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
  readonly onOutput?: (text: string) => void;
}

/**
 * Runs a program to its end and gives its exit code with stdout and stderr together.
 * A program that cannot be started, or that outlives `timeoutMs` (milliseconds), gives code -1 and the reason.
 */
export async function runCommand(
  program: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: childEnvironment(options.environment),
    stdio: ['ignore', 'pipe', 'pipe'],
    signal: options.timeoutMs === undefined ? undefined : AbortSignal.timeout(options.timeoutMs),
    killSignal: 'SIGKILL',
  });
  let output = '';
  const collect = (text: Buffer): void => {
    output += text.toString();
    options.onOutput?.(text.toString());
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  return await new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: -1, output: `${output}${error.message}` }));
    child.once('close', (code) => resolve({ code: code ?? -1, output }));
  });
}

async function isExecutable(file: string): Promise<boolean> {
  return await fs.access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** The full path of a program on PATH, or in one of `alsoIn` (`sbin` is often not on the PATH of ordinary users). */
export async function findProgram(
  name: string,
  alsoIn: readonly string[] = [],
): Promise<string | undefined> {
  const folders = [
    ...readEnvironment()
      .path.split(delimiter)
      .filter((folder) => folder !== ''),
    ...alsoIn,
  ];
  for (const folder of folders) {
    const file = join(folder, name);
    if (await isExecutable(file)) return file;
  }
  return undefined;
}
