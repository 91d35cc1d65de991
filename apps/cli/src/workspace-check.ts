import { readWorkspace, faultText, type ReadWorkspace } from '@concord/workspace';
import pc from 'picocolors';
import { environmentVariables } from './environment';
import { CommandError, ExitCode } from './exit-codes';
import type { Terminal } from './terminal';

export type ValidWorkspace = Extract<ReadWorkspace, { ok: true }>;

/** Reads a workspace folder; `${NAME}` in its texts comes from the environment. */
export async function checkWorkspace(dir: string): Promise<ReadWorkspace> {
  return await readWorkspace(dir, environmentVariables());
}

export function faultCount(count: number): string {
  return count === 1 ? '1 fault' : `${count} faults`;
}

/** Faults to stderr, one line each, as `file:line:col`, so that editors can jump there. */
export function showFindings(read: ReadWorkspace, terminal: Terminal): void {
  for (const warning of read.warnings)
    terminal.note(`${pc.yellow('warning')} ${faultText(warning)}`);
  if (read.ok) return;
  for (const fault of read.faults) terminal.note(`${pc.red('error')} ${faultText(fault)}`);
}

/** A valid workspace. @throws CommandError (exit code 3) after showing every fault */
export async function validWorkspace(dir: string, terminal: Terminal): Promise<ValidWorkspace> {
  const read = await checkWorkspace(dir);
  showFindings(read, terminal);
  if (read.ok) return read;
  throw new CommandError(
    ExitCode.workspaceInvalid,
    `The workspace ${dir} has ${faultCount(read.faults.length)}; nothing was changed.`,
  );
}
