import type { Command } from 'commander';
import { CommandError, ExitCode } from '../exit-codes';
import type { ApiClient } from '../api-client';
import { followRun } from '../load';
import { examples } from '../help';
import { homeOf } from '../home-option';
import { ServiceError } from '../service-connection';
import { runningStack } from '../stack-access';
import { grouped, type Terminal } from '../terminal';

interface RunOptions {
  readonly wait: boolean;
  readonly json?: boolean;
}

export function addRun(program: Command, terminal: Terminal): void {
  program
    .command('run')
    .description('Read configured sources now.')
    .argument('[sources...]', 'names of sources (default: all)')
    .option('--no-wait', 'start the reading and return')
    .option('--json', 'the outcome as JSON')
    .addHelpText(
      'after',
      examples([
        ['concord run', 'read every source of the workspace'],
        ['concord run crm shop', 'read two of them'],
      ]),
    )
    .action(async (names: string[], options: RunOptions, command: Command) => {
      const { api } = await runningStack(homeOf(command));
      const known = (await api.sources()).map(({ source }) => source);
      const chosen = names.length === 0 ? known : names;
      if (chosen.length === 0) {
        throw new CommandError(
          ExitCode.failed,
          'No sources are configured.',
          'apply a workspace: ./concord apply DIR',
        );
      }
      const outcomes = [];
      for (const source of chosen) {
        const runId = await startedRun(api, source, names.length > 0, terminal);
        if (runId === undefined) continue;
        if (!options.wait) {
          outcomes.push({ source, runId });
          continue;
        }
        const run = await followRun(api, runId, source, terminal);
        outcomes.push({ source, runId, ...run });
        if (run.status === 'failed') process.exitCode = ExitCode.failed;
        const { received, repeats, unreadable } = run.counts;
        terminal.note(
          run.status === 'completed'
            ? `${source}: ${grouped(received)} records, ${grouped(repeats)} unchanged, ${grouped(unreadable)} unreadable`
            : `${source}: ${run.status}: ${run.error ?? 'no reason given'}`,
        );
      }
      if (options.json === true) terminal.json(outcomes);
    });
}

/** Without names all sources are meant that can be read; a named one that cannot is an error. */
async function startedRun(
  api: ApiClient,
  source: string,
  named: boolean,
  terminal: Terminal,
): Promise<string | undefined> {
  try {
    return await api.startRun(source);
  } catch (error) {
    if (
      named ||
      !(error instanceof ServiceError) ||
      error.problem?.code !== 'source.nothing-to-read'
    ) {
      throw error;
    }
    terminal.note(
      `${source}: nothing to read by itself; load a file: ./concord load FILE --source ${source}`,
    );
    return undefined;
  }
}
