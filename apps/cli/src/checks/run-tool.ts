import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { childEnvironment, repositoryRoot } from '../environment';

export interface ToolOutcome {
  readonly code: number;
  /** stdout and stderr as they came. */
  readonly output: string;
}

/** Runs a tool of node_modules/.bin to its end, at the root of the repository unless told otherwise. */
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
  let output = '';
  const collect = (part: string): void => {
    output += part;
  };
  child.stdout.setEncoding('utf8').on('data', collect);
  child.stderr.setEncoding('utf8').on('data', collect);
  return await new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: -1, output: `${output}${error.message}` }));
    child.once('close', (code, signal) =>
      resolve({
        code: code ?? -1,
        output: signal === null ? output : `${output}\nended by ${signal}`,
      }),
    );
  });
}
