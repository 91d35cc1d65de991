import { promises as fs } from 'node:fs';
import { Option, type Command } from 'commander';
import { CommandError, ExitCode } from '../exit-codes';
import { followRun } from '../load';
import { examples } from '../help';
import { homeOf } from '../home-option';
import { runningStack } from '../stack-access';
import { systemCodeOf } from '../system-code';
import { grouped, type Terminal } from '../terminal';

interface LoadOptions {
  readonly source: string;
  readonly mode?: 'full' | 'incremental';
  readonly wait: boolean;
  readonly json?: boolean;
}

export function addLoad(program: Command, terminal: Terminal): void {
  program
    .command('load')
    .description('Send a file to a source: CSV, NDJSON or XML, as the source is configured.')
    .argument('<file>', 'the file')
    .requiredOption('--source <name>', 'the source whose records it holds')
    .addOption(
      new Option(
        '--mode <mode>',
        'what the file is, if not what the source is configured as',
      ).choices(['full', 'incremental']),
    )
    .option('--no-wait', 'return as soon as the file is sent')
    .option('--json', 'the outcome as JSON')
    .addHelpText(
      'after',
      examples([
        ['concord load customers.csv --source crm', 'send, then show how reading gets on'],
        [
          'concord load new.csv --source crm --mode incremental',
          'it holds only what is new or changed',
        ],
        ['concord load big.ndjson --source erp --no-wait', 'send; `concord wait` later'],
      ]),
    )
    .action(async (file: string, options: LoadOptions, command: Command) => {
      await readable(file);
      const { api } = await runningStack(homeOf(command));
      const runId = await api.loadFile(options.source, file, options.mode);
      if (!options.wait) {
        terminal.print(options.json === true ? JSON.stringify({ runId }) : `run ${runId} started`);
        return;
      }
      const run = await followRun(api, runId, options.source, terminal);
      const { received, forwarded, repeats, unreadable } = run.counts;
      if (options.json === true) terminal.json({ runId, ...run });
      else {
        terminal.print(
          `${options.source}: ${grouped(received)} received, ${grouped(forwarded)} forwarded ` +
            `(${grouped(unreadable)} of them unreadable), ${grouped(repeats)} repeats`,
        );
      }
      if (run.status === 'completed') return;
      throw new CommandError(
        ExitCode.failed,
        `The run ${runId} ${run.status === 'failed' ? 'failed' : 'waits'}: ${run.error ?? 'no reason given'}`,
        'what was good in the file is kept; correct the file and load it again, unchanged records count as repeats.',
      );
    });
}

async function readable(file: string): Promise<void> {
  const stat = await fs.stat(file).catch((error: unknown) => {
    const absent = systemCodeOf(error) === 'ENOENT';
    const why = absent ? 'there is no such file' : String(error);
    throw new CommandError(ExitCode.usage, `${file} cannot be read: ${why}.`);
  });
  if (!stat.isFile()) throw new CommandError(ExitCode.usage, `${file} is not a file.`);
}
