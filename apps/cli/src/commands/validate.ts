import type { Command } from 'commander';
import { ExitCode } from '../exit-codes';
import { examples } from '../help';
import type { Terminal } from '../terminal';
import { checkWorkspace, faultCount, showFindings } from '../workspace-check';

export function addValidate(program: Command, terminal: Terminal): void {
  program
    .command('validate')
    .description(
      'Check a workspace folder; every fault with file, line, path and the nearest valid word.',
    )
    .argument('<dir>', 'the workspace folder')
    .option('--json', 'the findings as JSON')
    .addHelpText(
      'after',
      examples([
        ['concord validate my-company', 'exit code 0 without faults, 3 with'],
        ['concord validate my-company --json', 'for an editor or a pipeline'],
      ]),
    )
    .action(async (dir: string, options: { json?: boolean }) => {
      const read = await checkWorkspace(dir);
      if (options.json === true) {
        const faults = read.ok ? [] : read.faults;
        terminal.json({ ok: read.ok, faults, warnings: read.warnings });
      } else {
        showFindings(read, terminal);
        terminal.print(
          read.ok ? summary(read.workspace, dir) : `${faultCount(read.faults.length)} in ${dir}`,
        );
      }
      if (!read.ok) process.exitCode = ExitCode.workspaceInvalid;
    });
}

function summary(
  workspace: { name: string; sources: readonly unknown[]; destinations: readonly unknown[] },
  dir: string,
): string {
  const { name, sources, destinations } = workspace;
  return `${dir} is valid: workspace ${name}, ${sources.length} sources, ${destinations.length} destinations`;
}
