import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { childEnvironment, repositoryRoot } from '../environment';
import { CommandError, ExitCode } from '../exit-codes';

export interface ToolOutcome {
  readonly code: number;
  /** stdout and stderr as they came. */
  readonly output: string;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs a tool of node_modules/.bin to its end, at the root of the repository unless told otherwise.
 * A signal to us ends the tool and then the command, which can clean up.
 */
export async function runTool(
  tool: string,
  args: readonly string[],
  cwd = repositoryRoot,
): Promise<ToolOutcome> {
  const child = spawn(join(repositoryRoot, 'node_modules', '.bin', tool), args, {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: childEnvironment({ TURBO_TELEMETRY_DISABLED: '1', FORCE_COLOR: '0' }),
  });
  let interrupted = false;
  const interrupt = (): void => {
    interrupted = true;
    child.kill('SIGTERM');
  };
  for (const name of signals) process.on(name, interrupt);
  let output = '';
  const collect = (part: string): void => {
    output += part;
  };
  child.stdout.setEncoding('utf8').on('data', collect);
  child.stderr.setEncoding('utf8').on('data', collect);
  const outcome = await new Promise<ToolOutcome>((resolve) => {
    child.once('error', (error) => resolve({ code: -1, output: `${output}${error.message}` }));
    child.once('close', (code, signal) =>
      resolve({
        code: code ?? -1,
        output: signal === null ? output : `${output}\nended by ${signal}`,
      }),
    );
  });
  for (const name of signals) process.off(name, interrupt);
  if (wasInterrupted()) throw new CommandError(ExitCode.failed, `Interrupted during ${tool}.`);
  return outcome;

  function wasInterrupted(): boolean {
    return interrupted;
  }
}
